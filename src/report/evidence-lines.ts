import { kindsByDistance } from './last-similar.ts';
import type { ReportedFinding } from './result.ts';
import { counted, humanCount, humanDuration, humanNumber, humanPercent, humanTime } from './units.ts';

/** One line of evidence: what it is about, and what there is to say. */
export interface EvidenceLine {
  readonly label: 'before' | 'how sure' | 'hidden by' | 'confidence' | 'again';
  readonly text: string;
}

type FindingWithEvidence = Pick<ReportedFinding, 'kind' | 'confidence' | 'direction' | 'evidence'>;

/**
 * The evidence of a finding in words, for those who ask; the command of `again` is to be copied, and so is not wrapped.
 * @param tz zone in which people read times
 */
export function evidenceLines(finding: FindingWithEvidence, tz: string): EvidenceLine[] {
  const { confidence, evidence } = finding;
  const lines: EvidenceLine[] = [
    { label: 'before', text: beforeText(finding, tz) },
    { label: 'how sure', text: howSure(finding) },
    { label: 'hidden by', text: hiddenBy(finding) },
    { label: 'confidence', text: `${confidence}: ${evidence.confidenceWhy}` },
    { label: 'again', text: `$ ${evidence.reproduce}` },
  ];
  return lines.filter(({ text }) => text !== '');
}

/** Empty where nobody looked. @example 'the first in 21d that is as far above' */
function beforeText({ kind, direction, evidence }: FindingWithEvidence, tz: string): string {
  const { lastSimilar, historyMs } = evidence;
  const isFarOut = kindsByDistance.has(kind);
  const aside = direction === 'down' ? 'below' : 'above';
  if (lastSimilar !== null) {
    const when = humanTime(Date.parse(lastSimilar), tz);
    return isFarOut ? `as far ${aside} last at ${when}` : `the last as large began at ${when}`;
  }
  if (historyMs === null) return '';
  if (historyMs === 0) return 'nothing is known of the time before';
  const known = humanDuration(historyMs);
  return isFarOut ? `the first in ${known} that is as far ${aside}` : `the first as large in ${known}`;
}

/** @example 'outside a band 2.3 times as wide, too; by chance once in 14 years' */
function howSure({ evidence: { bandFactor, chancePerWeek } }: FindingWithEvidence): string {
  const factor = bandFactor === null ? 0 : flooredToTwoDigits(bandFactor);
  const band = factor > 1 ? [`outside a band ${humanNumber(factor)} times as wide, too`] : [];
  return [...band, byChance(chancePerWeek)].join('; ');
}

/** So that it is never told wider than it is. */
function flooredToTwoDigits(value: number): number {
  const scale = 10 ** Math.min(1, 1 - Math.floor(Math.log10(value)));
  return Math.floor(value * scale) / scale;
}

const WEEKS_PER_YEAR = 52.18;
const FEW_WEEKS = 8;
/** What a history of weeks says of longer times is no more than that they are long. */
const MOST_YEARS = 1000;

function byChance(perWeek: number | null): string {
  if (perWeek === null) return 'no matter of chance';
  if (perWeek > 1) return `by chance ${humanNumber(Number(perWeek.toPrecision(2)))} times a week`;
  const weeks = 1 / perWeek;
  const years = weeks / WEEKS_PER_YEAR;
  if (years > MOST_YEARS) return `by chance less than once in ${counted(MOST_YEARS, 'year')}`;
  if (weeks < FEW_WEEKS) return `by chance once in ${counted(Number(weeks.toPrecision(2)), 'week')}`;
  if (years < 1) return `by chance once in ${counted(Math.round(weeks), 'week')}`;
  return `by chance once in ${counted(Number(years.toPrecision(2)), 'year')}`;
}

/** A budget below this nobody sets. */
const LEAST_BUDGET = 0.001;

/** @example 'a value up to 125, --budget below 0.12/week, --min-duration over 18m, --min-change over 59.8 or 51%' */
function hiddenBy({ direction, evidence }: FindingWithEvidence): string {
  const { within, budgetPerWeek, minDurationMs, minChange, minChangeShare } = evidence.vanishes;
  const usual = direction === 'down' ? 'from' : 'up to';
  const value = within === null ? [] : [`a value ${usual} ${humanNumber(within)}`];
  const budget =
    budgetPerWeek === null || budgetPerWeek < LEAST_BUDGET
      ? []
      : [`--budget below ${humanCount(Number(budgetPerWeek.toPrecision(2)))}/week`];
  const duration = minDurationMs === 0 ? [] : [`--min-duration over ${humanDuration(minDurationMs)}`];
  const share = minChangeShare === null ? '' : ` or ${humanPercent(minChangeShare).slice(1)}`;
  const change = minChange === null ? [] : [`--min-change over ${humanNumber(minChange)}${share}`];
  return [...value, ...budget, ...duration, ...change].join(', ');
}
