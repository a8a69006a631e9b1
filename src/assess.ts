import { type AnswerFile, checkedAnswers, type GatheredAnswers, gathered, refuse } from './answer-files.ts';
import { answersWarnings } from './answers-warnings.ts';
import { type Fault, InputError, UsageError } from './errors.ts';
import { firstNames } from './first-names.ts';
import type { AnswerSet } from './maturity/answers.ts';
import { answersProblems } from './maturity/answers-check.ts';
import { type Answered, answeredGates } from './maturity/asked.ts';
import { type Assessment, assessed } from './maturity/assessment.ts';
import { positionOf } from './maturity/compare.ts';
import { refusedNa, withoutRefused } from './maturity/na.ts';
import type { Questionnaire } from './maturity/questionnaire.ts';
import { type Target, targetProblems } from './maturity/targets.ts';
import type { ToldBeside } from './maturity/told-beside.ts';
import { invalid, type ModelFile, toFaults } from './model-file.ts';
import { assessmentResult } from './report/assessment/build.ts';
import { comparisonResult } from './report/assessment/comparison.ts';
import type { AssessmentResult } from './report/assessment/result.ts';
import type { AssessmentWords } from './report/assessment/words.ts';
import { type SetAnswer, whoSets, withSet } from './set-answers.ts';

/** What was told beside the files; it wins over what they tell. */
export interface AssessOptions extends ToldBeside {
  /** Where neither an option nor a file tells the date. */
  readonly fallbackDate?: string | undefined;
  readonly allowPartial: boolean;
  /** Answers of one respondent, which win over those of the files. */
  readonly set: readonly SetAnswer[];
}

export interface AssessRun {
  readonly model: ModelFile;
  /** None: all answers are set. */
  readonly files: readonly AnswerFile[];
  readonly inputs: AssessmentResult['inputs'];
  readonly previous?: AssessmentResult | undefined;
  readonly words: AssessmentWords;
  readonly toolVersion: string;
}

export interface Assessed {
  /** Those that were scored: of all files, and with what was told beside them. */
  readonly answers: AnswerSet;
  /** Gates with an answer, of how many there are to answer. */
  readonly answered: Answered;
  readonly result: AssessmentResult;
  readonly warnings: readonly Fault[];
}

/**
 * Answers in, placement and roadmap out.
 * @throws InputError when answers are wrong or missing
 */
export function assess(run: AssessRun, options: AssessOptions): Assessed {
  const { questionnaire } = run.model;
  const { read, told, date } = readToScore(run, options);
  if (options.target !== undefined) checkTarget(options.target, questionnaire);
  const { answers, assessment, refused } = scored(told, date, options, questionnaire);
  const refusals = toFaults(refused, read);
  if (!options.allowPartial) {
    refuse(refusals);
    const missing = unanswered(assessment);
    if (missing.length > 0) throw unansweredFault(missing, placeOfFiles(run));
  }
  return {
    answers,
    answered: answeredGates(assessment.standings),
    result: resultOf(run, answers, assessment, date),
    warnings: [...refusals, ...answersWarnings(read, assessment, questionnaire)],
  };
}

/**
 * Gates that nobody has answered yet, of those that are asked.
 * @throws InputError when answers are wrong
 */
export function openGates(run: Pick<AssessRun, 'files' | 'model'>, options: AssessOptions): string[] {
  const { told, date } = readToScore(run, options);
  return unanswered(scored(told, date, options, run.model.questionnaire).assessment);
}

/**
 * What the files and the options say together, and the day.
 * @throws InputError when answers are wrong
 */
function readToScore(
  run: Pick<AssessRun, 'files' | 'model'>,
  options: AssessOptions,
): { read: GatheredAnswers; told: AnswerSet; date: string } {
  const { questionnaire } = run.model;
  const read = withThoseSet(readAnswers(run), options, questionnaire);
  const told = withOptions(read.answers, options);
  const date = dateOf(told, options, run);
  refuse(toFaults(answersProblems(told, { questionnaire, date }), read));
  return { read, told, date };
}

