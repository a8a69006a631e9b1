import type { Fault } from '../errors.ts';
import type { Season } from '../options.ts';
import type { GridQuality } from '../series/grid.ts';
import { NAME_LABEL } from '../series/labels.ts';
import type { Series } from '../series/series.ts';
import type { SeriesToReport } from './build.ts';
import { counted } from './summary.ts';
import { humanDuration } from './units.ts';

/** What a person should know of samples on their way to the grid; each counted over all series of an input. */
const qualityWarnings: readonly {
  readonly code: string;
  readonly key: keyof GridQuality;
  readonly what: (samples: string) => string;
}[] = [
  { code: 'time-order', key: 'late', what: (n) => `${n} earlier than one before, sorted in by time` },
  { code: 'stray-times', key: 'stray', what: (n) => `${n} far from all others in time, left out` },
  { code: 'duplicate-samples', key: 'duplicates', what: (n) => `${n} twice with the same value, dropped` },
  {
    code: 'conflicting-samples',
    key: 'conflicts',
    what: (n) => `${n} with the time of another and a different value; the last in the file counts`,
  },
  {
    code: 'merged-samples',
    key: 'merged',
    what: (n) => `${n} within the step of another one, averaged with it`,
  },
  { code: 'infinite-samples', key: 'infinite', what: (n) => `${n} infinite, judged as missing` },
];

/** With fewer samples than this a series that shows no peaks is short, not merely quiet. */
const FEW_SAMPLES = 300;

/** What was dropped, mended or doubtful in the series of each input, in the order of the inputs. */
export function warningsAbout(series: readonly SeriesToReport[], season: Season = 'auto'): Fault[] {
  const byInput = new Map<string, SeriesToReport[]>();
  for (const one of series) {
    const path = one.joined.parts[0]?.path ?? 'aiops';
    byInput.set(path, [...(byInput.get(path) ?? []), one]);
  }
  return [...byInput].flatMap(([place, ofInput]) => [
    ...qualityFaults(place, ofInput),
    ...emptySeries(place, ofInput),
    ...shortHistory(place, ofInput),
    ...sparseSeries(place, ofInput),
    ...unfittedSeason(place, ofInput, season),
    ...counters(place, ofInput),
  ]);
}

function qualityFaults(place: string, series: readonly SeriesToReport[]): Fault[] {
  return qualityWarnings.flatMap(({ code, key, what }) => {
    const count = series.reduce((sum, { gridded }) => sum + gridded.quality[key], 0);
    return count === 0 ? [] : [{ code, place, what: what(counted(count, 'sample')) }];
  });
}

function emptySeries(place: string, series: readonly SeriesToReport[]): Fault[] {
  const empty = series.filter(({ gridded }) => !gridded.series.values.some(Number.isFinite));
  if (empty.length === 0) return [];
  return [{ code: 'series-empty', place, what: `no finite sample in ${namesOf(empty)}` }];
}

function shortHistory(place: string, series: readonly SeriesToReport[]): Fault[] {
  const short = series.filter(
    ({ gridded, judgement }) =>
      !judgement.isLearned &&
      gridded.series.values.length < FEW_SAMPLES &&
      gridded.series.values.some(Number.isFinite),
  );
  if (short.length === 0) return [];
  const what = `too little history in ${namesOf(short)} to learn what is usual: only what is far out is found`;
  return [{ code: 'short-history', place, what, fix: 'export a longer range' }];
}

/** With a value in fewer slots than this the step is in doubt: it may change within the series. */
const SPARSE_SHARE = 0.5;

function sparseSeries(place: string, series: readonly SeriesToReport[]): Fault[] {
  const sparse = series.filter(({ gridded: { series: one } }) => {
    const present = one.values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
    return present > 0 && present < SPARSE_SHARE * one.values.length;
  });
  const [first] = sparse;
  if (first === undefined) return [];
  const step = humanDuration(first.gridded.series.stepMs);
  const what = `more gaps than values at a step of ${step} in ${namesOf(sparse)}: does the step change?`;
  return [{ code: 'sparse-series', place, what, fix: 'export it at one step' }];
}

/** A season that was asked for and that could not be had is not passed over in silence. */
function unfittedSeason(place: string, series: readonly SeriesToReport[], season: Season): Fault[] {
  if (season === 'auto' || season === 'none') return [];
  const without = series.filter(({ judgement }) => judgement.periods.length === 0);
  if (without.length === 0) return [];
  const what = `--season ${season} cannot be fitted in ${namesOf(without)}`;
  const why = 'it takes three whole cycles, and a step that divides the cycle';
  return [{ code: 'season-unfitted', place, what, why, fix: 'export a longer range, or --season auto' }];
}

/** What Prometheus calls its counters, and the parts of its summaries and histograms that count. */
const COUNTER_NAME = /_(?:total|count|sum|bucket)$/;
/** A counter falls when its process restarts, and hardly ever else. */
const MOST_RESETS = 0.01;

function counters(place: string, series: readonly SeriesToReport[]): Fault[] {
  const found = series.filter(({ gridded }) => isCounter(gridded.series));
  if (found.length === 0) return [];
  const what = `judged as it stands, yet a counter by name and movement: ${namesOf(found)}`;
  return [{ code: 'counter', place, what, fix: 'export its rate: rate(NAME[5m])' }];
}

function isCounter({ labels, values }: Series): boolean {
  if (!COUNTER_NAME.test(labels[NAME_LABEL] ?? '')) return false;
  let rises = 0;
  let falls = 0;
  let last = Number.NaN;
  for (const value of values) {
    if (value > last) rises += 1;
    if (value < last) falls += 1;
    if (!Number.isNaN(value)) last = value;
  }
  return rises > 0 && falls <= MOST_RESETS * rises;
}

/** @example 'cpu' or '12 series (cpu, memory, …)' */
function namesOf(series: readonly SeriesToReport[]): string {
  const names = series.map(({ gridded }) => gridded.series.name);
  if (names.length === 1) return names[0]!;
  return `${names.length} series (${names.slice(0, 2).join(', ')}${names.length > 2 ? ', …' : ''})`;
}
