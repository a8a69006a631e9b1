import { topOf } from '../assessment/profile-bars.ts';
import type { AssessmentResult } from '../assessment/result.ts';
import type { Branding } from '../document/document.ts';
import { plain } from '../plain.ts';
import { actionsPart } from './actions.ts';
import { appendixPart } from './appendix.ts';
import type { MaturityDocument } from './document.ts';
import { executivePart } from './executive.ts';
import { exportsPart } from './exports.ts';
import { firstDaysPart } from './first-days.ts';
import { gatesPart } from './gates.ts';
import type { Exports } from './joined-exports.ts';
import { actionsOf } from './named.ts';
import { progressPart } from './progress.ts';
import { roadmapPart } from './roadmap.ts';
import { standingPart } from './standing.ts';
import { supportOf } from './support.ts';
import { whyParts } from './why.ts';
import type { MaturityWords } from './words.ts';

interface Options {
  readonly branding: Branding | null;
  /** Of exports of the same weeks; null where there are none. */
  readonly findings: Exports | null;
}

/**
 * The report and roadmap of an assessment, with what was found in exports of the same weeks beside it.
 * @param words in the language of the result
 */
export function maturityDocument(
  result: AssessmentResult,
  words: MaturityWords,
  { branding, findings }: Options,
): MaturityDocument {
  const support = findings === null ? null : supportOf(result, findings);
  const actions = actionsOf(result);
  const document: MaturityDocument = {
    title: [words.headings.assessment, result.client].filter((part) => part !== null).join(': '),
    subtitle: [result.scope, result.date, `${result.model.title} ${result.model.version}`]
      .filter((part) => part !== null)
      .join(' · '),
    lang: result.language,
    date: result.date,
    branding,
    words: words.report.office,
    parts: [
      executivePart(result, words),
      standingPart(result, words, topOf(result)),
      gatesPart(result, words),
      ...whyParts(result, words),
      roadmapPart(result, words, support),
      ...(actions.length === 0 ? [] : [actionsPart(actions, words, support)]),
      ...(support === null ? [] : [exportsPart(result, words, support)]),
      firstDaysPart(result, words, support),
      ...(result.previous === null ? [] : [progressPart(result.previous, words, topOf(result))]),
      appendixPart(result, words),
    ],
  };
  return plainly(document);
}

/** The same with every text in one line and without what acts on a screen; functions stay as they are. */
function plainly<T>(value: T): T {
  if (typeof value === 'string') return plain(value.trim().replaceAll(/\s+/g, ' ')) as T;
  if (Array.isArray(value)) return value.map(plainly) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainly(inner)])) as T;
}