/** The answers that hold on the day, and what follows from them: a "not applicable" that is refused is none. */
function scored(
  told: AnswerSet,
  date: string,
  options: AssessOptions,
  questionnaire: Questionnaire,
): { answers: AnswerSet; assessment: Assessment; refused: ReturnType<typeof refusedNa> } {
  const target = options.target ?? told.target ?? undefined;
  const score = (answers: AnswerSet): Assessment =>
    assessed(questionnaire, answers, { date, upto: told.upto ?? undefined, target });
  const assessment = score(told);
  const refused = refusedNa(told, questionnaire, date, assessment.target);
  if (refused.length === 0) return { answers: told, assessment, refused };
  const answers = withoutRefused(told, refused);
  return { answers, assessment: score(answers), refused };
}

function resultOf(
  { model, inputs, previous, words, toolVersion }: AssessRun,
  answers: AnswerSet,
  assessment: Assessment,
  date: string,
): AssessmentResult {
  const { questionnaire, sha256: modelSha256, language } = model;
  const now = { answers, date, position: positionOf(assessment) };
  const compared = previous === undefined ? null : comparisonResult(questionnaire, previous, now);
  return assessmentResult({
    toolVersion,
    questionnaire,
    modelSha256,
    language,
    words,
    answers,
    assessment,
    date,
    inputs,
    debtsSince: debtsOf(previous),
    previous: compared,
  });
}

/** @throws InputError when a file does not have the shape of answers */
function readAnswers({ files, model }: Pick<AssessRun, 'files' | 'model'>): GatheredAnswers {
  const sets = files.map((file) => {
    const { value, faults } = checkedAnswers(file, model.questionnaire.model);
    if (value === undefined) throw invalid(InputError, faults, file.located.path);
    return { answers: value, located: file.located };
  });
  return gathered(sets, model.questionnaire.model);
}

function withThoseSet(
  read: GatheredAnswers,
  options: AssessOptions,
  questionnaire: Questionnaire,
): GatheredAnswers {
  if (options.set.length === 0) return read;
  return withSet(read, options.set, whoSets(read, options, questionnaire), questionnaire);
}

function withOptions(answers: AnswerSet, options: AssessOptions): AnswerSet {
  return {
    ...answers,
    client: options.client ?? answers.client,
    scope: options.scope ?? answers.scope,
    facilitator: options.facilitator ?? answers.facilitator,
    upto: options.upto ?? answers.upto,
  };
}

/** @throws InputError when nobody says which day it is */
function dateOf({ date }: AnswerSet, options: AssessOptions, { files }: Pick<AssessRun, 'files'>): string {
  const known = options.date ?? date ?? options.fallbackDate;
  if (known !== undefined && known !== null) return known;
  throw new InputError({
    code: 'answers-date',
    place: placeOfFiles({ files }),
    what: 'the date of the assessment is missing',
    why: 'evidence ages, and the same answers must give the same result on any day',
    fix: 'write date: YYYY-MM-DD into the file, or pass --date YYYY-MM-DD',
  });
}

/** @throws UsageError where the target is none of the model's */
export function checkTarget(target: Target, questionnaire: Questionnaire): void {
  const [problem] = targetProblems(questionnaire, target, []);
  if (problem !== undefined)
    throw new UsageError({ ...problem, place: 'aiops', what: `--target: ${problem.what}` });
}

function placeOfFiles({ files }: Pick<AssessRun, 'files'>): string {
  return files[0]?.located.path ?? 'aiops';
}

function unanswered({ standings }: Assessment): string[] {
  return standings
    .filter(({ status, criterion }) => status === 'unanswered' && criterion.gate)
    .map(({ criterion }) => criterion.id);
}

/** @param place where the answers should stand */
export function unansweredFault(missing: readonly string[], place: string): InputError {
  return new InputError({
    code: 'answers-missing',
    place,
    what: `${missing.length} ${missing.length === 1 ? 'gate has' : 'gates have'} no answer: ${firstNames(missing, { most: MOST_NAMED })}`,
    fix: 'answer them ("unknown" is an answer), or score what is there: --allow-partial',
  });
}

/** All gates of a large model, on one screen. */
const MOST_NAMED = 60;

/** Since when each gate has been in debt: what is still open keeps its first date. */
function debtsOf(previous: AssessmentResult | undefined): Map<string, string> {
  const debts = (previous?.dimensions ?? []).flatMap(({ demonstrated, declared }) => [
    ...declared.debts,
    ...demonstrated.debts,
  ]);
  return new Map(debts.map(({ gate, since }) => [gate, since]));
}
