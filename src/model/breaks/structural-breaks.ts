import { difference, each } from '../elementwise.ts';
import { runningMedian } from '../medians/running-median.ts';
import { median } from '../robust.ts';
import { breakCandidates } from './candidates.ts';
import { LineSums } from './line-sums.ts';
import { noiseOfDifferences, noiseOfRemainder } from './noise.ts';
import { withPlateaus } from './plateaus.ts';
import { pieceStarts } from './segmentation.ts';
import { type TestedBreak, testedBreaks } from './tested-break.ts';
import { frequenciesOf, waveFrequencies, wavesBeside, wavesOfSteps, withoutPieces } from './waves.ts';

/** The course of a series in pieces, in units of the white noise around it. */
export interface StructuralBreaks {
  /** Of the noise, in the unit of the values. */
  readonly sigma: number;
  /** The value that is 0 here. */
  readonly centre: number;
  /** What is neither season nor wave: level, course and noise, in σ. */
  readonly level: Float64Array;
  /** What the pieces leave of it. */
  readonly remainder: Float64Array;
  /** Every border of the pieces, in order of time, clear or not. */
  readonly breaks: readonly TestedBreak[];
}

/** With fewer samples neither noise nor waves are known well enough. */
const FEWEST = 500;
const MOST_MISSING = 0.05;
/** A sample this many σ from the median of nine is single, and has no part in a course… */
const SINGLE_SIGMAS = 6;
const SINGLE_WINDOW = 9;
/** …and where this share of them is, the noise is not normal. */
const MOST_SINGLE = 0.002;
/** In standard errors. */
const CLEAR_JUMP = 4;
/** In standard errors, too; and so many may be doubtful beside those that are certain. */
const DOUBTFUL = 4;
const CERTAIN = 8;
const FEW_DOUBTFUL = 1;
const DOUBTFUL_SHARE = 1 / 2;
/** More pieces than this share of the samples are no course. */
const MOST_PIECES = 1 / 30;

/**
 * The breaks of a series whose noise is white and close to normal, so that a likelihood can be believed; else undefined.
 * What shows that on the values alone is asked first, for few series are such. Pieces of lines and waves that the spectrum
 * shows are fitted together, and then what they leave must be white, normal and even, too.
 * @param season what is known of it; 0 for none
 */
export function structuralBreaks(values: Float64Array, season: Float64Array): StructuralBreaks | undefined {
  if (values.length < FEWEST) return undefined;
  const raw = difference(values, season);
  const missing = raw.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
  if (missing > MOST_MISSING * raw.length) return undefined;
  const assumed = noiseOfDifferences(raw);
  if (assumed === undefined) return undefined;
  const centre = median(raw);
  const scaled = each(raw, (value) => (value - centre) / assumed);
  const calm = withoutSingles(scaled);
  if (calm === undefined) return undefined;
  const { waves, starts } = courseOf(calm);
  if (starts.length > MOST_PIECES * values.length) return undefined;
  const level = difference(scaled, waves);
  const sums = new LineSums(difference(calm, waves), 0);
  const found = noiseOfRemainder(withoutPieces(difference(calm, waves), sums, starts), starts.length);
  if (found === undefined) return undefined;
  const breaks = withPlateaus(sums, testedBreaks(sums, starts));
  if (isWandering(breaks)) return undefined;
  return {
    sigma: assumed,
    centre,
    level,
    remainder: withoutPieces(level, sums, starts),
    breaks,
  };
}

/** A course that wanders has breaks of every clearness; where it is broken, few are neither clear nor nothing. */
function isWandering(breaks: readonly TestedBreak[]): boolean {
  const certain = breaks.filter(({ clearness }) => clearness >= CERTAIN).length;
  const doubtful = breaks.filter(({ clearness }) => clearness >= DOUBTFUL).length - certain;
  return doubtful > FEW_DOUBTFUL + DOUBTFUL_SHARE * certain;
}

/** NaN where a sample or a few stand alone; undefined where too many do. */
function withoutSingles(values: Float64Array): Float64Array | undefined {
  const around = runningMedian(values, SINGLE_WINDOW);
  let singles = 0;
  const calm = each(values, (value, slot) => {
    const isSingle = Math.abs(value - around[slot]!) > SINGLE_SIGMAS;
    singles += Number(isSingle);
    return isSingle ? Number.NaN : value;
  });
  return singles > Math.max(4, MOST_SINGLE * values.length) ? undefined : calm;
}

interface Course {
  readonly waves: Float64Array;
  readonly starts: readonly number[];
}

/** Breaks hide waves, and waves hide breaks: waves are read again without the clear jumps, and from what pieces leave. */
function courseOf(values: Float64Array): Course {
  const seen = waveFrequencies(values);
  const first = piecesBeside(values, wavesOfSteps(values, seen));
  if (first.starts.length === 0 && seen.length === 0) return first;
  const smooth = withoutJumps(values, first);
  const left = withoutPieces(values, new LineSums(values, 0), first.starts);
  const frequencies = distinct(
    [...seen, ...waveFrequencies(smooth), ...frequenciesOf(left)],
    1 / values.length,
  );
  if (frequencies.length === 0) return first;
  const second = piecesBeside(values, wavesOfSteps(smooth, frequencies));
  return piecesBeside(values, wavesBeside(values, second.starts, frequencies));
}

/** Without those that are nearer than that to an earlier one. */
function distinct(frequencies: readonly number[], apart: number): number[] {
  const kept: number[] = [];
  for (const one of frequencies) {
    if (kept.every((other) => Math.abs(other - one) > apart)) kept.push(one);
  }
  return kept;
}

function piecesBeside(values: Float64Array, waves: Float64Array): Course {
  const sums = new LineSums(difference(values, waves), 0);
  return { waves, starts: pieceStarts(sums, breakCandidates(sums)) };
}

function withoutJumps(values: Float64Array, { waves, starts }: Course): Float64Array {
  const smooth = values.slice();
  for (const { slot, isJump, size, clearness } of testedBreaks(
    new LineSums(difference(values, waves), 0),
    starts,
  )) {
    if (!isJump || clearness < CLEAR_JUMP) continue;
    for (let later = slot; later < smooth.length; later++) smooth[later]! -= size;
  }
  return smooth;
}
