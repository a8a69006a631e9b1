import type { AssessmentResult } from '../../report/assessment/result.ts';
import type { FindingsResult } from '../../report/result.ts';
import type { TypedFlags } from '../flag.ts';
import type { comparisonFormats } from '../flags/compare.ts';
import type { Io } from '../io.ts';
import type { Presentation } from '../presentation.ts';
import { readSavedFile } from '../saved-files.ts';

/** What both kinds of comparison are told. */
export interface ComparisonRun {
  readonly presentation: Presentation<(typeof comparisonFormats)[number]>;
  readonly flags: TypedFlags;
  readonly io: Io;
}

export interface ComparedFindings {
  readonly of: 'findings';
  readonly path: string;
  readonly result: FindingsResult;
}

export interface ComparedAssessment {
  readonly of: 'assessment';
  readonly path: string;
  /** Undefined of answers, which are yet to be scored. */
  readonly result: AssessmentResult | undefined;
}

export type Compared = ComparedFindings | ComparedAssessment;

/**
 * One side of a comparison: what was saved as JSON says what it is, packed with gzip or not; all else is answers.
 * @throws InputError when it was saved as something else
 */
export async function comparedAt(path: string, io: Io): Promise<Compared> {
  if (!(await isSaved(path, io))) return { of: 'assessment', path, result: undefined };
  return { ...(await readSavedFile(path, io)), path };
}

/** A pipe can be read but once, and answers are read again when they are scored: it holds what was saved. */
async function isSaved(path: string, io: Io): Promise<boolean> {
  if (path === '-' || /\.json(\.gz)?$/i.test(path)) return true;
  const input = await io.open(path, { isHashed: false });
  return !('parts' in input) && input.size === undefined;
}
