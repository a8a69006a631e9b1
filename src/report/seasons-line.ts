import { extent } from 'd3-array';
import { groupedBy } from '../grouped.ts';
import { seasons } from '../options.ts';
import type { ReportedSeries } from './result.ts';
import { counted, humanCount, humanNumber } from './units.ts';

/** Seasons of more lengths that no calendar has are told together. */
const MOST_FREE_LENGTHS = 3;

/**
 * Which seasons were fitted, over all series, and which ones more history would show.
 * @example 'season: day in 3 series (strength 0.31–0.84), none in 2; a weekly season needs 7 more days in 5 series'
 */
export function seasonsLine(series: readonly ReportedSeries[]): string {
  const found = series.flatMap(({ periods }, index) => periods.map((period) => ({ ...period, index })));
  const isFree = ({ label }: FoundSeason) => !(seasons as readonly string[]).includes(label);
  const isCrowded = new Set(found.filter(isFree).map(({ label }) => label)).size > MOST_FREE_LENGTHS;
  const [single, pooled] = isCrowded
    ? [found.filter((season) => !isFree(season)), found.filter(isFree)]
    : [found, []];
  const byLabel = [...groupedBy(single.toSorted(byLength), ({ label }) => label)];
  const without = series.filter(({ periods }) => periods.length === 0).length;
  const told = [
    ...byLabel.map(([label, alike]) => `${label} ${whereText(alike)}`),
    ...(pooled.length === 0 ? [] : [`${lengthsText(pooled)} ${whereText(pooled)}`]),
    ...(without === 0 ? [] : [found.length === 0 ? 'none' : `none in ${humanCount(without)}`]),
  ];
  return [`season: ${told.join(', ')}`, ...needsText(series)].join('; ');
}

type FoundSeason = ReportedSeries['periods'][number] & { readonly index: number };

function byLength(a: FoundSeason, b: FoundSeason): number {
  return a.ms - b.ms;
}

/** @example 'in 3 series (strength 0.31–0.84)' */
function whereText(alike: readonly FoundSeason[]): string {
  const count = new Set(alike.map(({ index }) => index)).size;
  const [least, most] = extent(alike, ({ strength }) => strength).map((one) =>
    humanNumber(Number(one?.toFixed(2))),
  );
  return `in ${humanCount(count)} series (strength ${least === most ? least : `${least}–${most}`})`;
}

/** @example '12 other lengths (4min–12h)' */
function lengthsText(pooled: readonly FoundSeason[]): string {
  const ascending = pooled.toSorted(byLength);
  const count = new Set(pooled.map(({ label }) => label)).size;
  return `${humanCount(count)} other lengths (${ascending[0]?.label}–${ascending.at(-1)?.label})`;
}

const adjectives: Readonly<Record<string, string>> = { day: 'a daily', week: 'a weekly' };

/** Of series that lack unlike amounts the largest is told. */
function needsText(series: readonly ReportedSeries[]): string[] {
  const needs = series.flatMap((one) => (one.needs === null ? [] : [one.needs]));
  const byLabel = [...groupedBy(needs, ({ label }) => label)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byLabel.map(([label, alike]) => {
    const [least = 0, most = 0] = extent(alike, ({ ms }) => ms);
    const upTo = moreText(least) === moreText(most) ? '' : 'up to ';
    return `${adjectives[label]} season needs ${upTo}${moreText(most)} in ${humanCount(alike.length)} series`;
  });
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** @example '2 more days' */
function moreText(ms: number): string {
  return ms > DAY_MS
    ? counted(Math.ceil(ms / DAY_MS), 'more day')
    : counted(Math.ceil(ms / HOUR_MS), 'more hour');
}
