import type { Fault } from '../../errors.ts';
import type { DetectOptions } from '../../options.ts';
import type { FindingsResult } from '../result.ts';
import { spanOfResult } from './span.ts';

/** The flag of each option that changes what is found; null where it only says what is read, told or judged. */
const flagOf: Readonly<Record<keyof DetectOptions, string | null>> = {
  input: null,
  time: null,
  value: null,
  series: null,
  tz: '--tz',
  delimiter: null,
  decimal: null,
  maxBadRows: null,
  intervalMs: '--interval',
  start: null,
  select: '--select',
  exclude: '--exclude',
  since: null,
  until: null,
  judgeSince: null,
  as: '--as',
  rangeMs: '--range',
  promqlWindow: '--promql-window',
  quantile: '--quantile',
  sumBy: '--sum-by',
  avgBy: '--avg-by',
  detector: '--detector',
  budgetPerWeek: '--budget',
  falseDiscoveryRate: '--fdr',
  season: '--season',
  minDurationMs: '--min-duration',
  minChange: '--min-change',
  minVolume: '--min-volume',
  direction: '--direction',
  limit: '--limit',
  failOn: null,
  threshold: null,
  noData: null,
  baseline: null,
};

/** What of two results can be compared, and yet may not be what was meant. @param path of NEW */
export function comparisonOddities(old: FindingsResult, now: FindingsResult, path: string): Fault[] {
  const warning = (code: string, what: string, fix: string): Fault => ({ code, place: path, what, fix });
  const [oldEnd, newEnd] = [spanOfResult(old).to, spanOfResult(now).to];
  const flags = changedFlags(old.settings, now.settings);
  const command = old.settings['command'];
  return [
    ...(newEnd !== null && oldEnd !== null && Date.parse(newEnd) < Date.parse(oldEnd)
      ? [
          warning(
            'compare-order',
            `NEW ends at ${newEnd}, before OLD at ${oldEnd}`,
            'name the earlier one first',
          ),
        ]
      : []),
    ...(flags.length > 0
      ? [
          warning(
            'compare-settings',
            `the two were made with different ${flags.join(', ')}: what changed may be due to that`,
            typeof command === 'string' ? `make NEW as OLD was made: ${command}` : 'make both alike',
          ),
        ]
      : []),
    ...(old.tool.version === now.tool.version
      ? []
      : [
          warning(
            'compare-version',
            `OLD is by aiops ${old.tool.version}, NEW by ${now.tool.version}: what changed may be due to that`,
            'make OLD again with the new one',
          ),
        ]),
    ...(shareSeries(old, now)
      ? []
      : [warning('compare-series', 'no series is in both', 'compare two runs on the same metrics')]),
  ];
}

/** JSON leaves out what is undefined: an option that one does not name differs from one that the other names. */
function changedFlags(old: FindingsResult['settings'], now: FindingsResult['settings']): string[] {
  return Object.entries(flagOf).flatMap(([option, flag]) =>
    flag === null || JSON.stringify(old[option] ?? null) === JSON.stringify(now[option] ?? null)
      ? []
      : [flag],
  );
}

function shareSeries(old: FindingsResult, now: FindingsResult): boolean {
  if (old.series.length === 0 || now.series.length === 0) return true;
  const names = new Set(old.series.map(({ series }) => series));
  return now.series.some(({ series }) => names.has(series));
}
