import type { Fault } from '../errors.ts';
import { groupedBy } from '../grouped.ts';
import type { Season } from '../options.ts';
import type { JoinedColumn } from '../series/join.ts';
import type { SeriesQuality } from '../series/quality.ts';
import type { SeriesToReport } from './build.ts';
import { counted, humanCount, humanDuration, isoTime } from './units.ts';

/** What a person should know of samples on their way to the grid; each counted over all series of an input. */
const qualityWarnings: readonly {
  readonly code: string;
  readonly key: 'late' | 'stray' | 'duplicates' | 'conflicts' | 'infinite';
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
  { code: 'infinite-samples', key: 'infinite', what: (n) => `${n} infinite, judged as missing` },
];

/** With fewer samples than this a series that shows no peaks is short, not merely quiet. */
const FEW_SAMPLES = 300;

/** One series as it was read, and what was counted of it. */
export interface ReadColumn {
  readonly path: string;
  readonly name: string;
  readonly quality: SeriesQuality;
}

/** What was dropped, mended or doubtful in the series of each input, in the order of the inputs. */
export function warningsAbout(
  columns: readonly ReadColumn[],
  series: readonly SeriesToReport[],
  season: Season = 'auto',
): Fault[] {
  const readAt = groupedBy(columns, ({ path }) => path);
  const judgedAt = groupedBy(series, placeOf);
  return [...new Set([...readAt.keys(), ...judgedAt.keys()])].flatMap((place) => {
    const read = readAt.get(place) ?? [];
    const judged = judgedAt.get(place) ?? [];
    return [
      ...qualityFaults(place, read),
      ...changedSteps(place, read),
      ...mergedSamples(place, judged),
      ...emptySeries(place, judged),
      ...shortHistory(place, judged),
      ...sparseSeries(place, judged),
      ...unfittedSeason(place, judged, season),
    ];
  });
}

/** What several inputs hold at the same time may be one export read twice. */
export function overlappingInputs(joined: readonly Pick<JoinedColumn, 'nameOfSeveral'>[]): Fault[] {
  const toldApart = joined.filter(({ nameOfSeveral }) => nameOfSeveral !== undefined);
  const byName = groupedBy(toldApart, ({ nameOfSeveral = '' }) => nameOfSeveral);
  const count = [...byName.values()].filter((alike) => alike.length > 1).length;
  if (count === 0) return [];
  const come = count === 1 ? 'series comes' : 'series come';
  return [
    {
      code: 'overlapping-inputs',
      place: 'aiops',
      what: `${humanCount(count)} ${come} from several inputs at the same time; told apart by a label file`,
      fix: `name each export once, or select one with --select '{file="…"}'`,
    },
  ];
}

function placeOf({ joined }: SeriesToReport): string {
  return joined.parts[0]?.path ?? 'aiops';
}

function qualityFaults(place: string, columns: readonly ReadColumn[]): Fault[] {
  return qualityWarnings.flatMap(({ code, key, what }) => {
    const count = columns.reduce((sum, { quality }) => sum + quality[key], 0);
    return count === 0 ? [] : [{ code, place, what: what(counted(count, 'sample')) }];
  });
}

function changedSteps(place: string, columns: readonly ReadColumn[]): Fault[] {
  const changed = columns.filter(({ quality }) => quality.stepChanges.length > 0);
  const [change] = changed[0]?.quality.stepChanges ?? [];
  if (change === undefined) return [];
  const [from, to] = [humanDuration(change.fromMs), humanDuration(change.toMs)];
  const where = namesOf(changed.map(({ name }) => name));
  return [
    {
      code: 'step-change',
      place,
      what: `the step changes in ${where}, at ${isoTime(change.atMs)} from ${from} to ${to}`,
    },
  ];
}

function mergedSamples(place: string, series: readonly SeriesToReport[]): Fault[] {
  const merged = series.reduce((sum, { gridded }) => sum + gridded.quality.merged, 0);
  if (merged === 0) return [];
  const what = `${counted(merged, 'sample')} within the step of another one, averaged with it`;
  return [{ code: 'merged-samples', place, what }];
}

function emptySeries(place: string, series: readonly SeriesToReport[]): Fault[] {
  const empty = series.filter(({ gridded }) => !gridded.series.values.some(Number.isFinite));
  if (empty.length === 0) return [];
  return [{ code: 'series-empty', place, what: `no finite sample in ${namesOf(empty.map(nameOf))}` }];
}

function shortHistory(place: string, series: readonly SeriesToReport[]): Fault[] {
  const short = series.filter(
    ({ gridded, judgement }) =>
      !judgement.isLearned &&
      gridded.series.values.length < FEW_SAMPLES &&
      gridded.series.values.some(Number.isFinite),
  );
  if (short.length === 0) return [];
  const what = `too little history in ${namesOf(short.map(nameOf))} to learn what is usual: only what is far out is found`;
  return [{ code: 'short-history', place, what, fix: 'export a longer range' }];
}

/** With a value in fewer slots than this the step is in doubt: it may change within the series. */
const SPARSE_SHARE = 0.5;

function sparseSeries(place: string, series: readonly SeriesToReport[]): Fault[] {
  const sparse = series.filter(({ gridded: { series: one }, joined }) => {
    if (joined.derived !== null) return false;
    const present = one.values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
    return present > 0 && present < SPARSE_SHARE * one.values.length;
  });
  const [first] = sparse;
  if (first === undefined) return [];
  const step = humanDuration(first.gridded.series.stepMs);
  const what = `more gaps than values at a step of ${step} in ${namesOf(sparse.map(nameOf))}: does the step change?`;
  return [{ code: 'sparse-series', place, what, fix: 'export it at one step' }];
}

/** A season that was asked for and that could not be had is not passed over in silence. */
function unfittedSeason(place: string, series: readonly SeriesToReport[], season: Season): Fault[] {
  if (season === 'auto' || season === 'none') return [];
  const without = series.filter(({ judgement }) => judgement.periods.length === 0);
  if (without.length === 0) return [];
  const what = `--season ${season} cannot be fitted in ${namesOf(without.map(nameOf))}`;
  const why = 'it takes three whole cycles, and a step that divides the cycle';
  return [{ code: 'season-unfitted', place, what, why, fix: 'export a longer range, or --season auto' }];
}

/** @example 'cpu' or '12 series (cpu, memory, …)' */
function namesOf(names: readonly string[]): string {
  if (names.length === 1) return names[0]!;
  return `${names.length} series (${names.slice(0, 2).join(', ')}${names.length > 2 ? ', …' : ''})`;
}

function nameOf({ gridded }: SeriesToReport): string {
  return gridded.series.name;
}
