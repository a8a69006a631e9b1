import { plain } from '../plain.ts';
import { counted, humanDuration } from '../units.ts';
import type { ChartMark, ChartPart, Component, FullData } from './document.ts';
import { drawableData } from './drawable.ts';
import { byUrgency, type Joined, type JoinedFinding, type JoinedSeries } from './joined.ts';
import { byTime, markOf } from './marks.ts';
import { unitOf } from './unit.ts';

/** More would make the file large, and nobody looks at them. */
const MOST_CHARTS = 30;

type Drawable = JoinedSeries & { readonly data: FullData };

/** Series with findings, the one whose finding is looked at first before all others. */
export function seriesByUrgency({ series, findings }: Joined): JoinedSeries[] {
  return series.filter((one) => one.findings.length > 0).sort(byUrgency(findings));
}

/** The charts, and how many series with findings have none. */
export function chartsOf(
  joined: Joined,
  tz: string,
): {
  readonly charts: ChartPart[];
  readonly chartOf: ReadonlyMap<JoinedSeries, string>;
  readonly more: number;
} {
  const urgent = seriesByUrgency(joined);
  const drawable = urgent.flatMap((one): Drawable[] =>
    one.series.data === undefined ? [] : [{ ...one, data: drawableData(one.series.data) }],
  );
  const drawn = drawable.slice(0, MOST_CHARTS);
  const charts = drawn.map((one, at) => chartPart(one, `chart-${at + 1}`, tz));
  const idBySeries = new Map(drawn.map(({ series }, at) => [series, `chart-${at + 1}`]));
  const chartOf = new Map(urgent.flatMap((one) => entryOf(one, idBySeries.get(one.series))));
  return { charts, chartOf, more: urgent.length - drawn.length };
}

function entryOf(one: JoinedSeries, id: string | undefined): [JoinedSeries, string][] {
  return id === undefined ? [] : [[one, id]];
}

function chartPart(one: Drawable, id: string, tz: string): ChartPart {
  const { name, series, data, findings } = one;
  return {
    id,
    series: name,
    unit: unitOf(series),
    description: descriptionOf(one),
    data,
    marks: findings.map((finding) => chartMark(finding, tz)).sort(byTime),
    gaps: gapsOf(data),
    decomposition: componentsOf(one),
  };
}

/** @example '2 findings; the worst is a critical spike: 430 is 330 above …' */
function descriptionOf({ findings }: Drawable): string {
  const [worst] = findings;
  if (worst === undefined) return 'no finding';
  const { severity, kind, message } = worst.finding;
  return `${counted(findings.length, 'finding')}; the worst is a ${severity} ${kind}: ${plain(message)}`;
}

function chartMark(one: JoinedFinding, tz: string): ChartMark {
  const { members, value } = one.finding;
  return { ...markOf(one, tz), value: members === null ? value : null };
}

function gapsOf({ startMs, stepMs, values }: FullData): { startMs: number; endMs: number }[] {
  const gaps: { startMs: number; endMs: number }[] = [];
  for (const [slot, value] of values.entries()) {
    if (value !== null) continue;
    const ms = startMs + slot * stepMs;
    const last = gaps.at(-1);
    if (last !== undefined && last.endMs === ms - stepMs) last.endMs = ms;
    else gaps.push({ startMs: ms, endMs: ms });
  }
  return gaps;
}

function componentsOf({ data, series }: Drawable): Component[] {
  if (series.data?.shape !== 'samples') return [];
  const { values, expected, trend, seasonal } = data;
  const seasons = seasonal.map((season, at): Component => {
    const period = series.periods[at];
    const name = period === undefined ? 'unnamed' : plain(period.label) || humanDuration(period.ms);
    return { role: 'season', title: `season: ${name}`, values: season };
  });
  const remainder = values.map((value, slot) => {
    const usual = expected[slot] ?? null;
    return value === null || usual === null ? null : value - usual;
  });
  return [
    { role: 'trend', title: 'trend', values: trend },
    ...seasons,
    { role: 'remainder', title: 'remainder (value − expected)', values: remainder },
  ];
}
