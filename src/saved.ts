import type { Input } from './inputs.ts';
import type { AssessmentResult } from './report/assessment/result.ts';
import type { FindingsResult } from './report/result.ts';
import { savedAssessment } from './saved-assessment.ts';
import { readSavedDocument, savedResult } from './saved-document.ts';
import { savedFindings } from './saved-findings.ts';

/** A saved result, told apart by what it is. */
export type Saved =
  | { readonly of: 'findings'; readonly result: FindingsResult }
  | { readonly of: 'assessment'; readonly result: AssessmentResult };

/**
 * A result that `aiops detect -f json` or `aiops assess -f json` wrote.
 * @throws InputError when it is neither
 */
export async function readSaved(input: Input): Promise<Saved> {
  const document = await readSavedDocument(input, [savedFindings, savedAssessment]);
  return document.form === savedFindings.name
    ? { of: 'findings', result: savedResult(document, savedFindings) }
    : { of: 'assessment', result: savedResult(document, savedAssessment) };
}
