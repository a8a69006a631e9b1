import type { AssessmentResult } from '../../report/assessment/result.ts';
import type { FindingsResult } from '../../report/result.ts';
import { readSaved } from '../../saved.ts';
import { openDocument } from '../documents.ts';
import type { TypedFlags } from '../flag.ts';
import type { comparisonFormats } from '../flags/compare.ts';
import type { Io } from '../io.ts';
import type { Presentation } from '../presentation.ts';

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
 * One side of a comparison: what was saved as JSON says what it is, all else is answers.
 * @throws InputError when it was saved as something else
 */
export async function comparedAt(path: string, io: Io): Promise<Compared> {
  if (!/\.json$/i.test(path) && path !== '-') return { of: 'assessment', path, result: undefined };
  const saved = await readSaved(await openDocument(path, io));
  return { ...saved, path };
}
