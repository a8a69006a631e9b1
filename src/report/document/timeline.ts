import { spanOfAll } from '../../series/join.ts';
import { humanCount } from '../units.ts';
import { seriesByUrgency } from './charts.ts';
import type { Timeline, TimelineRow } from './document.ts';
import type { Joined, JoinedFinding, JoinedSeries } from './joined.ts';
import { byTime, markOf } from './marks.ts';

const MOST_ROWS = 60;

/** One row a series with findings; what is shared stands on every row that it concerns. */
export function timelineOf(joined: Joined, chartOf: ReadonlyMap<JoinedSeries, string>, tz: string): Timeline {
  const urgent = seriesByUrgency(joined);
  const alone = findingsOfNoSeries(joined);
  const all = urgent.length + alone.length;
  const rows = [
    ...urgent.slice(0, MOST_ROWS).map((one) => rowOf(one, chartOf.get(one) ?? null, tz)),
    ...alone.slice(0, MOST_ROWS).map((one) => rowOf({ name: one.name, findings: [one] }, null, tz)),
  ];
  return {
    ...spanOfTimeline(joined),
    rows: rows.slice(0, MOST_ROWS),
    leftOut: all > MOST_ROWS ? `The timeline shows the ${MOST_ROWS} worst of ${humanCount(all)} rows.` : null,
  };
}

function rowOf(
  { name, findings }: Pick<JoinedSeries, 'name' | 'findings'>,
  chart: string | null,
  tz: string,
): TimelineRow {
  return { series: name, chart, marks: findings.map((finding) => markOf(finding, tz)).sort(byTime) };
}

/** What concerns only series that were read and not judged has a row of its own. */
function findingsOfNoSeries({ findings, series }: Joined): JoinedFinding[] {
  const placed = new Set(series.flatMap((one) => one.findings));
  return findings.filter((one) => !placed.has(one));
}

/** The time that was read, and all findings in it. */
export function spanOfTimeline({ results, findings }: Pick<Joined, 'results' | 'findings'>): {
  fromMs: number;
  toMs: number;
} {
  const read = results.flatMap(({ inputs }) =>
    inputs.flatMap(({ from, to }) =>
      from === null || to === null ? [] : [{ fromMs: Date.parse(from), toMs: Date.parse(to) }],
    ),
  );
  const found = findings.map(({ startMs, endMs }: JoinedFinding) => ({ fromMs: startMs, toMs: endMs }));
  const all = [...read, ...found];
  return all.length === 0 ? { fromMs: 0, toMs: 0 } : spanOfAll(all);
}
