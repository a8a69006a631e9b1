import { each } from '../elementwise.ts';
import { copyWithoutNaN, MAD_TO_SIGMA, median, quantile, quantileSorted } from '../robust.ts';
import { type LevelNoise, levelNoise, relativeNoise } from './level-noise.ts';
import {
  cycleSpreads,
  type Growth,
  growthOf,
  LEAST_VARIATION,
  noiseSpreads,
  variationOf,
} from './spread-growth.ts';

/** A change of scale under which a season adds up and noise is equally loud everywhere; strictly rising. */
export interface Transform {
  readonly name: 'none' | 'sqrt' | 'log';
  /** What is added before the root or the logarithm, in the unit of the values; 0 for `none`. */
  readonly offset: number;
  /** NaN stays NaN. */
  apply(value: number): number;
  /** The way back: of a median it makes a median, not a mean. What no value could become gives −offset. */
  undo(transformed: number): number;
}

/** The transform of that name; name and offset are all there is to it. */
export function transformBy(name: Transform['name'], offset = 0): Transform {
  const [apply, undo] = scales[name](offset);
  return { name, offset, apply, undo };
}

type Change = (value: number) => number;

const scales: Readonly<
  Record<Transform['name'], (offset: number) => readonly [apply: Change, undo: Change]>
> = {
  none: () => [(value) => value, (value) => value],
  sqrt: (offset) => [(value) => Math.sqrt(value + offset), (root) => Math.max(0, root) ** 2 - offset],
  log: (offset) => [(value) => Math.log(value + offset), (logarithm) => Math.exp(logarithm) - offset],
};

/** With fewer samples nothing is changed. */
const FEWEST = 60;
/** Spread grows as level⁰ (none), level^½ (root) or level¹ (logarithm): these lie about halfway between. */
const ROOT_POWER = 0.25;
const LOG_POWER = 0.7;
/** More zeros than this are a state of the series, which a logarithm would tear off from the rest. */
const MOST_ZEROS_FOR_LOG = 0.05;

/**
 * The transform after which spread does not depend on level (Bartlett 1947, Biometrics 3, table 1): where the
 * standard deviation grows as level^b, values^(1 − b) have a constant one, and for b = 1 the logarithm. b is the
 * slope of log spread on log level:
 * - over whole cycles (Guerrero 1993), where their unlike amplitudes weigh more than the noise;
 * - else over samples of like level, if levels differ by more than the noise makes them.
 *
 * Where the level stays the same, the transform is the one that makes the noise around it symmetric (Box & Cox 1964).
 * Without a season a level that moves changes nothing: in a series of bursts the levels that differ are what is looked
 * for, and on a logarithm they would hide.
 *
 * With a season, small counts and series that are mostly zero get the root (Anscombe 1948: √(x + 3/8)). Outliers, up
 * to a fifth of the samples, and steps do not change the choice. Any negative value, or fewer than 60 samples: none.
 * @param values NaN at a gap
 * @param cycle samples per cycle of the season that was found, rounded if fractional; 0 where there is none
 */
export function chooseTransform(values: Float64Array, cycle = 0): Transform {
  const observed = withoutNaN(values);
  const length = 2 * cycle <= values.length ? Math.round(cycle) : 0;
  if (observed.length < FEWEST || countWhere(observed, (value) => value < 0) > 0) return transformBy('none');
  const noise = levelNoise(values, length);
  const name = length > 0 && isCount(observed, noise) ? 'sqrt' : nameFor(noise, values, length);
  if (name === 'none') return transformBy('none');
  const zeros = countWhere(observed, (value) => value === 0);
  if (name === 'sqrt' || zeros > MOST_ZEROS_FOR_LOG * observed.length)
    return transformBy('sqrt', ANSCOMBE * unitOf(observed, noise));
  return transformBy('log', offsetOfLog(observed, noise));
}

function withoutNaN(values: Float64Array): Float64Array {
  const observed = new Float64Array(values.length);
  return observed.subarray(0, copyWithoutNaN(values, observed));
}

