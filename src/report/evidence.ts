import { relativeSizeOf, sizeOf } from '../findings/filters.ts';
import type { Finding } from '../findings/finding.ts';
import { type Series, timeOf } from '../series/series.ts';
import { confidenceIn } from './confidence.ts';
import { bandFactor, isSimilarKnown, type Known, lastSimilarSlot } from './last-similar.ts';
import { commandThatShows, type RunOfFinding } from './reproduced.ts';
import type { ReportedFinding } from './result.ts';
import { nineDigits } from './significant.ts';
import { isoTime } from './units.ts';

const WEEK_MS = 604_800_000;
const CHANCE_DIGITS = 4;

/** Why one should believe a finding, and what would have to differ for it to vanish; each fact once, as the schema says it. */
export function evidenceOf(
  finding: Finding,
  series: Series,
  known: Omit<Known, 'values'>,
  run: RunOfFinding,
): ReportedFinding['evidence'] {
  const startMs = timeOf(series, finding.firstSlot);
  const perWeek = chancePerWeek(finding, series.stepMs);
  const similar = lastSimilarSlot(finding, { ...known, values: series.values });
  return {
    lastSimilar: similar === undefined ? null : isoTime(timeOf(series, similar)),
    historyMs: isSimilarKnown(finding, known) ? finding.firstSlot * series.stepMs : null,
    bandFactor: 'expected' in finding ? rounded(bandFactor(finding, finding.direction)) : null,
    chancePerWeek: perWeek,
    vanishes: {
      within: rounded(nearestUsual(finding)),
      budgetPerWeek: kindsOfWholeBudget.has(finding.kind) ? perWeek : null,
      minDurationMs: (finding.lastSlot - finding.firstSlot + 1) * series.stepMs,
      minChange: rounded(absolute(sizeOf(finding))),
      minChangeShare: rounded(absolute(relativeSizeOf(finding))),
    },
    confidenceWhy: confidenceIn(known.judgement, series).confidenceWhy,
    reproduce: commandThatShows(finding, isoTime(startMs), run),
  };
}

/** The edge of the band, or the limit, that the worst sample is beyond. */
function nearestUsual(finding: Finding): number | undefined {
  if (finding.kind === 'outside-limits') return finding.limit;
  if (!('expected' in finding)) return undefined;
  return finding.direction === 'up' ? finding.upper : finding.lower;
}

/** The kinds that may spend all of the budget; others have a small share of their own. */
const kindsOfWholeBudget: ReadonlySet<Finding['kind']> = new Set([
  'spike',
  'dip',
  'level-shift',
  'flatline',
  'missing-data',
]);

/** How often in a week undisturbed data is expected to show what is as unlikely; null for what is no matter of chance. */
function chancePerWeek(finding: Finding, stepMs: number): number | null {
  const isTold = finding.kind === 'missing-data' && finding.whose === 'target-down';
  if (finding.probability === 0 || isTold || stepMs === 0) return null;
  return Number(((finding.probability * WEEK_MS) / stepMs).toPrecision(CHANCE_DIGITS));
}

function absolute(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value);
}

function rounded(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : nineDigits(value);
}
