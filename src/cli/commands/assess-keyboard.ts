import { openGates } from '../../assess.ts';
import { UsageError } from '../../errors.ts';
import type { ModelFile } from '../../model-file.ts';
import { shellWord } from '../../shell-word.ts';
import type { WorkshopOptions } from '../../workshop/workshop.ts';
import type { TypedAssess } from '../assess-options.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import { whyNotAsked } from '../keyboard/can-ask.ts';
import { whileHeld } from '../locked-answers.ts';
import type { Presentation } from '../presentation.ts';
import { previousOf } from '../results.ts';
import { assessAgain } from './assess-again.ts';
import { answersToSave } from './assess-save.ts';
import { answersIn, DEFAULT_ANSWERS, filesOf, isTypable, type Sources, sourcesOf } from './assess-sources.ts';
import { holdWorkshop } from './assess-workshop.ts';

/** One call of `aiops assess`, as it was typed. */
export interface AssessCall {
  readonly model: ModelFile;
  readonly modelName: string | undefined;
  readonly sources: Sources;
  readonly typed: TypedAssess;
  readonly flags: TypedFlags;
  readonly presentation: Pick<Presentation<string>, 'colour' | 'quiet'>;
}

/**
 * Asks at the keyboard what has to be asked: the questions that are open, or what is disputed. The exit code where
 * the sitting was left; else what is to be scored.
 * @throws UsageError when it was asked for, and there is no terminal
 */
export async function askAtKeyboard(call: AssessCall, io: Io): Promise<number | Sources> {
  const { sources, flags, typed } = call;
  const today = typed.fallbackDate ?? io.today();
  const begin = await whatToAsk(call, today, io);
  if (begin === undefined) return sources;
  const path = sources.answersPath ?? DEFAULT_ANSWERS;
  const previous = await previousOf(flags, call.model, io);
  if (sources.hasAnswers && flags['merge'] !== undefined) await mergeFirst(call, path, today, io);
  const end = await holdWorkshop(
    {
      ...call,
      path,
      today,
      begin,
      previous,
      again: (...more) => assessAgain(call.modelName, path, flags, ...more),
      paint: await paintOf(call, io),
    },
    io,
  );
  return typeof end === 'number' ? end : { ...(await answersIn(path, io)), isDecided: end === 'score' };
}

/** Undefined: nothing is asked. */
async function whatToAsk(
  call: AssessCall,
  today: string,
  io: Io,
): Promise<WorkshopOptions['begin'] | undefined> {
  const { sources, typed, flags } = call;
  const isWanted = flags['discuss'] === true;
  if (flags['sample'] === true || typed.set.length > 0 || !isTypable(sources.answersPath)) return undefined;
  if (flags['input'] === false || whyNotAsked(io) !== undefined) {
    if (isWanted) throw noTerminal(io);
    return undefined;
  }
  if (isWanted && !sources.hasAnswers) throw nothingToDiscuss(sources);
  if (isWanted) return 'discussion';
  if (typed.allowPartial) return undefined;
  if (flags['merge'] !== undefined) return sources.answersPath === undefined ? undefined : 'offer';
  // A pipe can be read only once.
  if (sources.hasAnswers && !sources.isAnswersThere) return undefined;
  if (!sources.hasAnswers || typed.respondent !== undefined) return 'interview';
  const files = await filesOf(await answersIn(sources.answersPath as string, io), typed);
  return openGates({ files, model: call.model }, { ...typed, fallbackDate: today }).length > 0
    ? 'interview'
    : undefined;
}

/** What was merged is saved before anybody talks about it. @throws InputError when the answers are wrong */
async function mergeFirst(
  { flags, typed, model, presentation }: AssessCall,
  path: string,
  today: string,
  io: Io,
): Promise<void> {
  await whileHeld(path, typed.facilitator ?? io.user(), io, async () => {
    const sources = await sourcesOf(flags, typed, io);
    const files = await filesOf(sources, typed);
    openGates({ files, model }, { ...typed, fallbackDate: today });
    const text = answersToSave(sources, files, typed, model);
    if (text === undefined) return;
    await io.writeFile(path, [text]);
    if (!presentation.quiet) io.say(`saved ${path}`);
  });
}

/** Everything at the keyboard is drawn on standard error. */
async function paintOf({ presentation }: AssessCall, io: Io) {
  const { paintForMessages } = await import('../colour.ts');
  return paintForMessages(presentation.colour, io);
}

function nothingToDiscuss({ answersPath = DEFAULT_ANSWERS, meant }: Sources): UsageError {
  return new UsageError({
    code: 'input-needed',
    place: 'aiops',
    what: `--discuss: there is no ${answersPath} to talk about yet`,
    fix: meant ?? `answer first: aiops assess -a ${shellWord(answersPath)}`,
  });
}

function noTerminal(io: Io): UsageError {
  return new UsageError({
    code: 'input-needed',
    place: 'aiops',
    what: `--discuss: nobody can be asked: ${whyNotAsked(io) ?? '--no-input'}`,
    fix: 'run it at a terminal, or write what was agreed into the file, under agreed:',
  });
}