function countWhere(values: Float64Array, isCounted: (value: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (isCounted(values[i]!)) count += 1;
  return count;
}

/** The error that cycles of unlike amplitude make decides when it is this many times the noise. */
const MISFIT = 3;
/** Levels differ when they do by this many times what noise does to a median, √(π/2) σ / √window. */
const BEYOND_NOISE = 2;

function nameFor(noise: LevelNoise, values: Float64Array, length: number): Transform['name'] {
  const isSeasonal = length > 0;
  const amplitude = isSeasonal ? amplitudeGrowth(values, length, noise) : undefined;
  if (amplitude !== undefined) return nameOf(amplitude);
  const byNoise = (Math.sqrt(Math.PI / 2) * relativeNoise(noise)) / Math.sqrt(noise.levelWindow);
  const isLevel = variationOf(noise.level) < Math.max(LEAST_VARIATION, BEYOND_NOISE * byNoise);
  if (isLevel) return isSeasonal ? 'none' : symmetrising(noise);
  const growth = isSeasonal ? growthOf(noiseSpreads(noise)) : undefined;
  return growth === undefined ? 'none' : nameOf(growth);
}

/** How the amplitude of cycles grows, where their being unlike outweighs the noise. */
function amplitudeGrowth(values: Float64Array, length: number, noise: LevelNoise): Growth | undefined {
  const cycles = cycleSpreads(values, length);
  const growth = growthOf(cycles);
  const misfit = (growth?.variation ?? 0) * median(cycles.spread);
  return misfit > MISFIT * MAD_TO_SIGMA * median(noise.departure) ? growth : undefined;
}

/** Not surely above 0 is 0. */
function nameOf({ slope, standardError }: Growth): Transform['name'] {
  if (slope < Math.max(ROOT_POWER, 2 * standardError)) return 'none';
  return slope < LOG_POWER ? 'sqrt' : 'log';
}

/** The tails whose distances from the median are compared. */
const TAILS = [0.25, 0.125, 0.05];
/** Asymmetry that is none, beside twice what chance does to it. */
const SYMMETRIC = 0.1;
/** (q50 − q05) ÷ (q50 − q25) of normal noise; below it the lower half is that of a skewed distribution. */
const LOWER_HALF = 2.44;
/** What chance takes from that ratio once in a hundred times, × √samples. */
const LOWER_HALF_ERROR = 11;

/**
 * The transform that makes the noise around one level symmetric, at the quartiles and further out; if none does it,
 * as when a fifth of the samples are high outliers, the one whose lower half, which they leave alone, is most like that
 * of normal noise.
 */
function symmetrising({ values, level }: LevelNoise): Transform['name'] {
  const shares = values.map((value, slot) => value / level[slot]!);
  const sorted = shares.filter((share) => share > 0 && share < Infinity).sort();
  const tolerance = SYMMETRIC + 2 / Math.sqrt(sorted.length);
  const shapes = (['none', 'sqrt', 'log'] as const).map((name) => ({
    name,
    ...shapeOf(sorted, scales[name](0)[0]),
  }));
  const [asIs] = shapes as [Shape & { name: 'none' }];
  if (asIs.far < tolerance) return 'none';
  const nearest = (distance: (shape: Shape) => number) =>
    shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
  const straight = nearest(({ asymmetry }) => asymmetry);
  if (straight.asymmetry < tolerance) return straight.name;
  if (asIs.near < SYMMETRIC || asIs.lowerHalf > LOWER_HALF - LOWER_HALF_ERROR / Math.sqrt(sorted.length))
    return 'none';
  return nearest(({ lowerHalf }) => Math.abs(Math.log(lowerHalf / LOWER_HALF))).name;
}

interface Shape {
  /** The largest asymmetry of the tails, 0…1; that of the quartiles and of the farthest, above 0 for a longer upper tail. */
  readonly asymmetry: number;
  readonly near: number;
  readonly far: number;
  readonly lowerHalf: number;
}

function shapeOf(sorted: Float64Array, change: Change): Shape {
  const at = (probability: number) => change(quantileSorted(sorted, probability));
  const skews = TAILS.map((tail) => (at(1 - tail) + at(tail) - 2 * at(0.5)) / (at(1 - tail) - at(tail)));
  return {
    asymmetry: Math.max(...skews.map(Math.abs)),
    near: skews[0]!,
    far: skews.at(-1)!,
    lowerHalf: (at(0.5) - at(0.05)) / (at(0.5) - at(0.25)),
  };
}

const ANSCOMBE = 3 / 8;
/** Whole numbers with a median below this, whose variance ÷ mean (1 for Poisson counts) lies between these, are counts. */
const SMALL_COUNT = 20;
const COUNT_DISPERSION = { least: 0.5, most: 3 };

function isCount(observed: Float64Array, noise: LevelNoise): boolean {
  const middle = median(observed);
  if (middle === 0) return observed.some((value) => value > 0);
  if (middle >= SMALL_COUNT || !observed.every(Number.isInteger)) return false;
  const dispersion = dispersionOf(noise.values);
  return dispersion >= COUNT_DISPERSION.least && dispersion < COUNT_DISPERSION.most;
}

/** What one event adds: 1 for whole numbers; for rates, were they of Poisson counts, variance ÷ mean. */
function unitOf(observed: Float64Array, noise: LevelNoise): number {
  if (observed.every(Number.isInteger)) return 1;
  const lowest = quantile(
    observed.filter((value) => value > 0),
    0.05,
  );
  return Math.min(lowest, dispersionOf(noise.values) || Infinity);
}

/** The share of the largest values, and of the largest differences, that count no more than the next. */
const WINSORISED = 0.02;

/** Variance, from differences of neighbours, ÷ mean. */
function dispersionOf(ordered: Float64Array): number {
  const squares = each(ordered, (value, slot) =>
    slot === 0 ? Number.NaN : (value - ordered[slot - 1]!) ** 2 / 2,
  );
  return winsorisedMean(squares) / winsorisedMean(ordered);
}

function winsorisedMean(values: Float64Array): number {
  const observed = withoutNaN(values);
  const limit = quantile(observed, 1 - WINSORISED);
  let sum = 0;
  for (let i = 0; i < observed.length; i++) sum += Math.min(limit, observed[i]!);
  return sum / observed.length;
}

/** A zero is to lie this many σ of the noise below the lowest usual values… */
const DEPTH_OF_ZERO = 6;
/** …by an offset that is this share of them. */
const LEAST_OFFSET = 0.001;
const MOST_OFFSET = 0.1;

/**
 * A share of the 5 % quantile of the positive values: so large that a zero is finite and does not drown all else, so
 * small that an outage to zero stands out of the noise and usual values hardly feel it.
 */
function offsetOfLog(observed: Float64Array, noise: LevelNoise): number {
  const share = Math.exp(-DEPTH_OF_ZERO * relativeNoise(noise));
  const lowest = quantile(
    observed.filter((value) => value > 0),
    0.05,
  );
  return Math.min(MOST_OFFSET, Math.max(LEAST_OFFSET, share)) * lowest;
}
