import { median } from '../robust.ts';
import { alikeIn } from './alike.ts';
import { aroundLevel } from './around-level.ts';
import { exactEnds, type Stretch } from './exact-ends.ts';
import { lastingChange } from './lasting-change.ts';
import { isBothSided, staysLevel } from './level-stays.ts';
import { localNoise } from './local-noise.ts';
import { runningSums } from './running-sums.ts';
import { scatterRuns } from './scatter-runs.ts';
import { usualSizes } from './usual-sizes.ts';

const HOUR_MS = 3_600_000;
/** A run of scatter has at least so many samples, and lasts at least an hour… */
const FEWEST_SAMPLES = 12;
/** …or, with its ends found exactly, this share of that. */
const LEAST_LEFT = 0.75;
/** With less history nothing is usual. */
const FEWEST_WINDOWS = 20;
/** Sizes that differ by less than this factor are of no account, by their means; by their medians, which few make, less. */
const LEAST_RATIO = 1.4;
const LEAST_RATIO_OF_MEDIANS = 1.25;
/** A change for days that nobody would call an incident must be larger, by its mean. */
const LEAST_LASTING_RATIO = 1.6;
/** A stretch of slots in which a series scatters unlike what it usually does at that time. */
export interface SpreadChange extends Stretch {
  /** Mean size in it, in the usual one; above 1 is wider. */
  readonly ratio: number;
  /** Per sample, as in a `Judgement`. */
  readonly probability: number;
}

export interface SpreadInput {
  /** Values less their season, in a unit in which their spread does not go with their level; NaN at a gap. */
  readonly values: Float64Array;
  /** Their running median over 25 samples. */
  readonly level: Float64Array;
  /** Whether the level is known to go anywhere: then it cannot be asked to stay. */
  readonly wanders: boolean;
  readonly stepMs: number;
  readonly civilSlotOf: Int32Array;
  /** In slots, those that spread may go with. */
  readonly cycles: readonly number[];
  /** Chance, per sample, at or below which a change counts. */
  readonly threshold: number;
}

/**
 * Stretches of at least an hour and a dozen samples that scatter more, or less, around their own level than the series
 * usually does at that time of its cycles, while the level stays; one that lasts, and those that do not.
 */
export function spreadChanges(input: SpreadInput): SpreadChange[] {
  const shortest = Math.max(FEWEST_SAMPLES, Math.ceil(HOUR_MS / input.stepMs));
  if (input.values.length < FEWEST_WINDOWS * shortest) return [];
  const noise = localNoise(input.values, aroundLevel(input.values, input.level));
  const sizes = usualSizes(noise, input);
  if (sizes === undefined) return [];
  const lasting = lastingIn(sizes, shortest, input);
  if (lasting !== undefined) evenOut(sizes, lasting);
  const runs = scatterRuns({ sizes, shortest, threshold: input.threshold, alikeOf: alikeIn(input) })
    .filter(({ from, to }) => to - from >= LEAST_LEFT * shortest)
    .map((run) => ({ ...run, ratio: ratioOf(sizes, run, mean) }))
    .filter((run) => isMuch(run.ratio, ratioOf(sizes, run, median)));
  return [...(lasting === undefined ? [] : [lasting]), ...runs]
    .filter((change) => isBothSided(noise.subarray(change.from, change.to)))
    .filter((change) => input.wanders || staysLevel(input.values, change));
}

/** What touches the beginning is usual, and the rest has changed. */
function lastingIn(
  sizes: Float64Array,
  shortest: number,
  { threshold }: SpreadInput,
): SpreadChange | undefined {
  const found = lastingChange(sizes, shortest);
  if (found === undefined) return undefined;
  const probability = found.chance / sizes.length;
  if (probability > threshold) return undefined;
  const isStart = found.from === 0;
  const changed = isStart ? { from: found.to, to: sizes.length } : found;
  const usual = mean(sizes.subarray(0, isStart ? found.to : found.from));
  const exact = exactEnds(sizes, changed, { usual, margin: found.block });
  const ends = changed.to === sizes.length ? { from: exact.from, to: changed.to } : exact;
  const outside = sizes.filter((_, slot) => slot < ends.from || slot >= ends.to);
  const inside = sizes.subarray(ends.from, ends.to);
  const ratio = mean(inside) / mean(outside);
  return isMuch(ratio, median(inside) / median(outside), LEAST_LASTING_RATIO)
    ? { ...ends, ratio, probability }
    : undefined;
}

function evenOut(sizes: Float64Array, { from, to, ratio }: SpreadChange): void {
  for (let slot = from; slot < to; slot++) sizes[slot]! /= ratio;
}

/** To that of the whole. */
function ratioOf(
  sizes: Float64Array,
  { from, to }: Stretch,
  typical: (sizes: Float64Array) => number,
): number {
  return typical(sizes.subarray(from, to)) / typical(sizes);
}

function isMuch(ofMeans: number, ofMedians: number, least = LEAST_RATIO): boolean {
  const sign = ofMeans > 1 ? 1 : -1;
  return (
    ofMeans > 0 &&
    sign * Math.log(ofMeans) >= Math.log(least) &&
    sign * Math.log(ofMedians) >= Math.log(LEAST_RATIO_OF_MEDIANS)
  );
}

function mean(sizes: Float64Array): number {
  return runningSums(sizes).mean(0, sizes.length);
}
