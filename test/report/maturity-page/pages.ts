import type { AssessmentResult } from '../../../src/report/assessment/result.ts';
import { roadmapCsv } from '../../../src/report/assessment/roadmap-csv.ts';
import type { Branding } from '../../../src/report/document/document.ts';
import { maturityPage } from '../../../src/report/maturity-page/page.ts';
import { maturityDocument } from '../../../src/report/maturity-report/build.ts';
import type { MaturityDocument } from '../../../src/report/maturity-report/document.ts';
import { type MaturityWords, maturityWordsOf } from '../../../src/report/maturity-report/words.ts';
import type { FindingsResult } from '../../../src/report/result.ts';

/** A page with all that it was made of. */
export interface MadePage {
  readonly html: string;
  readonly document: MaturityDocument;
  readonly words: MaturityWords;
  readonly tracker: string;
}

/** The page of a result in its own language. */
export async function pageOf(
  result: AssessmentResult,
  findings: FindingsResult | null = null,
  branding: Branding | null = null,
): Promise<MadePage> {
  const words = await maturityWordsOf(result.language);
  const document = maturityDocument(result, words, { branding, findings });
  const tracker = [...roadmapCsv(result, words)].join('');
  return { html: await maturityPage(document, { words, tracker }), document, words, tracker };
}
