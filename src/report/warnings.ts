import type { Fault } from '../errors.ts';
import type { GridQuality } from '../series/grid.ts';
import type { SeriesToReport } from './build.ts';
import { counted } from './summary.ts';

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
export function warningsAbout(series: readonly SeriesToReport[]): Fault[] {
  const byInput = new Map<string, SeriesToReport[]>();
  for (const one of series) {
    const path = one.joined.parts[0]?.path ?? 'aiops';
    byInput.set(path, [...(byInput.get(path) ?? []), one]);
  }
  return [...byInput].flatMap(([place, ofInput]) => [
    ...qualityFaults(place, ofInput),
    ...emptySeries(place, ofInput),
    ...shortHistory(place, ofInput),
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
  const what = `too little history to learn how ${namesOf(short)} usually moves: only what is far out is found`;
  return [{ code: 'short-history', place, what, fix: 'export a longer range' }];
}

/** @example 'cpu' or '12 series (cpu, memory, …)' */
function namesOf(series: readonly SeriesToReport[]): string {
  const names = series.map(({ gridded }) => gridded.series.name);
  if (names.length === 1) return names[0]!;
  return `${names.length} series (${names.slice(0, 2).join(', ')}${names.length > 2 ? ', …' : ''})`;
}
