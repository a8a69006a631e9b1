import { assess, checkTarget, unansweredFault } from '../../assess.ts';
import { InputError, UsageError } from '../../errors.ts';
import { type AssessmentGateSettings, judgeAssessment } from '../../gate/gate.ts';
import { type Unfinished, unfinished } from '../../maturity/interview.ts';
import { topLevel } from '../../maturity/placement.ts';
import { type ModelFile, readModel } from '../../model-file.ts';
import {
  assessmentFormatNames,
  assessmentFormatOfExtension,
  assessmentFormats,
} from '../../report/assessment/formats.ts';
import { gatedAssessment } from '../../report/assessment/gated.ts';
import type { AssessmentResult } from '../../report/assessment/result.ts';
import { assessmentVerdict } from '../../report/assessment/verdict.ts';
import { wordsOf } from '../../report/assessment/words.ts';
import { plain } from '../../report/plain.ts';
import { shellWord } from '../../shell-word.ts';
import { checkLevel, readAssessOptions, type TypedAssess } from '../assess-options.ts';
import type { WornBranding } from '../config/with-configuration.ts';
import { openModel } from '../documents.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import { whileHeld } from '../locked-answers.ts';
import { checkOutputs } from '../outputs.ts';
import { type Presentation, presentationOf } from '../presentation.ts';
import { previousOf } from '../results.ts';
import { show } from '../show.ts';
import { endOfGate, sayGate } from '../verdict.ts';
import { toolVersion } from '../version.ts';
import { warningLines } from '../warning-lines.ts';
import { assessAgain } from './assess-again.ts';
import { writeForm } from './assess-form.ts';
import { type AssessCall, askAtKeyboard } from './assess-keyboard.ts';
import { rollupCommand } from './assess-rollup.ts';
import { answersToSave } from './assess-save.ts';
import { filesOf, isTypable, noAnswers, type Sources, sourcesOf } from './assess-sources.ts';

type AssessPresentation = Presentation<(typeof assessmentFormatNames)[number]>;

/** `aiops assess`: answers in, a placement, a roadmap and an exit code out. At a terminal it asks for what is missing. */
export async function assessCommand(
  named: string | undefined,
  flags: TypedFlags,
  io: Io,
  branding: WornBranding,
): Promise<number> {
  const { presentation, typed, modelName, model } = await readAssessment(named, flags, io);
  if (typeof flags['form'] === 'string')
    return writeForm(flags['form'], { model, modelName, typed, flags }, io);
  if (typeof flags['rollup'] === 'string') {
    checkRollup(flags);
    return rollupCommand(flags['rollup'], { model, presentation, typed, flags }, io);
  }
  const sources = await sourcesOf(flags, typed, io);
  await checkOutputs(presentation.outputs, sources.paths, io);
  const call = { model, modelName, sources, typed, flags, presentation };
  const asked = await askAtKeyboard(call, io);
  if (typeof asked === 'number') return asked;
  if (!asked.hasAnswers) {
    if (flags['input'] === false) throw unansweredFault(gateIds(model), 'aiops');
    throw noAnswers(asked, io);
  }
  const allowPartial = typed.allowPartial || asked.isDecided === true;
  const score = (read: Sources) =>
    scoreAndShow({ ...call, typed: { ...typed, allowPartial }, sources: read, presentation, branding }, io);
  const path = asked.isDecided === undefined ? writtenPath(asked, flags) : undefined;
  if (path === undefined) return score(asked);
  // Read again once it is held: somebody may have written it meanwhile.
  const by = typed.facilitator ?? io.user();
  return whileHeld(path, by, io, async () => score(await sourcesOf(flags, typed, io)));
}

/** What an assessment is about, checked against its model. */
export type ToldAssessment = Pick<AssessCall, 'model' | 'modelName' | 'typed'> & {
  readonly presentation: AssessPresentation;
};

/**
 * What was told, checked against the model, which is read for it.
 * @throws UsageError
 * @throws InputError when the model cannot be read
 */
export async function readAssessment(
  named: string | undefined,
  flags: TypedFlags,
  io: Io,
): Promise<ToldAssessment> {
  const kinds = { names: assessmentFormatNames, ofExtension: assessmentFormatOfExtension };
  const presentation = presentationOf(flags, 'aiops assess', kinds);
  const typed = readAssessOptions(flags, io.env['SOURCE_DATE_EPOCH']);
  const modelName = named ?? (flags['model'] as string | undefined);
  const { input, openBeside } = await openModel(modelName, io);
  const model = await readModel(input, typed.lang, openBeside);
  checkLevels(typed, model);
  checkDimensions(typed, model);
  return { presentation, typed, modelName, model };
}

/** The file that is written because something is merged into it or set in it; undefined: none is. */
function writtenPath({ answersPath }: Sources, flags: TypedFlags): string | undefined {
  const isFed = flags['merge'] !== undefined || flags['set'] !== undefined;
  return isFed && answersPath !== undefined && isTypable(answersPath) ? answersPath : undefined;
}

function gateIds({ questionnaire }: ModelFile): string[] {
  return questionnaire.criteria.filter(({ gate }) => gate).map(({ id }) => id);
}

