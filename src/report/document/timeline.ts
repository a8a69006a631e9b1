import type { TimeRange } from '../../series/bulk.ts';
import { spanOfAll } from '../../series/join.ts';
import { humanCount, humanTime } from '../units.ts';
import { seriesByUrgency } from './charts.ts';
import type { Timeline, TimelineRow } from './document.ts';
import { emptyStretches } from './empty-stretches.ts';
import { byUrgency, type Joined, type JoinedFinding, type JoinedSeries } from './joined.ts';
import { byTime, markOf } from './marks.ts';

const MOST_ROWS = 60;
/** Stretches without a sample that are told one by one. */
const MOST_TOLD = 5;

/** One row a series with findings; what is shared stands on every row that it concerns. */
export function timelineOf(joined: Joined, chartOf: ReadonlyMap<JoinedSeries, string>, tz: string): Timeline {
  const ofSeries = seriesByUrgency(joined).map((one) => ({ ...one, chart: chartOf.get(one) ?? null }));
  const alone = findingsOfNoSeries(joined).map((one) => ({ name: one.name, findings: [one], chart: null }));
  const all = [...ofSeries, ...alone].sort(byUrgency(joined.findings));
  const breaks = emptyStretches(timesOf(joined));
  return {
    ...spanOfTimeline(joined),
    breaks,
    breaksText: breaksText(breaks, tz),
    rows: all.slice(0, MOST_ROWS).map((one) => rowOf(one, tz)),
    leftOut:
      all.length > MOST_ROWS
        ? `The timeline shows the ${MOST_ROWS} worst of ${humanCount(all.length)} rows.`
        : null,
  };
}

function rowOf(
  { name, findings, chart }: Pick<JoinedSeries, 'name' | 'findings'> & Pick<TimelineRow, 'chart'>,
  tz: string,
): TimelineRow {
  return { series: name, chart, marks: findings.map((finding) => markOf(finding, tz)).sort(byTime) };
}

/** What concerns only series that were read and not judged has a row of its own. */
function findingsOfNoSeries({ findings, series }: Joined): JoinedFinding[] {
  const placed = new Set(series.flatMap((one) => one.findings));
  return findings.filter((one) => !placed.has(one));
}

/** @example 'Nothing was read from 2018-07-16 23:00 to 2026-05-08 00:00 (UTC): the timeline leaves that time out.' */
function breaksText(breaks: readonly TimeRange[], tz: string): string | null {
  if (breaks.length === 0) return null;
  const told = breaks
    .slice(0, MOST_TOLD)
    .map(({ fromMs, toMs }) => `from ${humanTime(fromMs, tz)} to ${humanTime(toMs, tz)}`);
  const [first, ...others] = told;
  const more = breaks.length - told.length;
  const rest = more === 0 ? '' : `, nor ${humanCount(more)} more times`;
  return `Nothing was read ${[`${first} (${tz})`, ...others].join(', nor ')}${rest}: the timeline leaves that time out.`;
}

/** The time that was read, and all findings in it. */
export function spanOfTimeline(joined: Pick<Joined, 'results' | 'findings'>): TimeRange {
  const all = timesOf(joined);
  return all.length === 0 ? { fromMs: 0, toMs: 0 } : spanOfAll(all);
}

function timesOf({ results, findings }: Pick<Joined, 'results' | 'findings'>): TimeRange[] {
  const read = results.flatMap(({ inputs }) =>
    inputs.flatMap(({ from, to }) =>
      from === null || to === null ? [] : [{ fromMs: Date.parse(from), toMs: Date.parse(to) }],
    ),
  );
  return [...read, ...findings.map(({ startMs, endMs }) => ({ fromMs: startMs, toMs: endMs }))];
}
