import type { AssessmentResult } from '../assessment/result.ts';
import { documentOf } from '../document/build.ts';
import type { Branding, ReportDocument } from '../document/document.ts';
import { maturityDocument } from '../maturity-report/build.ts';
import type { MaturityDocument } from '../maturity-report/document.ts';
import { type Exports, joinedExports } from '../maturity-report/joined-exports.ts';
import { type MaturityWords, maturityWordsOf } from '../maturity-report/words.ts';
import type { FindingsResult } from '../result.ts';

/** What a report tells, before it has a form: of findings, or of an assessment with findings beside it. */
export type Told =
  | { readonly of: 'findings'; readonly document: ReportDocument }
  | {
      readonly of: 'assessment';
      readonly document: MaturityDocument;
      readonly result: AssessmentResult;
      /** In the language of the result. */
      readonly words: MaturityWords;
    };

/** @param results at least one */
export function toldFindings(
  results: readonly FindingsResult[],
  options: { readonly tz: string; readonly branding: Branding | null },
): Told {
  return { of: 'findings', document: documentOf(results, options) };
}

/** @param exports of the same weeks; none where there are none */
export async function toldAssessment(
  result: AssessmentResult,
  exports: readonly Exports[],
  branding: Branding | null,
): Promise<Told> {
  const words = await maturityWordsOf(result.language);
  const document = maturityDocument(result, words, { branding, findings: joinedExports(exports) });
  return { of: 'assessment', document, result, words };
}