/** @throws UsageError when something is told that an organisation of several units has no place for */
function checkRollup(flags: TypedFlags): void {
  const stray = ['answers', 'merge', 'set', 'sample', 'target', 'upto', 'previous'].find(
    (name) => flags[name] !== undefined,
  );
  if (stray === undefined) return;
  const what = `--rollup and --${stray} exclude each other: each unit is placed by its own file`;
  throw new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'see: aiops assess --help' });
}

/** @throws UsageError where a level is none of the model's */
function checkLevels({ failUnder, upto, target }: TypedAssess, { questionnaire }: ModelFile): void {
  const top = topLevel(questionnaire);
  checkLevel('fail-under', failUnder, top);
  checkLevel('upto', upto, top);
  if (target !== undefined) checkTarget(target, questionnaire);
}

/**
 * Refused before anybody is asked.
 * @throws UsageError where a threshold is about a dimension that the model does not have
 */
function checkDimensions(settings: AssessmentGateSettings, { questionnaire }: ModelFile): void {
  const nowhere = { level: 0, demonstrated: 0, declared: 0 };
  const dimensions = questionnaire.dimensions.map(({ id }) => ({ id, ...nowhere }));
  judgeAssessment({ ...nowhere, unknown: 0, gates: 0, dimensions }, settings);
}

async function scoreAndShow(
  {
    model,
    modelName,
    sources,
    typed,
    flags,
    presentation,
    branding,
  }: AssessCall & { readonly presentation: AssessPresentation; readonly branding: WornBranding },
  io: Io,
): Promise<number> {
  const worn = await branding();
  const files = await filesOf(sources, typed);
  const run = {
    model,
    files,
    inputs: sources.inputs.map((input) => ({ path: input.path, ...input.digest() })),
    previous: await previousOf(flags, model, io),
    words: await wordsOf(model.language),
    toolVersion: toolVersion(),
  };
  const edited = (): string | undefined => answersToSave(sources, files, typed, model);
  const assessed = await keptWhenPartial(() => assess(run, typed), sources, edited, io);
  const result = gatedAssessment(assessed.result, typed);
  await save(edited(), sources, typed, presentation, io);
  if (!presentation.quiet) {
    for (const line of warningLines([...model.warnings, ...assessed.warnings])) io.say(line);
    for (const { path } of run.inputs) io.say(`${path}: read`);
    io.say(answeredLine(assessed));
    const { answersPath: path } = sources;
    if (path !== undefined && isTypable(path)) {
      const left = unfinished(model.questionnaire, assessed.answers);
      const again = (...more: readonly string[]) => assessAgain(modelName, path, flags, ...more);
      for (const line of leftToDo(result, left, again)) io.say(line);
    }
  }
  await show(presentation, 'UTC', io, async (format, dress) =>
    (await assessmentFormats[format]())(result, run.words, { ...dress, branding: worn }),
  );
  await sayGate(result.gate, presentation, io);
  const { exitCode, aside } = endOfGate(result.gate, flags);
  io.say(assessmentVerdict(result, exitCode, aside));
  return exitCode;
}

/** Who has not answered everything, and what the room can talk about, with the command for it. */
function leftToDo(
  { gates }: AssessmentResult,
  left: readonly Unfinished[],
  again: (...more: readonly string[]) => string,
): string[] {
  const lines = left.map(({ respondent, answered }) => {
    const goOn = again('--respondent', shellWord(respondent));
    return plain(`${respondent} has answered ${answered.gates} of ${answered.of}; to go on: ${goOn}`);
  });
  const disputed = gates.filter(({ isDisputed }) => isDisputed).length;
  if (disputed === 0) return lines;
  const count = disputed === 1 ? '1 gate is' : `${disputed} gates are`;
  return [...lines, `${count} disputed; to talk it over: ${again('--discuss')}`];
}

/** Answers that are not complete yet are saved all the same where the file was there before: nothing typed is lost. */
async function keptWhenPartial<T>(
  score: () => T,
  { answersPath, isAnswersThere }: Sources,
  edited: () => string | undefined,
  io: Io,
): Promise<T> {
  try {
    return score();
  } catch (error) {
    const isPartial = error instanceof InputError && error.fault.code === 'answers-missing';
    const text = isPartial && isAnswersThere ? edited() : undefined;
    if (text !== undefined && answersPath !== undefined) await io.writeFile(answersPath, [text]);
    throw error;
  }
}

async function save(
  edited: string | undefined,
  { answersPath }: Sources,
  { set }: TypedAssess,
  { quiet }: AssessPresentation,
  io: Io,
): Promise<void> {
  if (edited !== undefined && answersPath !== undefined) {
    await io.writeFile(answersPath, [edited]);
    if (!quiet) io.say(`saved ${answersPath}`);
  } else if (set.length > 0 && !quiet) io.say('--set is not saved: --answers names no file');
}

function answeredLine({ answered, result }: ReturnType<typeof assess>): string {
  const { count } = result.respondents;
  return `${count} ${count === 1 ? 'respondent' : 'respondents'}, ${answered.gates} of ${answered.of} gates answered, ${result.date}`;
}
