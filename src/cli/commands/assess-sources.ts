import { type AnswerFile, readAnswerFile } from '../../answer-files.ts';
import { InputError, UsageError } from '../../errors.ts';
import type { Input } from '../../inputs.ts';
import type { TypedAssess } from '../assess-options.ts';
import { openDocument, openSample } from '../documents.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import { whyNotAsked } from '../keyboard/can-ask.ts';

/** Where answers lie when nobody says it. */
export const DEFAULT_ANSWERS = 'aiops-answers.yaml';

/** What answers are read, and where they are saved. */
export interface Sources {
  readonly inputs: readonly Input[];
  readonly paths: readonly string[];
  /** The file of `--answers`; what is typed, merged or set is saved to it. */
  readonly answersPath: string | undefined;
  readonly isAnswersThere: boolean;
  /** Whether there is anything to score. */
  readonly hasAnswers: boolean;
  /** Whoever sat at the keyboard decided that what is open is scored as it is. */
  readonly isDecided?: boolean;
  /** How a file that was named and is not there may have been meant. */
  readonly meant?: string | undefined;
}

export async function sourcesOf(flags: TypedFlags, { set }: TypedAssess, io: Io): Promise<Sources> {
  if (flags['sample'] === true) return sampleSources(io);
  const merged = (flags['merge'] ?? []) as readonly string[];
  const named = flags['answers'] as string | undefined;
  const isDefaultThere = (await io.identify(DEFAULT_ANSWERS)) !== undefined;
  const answersPath = named ?? (isDefaultThere ? DEFAULT_ANSWERS : undefined);
  const isAnswersThere =
    answersPath === '-' || (answersPath !== undefined && (await io.identify(answersPath)) !== undefined);
  const isFed = merged.length > 0 || set.length > 0;
  const here = { answersPath, isAnswersThere };
  if (answersPath === undefined && !isFed) return { ...here, inputs: [], paths: [], hasAnswers: false };
  const isNew = answersPath !== undefined && !isAnswersThere && isFed;
  const paths = [...(answersPath === undefined || isNew ? [] : [answersPath]), ...merged];
  try {
    const inputs = await Promise.all(paths.map((path) => openDocument(path, io)));
    return { ...here, inputs, paths, hasAnswers: true };
  } catch (error) {
    const mayBegin = !isFed && flags['input'] !== false && isTypable(answersPath);
    if (!mayBegin || !(error instanceof InputError) || error.fault.code !== 'file-missing') throw error;
    return { ...here, inputs: [], paths: [], hasAnswers: false, meant: error.fault.fix };
  }
}

/** One file of answers, opened anew. */
export async function answersIn(path: string, io: Io): Promise<Sources> {
  const inputs = [await openDocument(path, io)];
  return { inputs, paths: [path], answersPath: path, isAnswersThere: true, hasAnswers: true };
}

/** Every file, as it was read. */
export async function filesOf({ inputs }: Sources, typed: TypedAssess): Promise<AnswerFile[]> {
  const files: AnswerFile[] = [];
  for (const input of inputs) files.push(await readAnswerFile(input, typed));
  return files;
}

/** Whether answers that are typed can be saved to a file: a survey and a form have another shape. */
export function isTypable(path: string | undefined): boolean {
  return path !== '-' && !/\.(csv|tsv|md|markdown|xlsx|xlsm)$/i.test(path ?? '');
}

/** Nobody has answered, and nobody can be asked. */
export function noAnswers({ answersPath, meant }: Sources, io: Io): UsageError {
  const why = whyNotAsked(io);
  const path = answersPath ?? 'answers.yaml';
  const missing = answersPath === undefined ? 'there are no answers' : `there is no ${answersPath} yet`;
  return new UsageError({
    code: 'input-needed',
    place: 'aiops',
    what: `${missing}, and nobody can be asked${why === undefined ? '' : `: ${why}`}`,
    fix:
      meant ??
      `run it at a terminal, or write a form, fill it in and score it: aiops assess --form ${path}; aiops assess -a ${path}`,
  });
}

async function sampleSources(io: Io): Promise<Sources> {
  const inputs = [await openSample(io)];
  return { inputs, paths: [], answersPath: undefined, isAnswersThere: true, hasAnswers: true };
}
