import { studentTail } from '../drift/student-tail.ts';

/** A lasting change of the slope of a level, seen in one value a day. */
export interface LevelBend {
  /** The day from which the level goes its new way, and the days between which that may be. */
  readonly day: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Per day. */
  readonly slopeBefore: number;
  readonly slopeAfter: number;
  /** That a level which only wanders shows as much on any day. */
  readonly chance: number;
}

/** Steps from day to day that tell a slope: fewer may be an incident, and a week has its own course. */
const FEWEST_STEPS = 6;
/** A bend leaves at most this share of what a parabola leaves; else the level is curved throughout. */
const LEFT_SHARE = 0.8;
/** A day that leaves this much more, in variances, is none where the bend may be: the 95 % quantile of χ². */
const LESS_LIKELY = 3.84;
/**
 * Daily averages of a walk have steps that correlate by this (Working 1960, "Note on the Correlation of First Differences of
 * Averages in a Random Chain", Econometrica 28, 916–918).
 */
const LEAST_CORRELATED = 0.25;
/** More correlation than this cannot be told from a slope that wanders. */
const MOST_CORRELATED = 0.9;

/**
 * The clearest bend of a level, by the means of its steps from day to day on both sides: of a random walk those are all but
 * independent, so that Student's test of two means holds; of noise around a line their sums are nearer to it still. Where they
 * follow one another, as those of a slope that wanders do, they count for fewer by (1 − ρ) / (1 + ρ).
 * A shift of the level is one large step, by which the others' spread is judged: no bend.
 * @param levels one a day; NaN where it has none
 * @returns undefined where nothing bends or all does, and with fewer than 12 steps
 */
export function levelBend(levels: Float64Array): LevelBend | undefined {
  const steps = stepsOf(levels);
  let best: Split | undefined;
  let splits = 0;
  for (let at = FEWEST_STEPS; at + FEWEST_STEPS <= steps.length; at++) {
    const split = splitAt(steps, at);
    splits += 1;
    if (best === undefined || split.left < best.left) best = split;
  }
  if (best === undefined || !(best.left > 0) || best.left > LEFT_SHARE * leftByParabola(steps))
    return undefined;
  const degrees = steps.length - 2;
  const variance = best.left / degrees;
  const rest = steps.map(({ size }, at) => size - (at < best.at ? best.before : best.after));
  const correlated = Math.max(LEAST_CORRELATED, Math.min(MOST_CORRELATED, correlationOf(rest)));
  const fewer = (1 - correlated) / (1 + correlated);
  const error = Math.sqrt((variance / fewer) * (1 / best.at + 1 / (steps.length - best.at)));
  const chance =
    splits * studentTail(Math.abs(best.after - best.before) / error, Math.max(1, degrees * fewer));
  const isLikely = (at: number) => splitAt(steps, at).left <= best.left + LESS_LIKELY * variance;
  let [first, last] = [best.at, best.at];
  while (first > FEWEST_STEPS && isLikely(first - 1)) first -= 1;
  while (last + FEWEST_STEPS < steps.length && isLikely(last + 1)) last += 1;
  return {
    day: steps[best.at]!.from,
    firstDay: steps[first]!.from,
    lastDay: steps[last]!.from,
    slopeBefore: best.before,
    slopeAfter: best.after,
    chance: Math.min(1, chance),
  };
}

interface Step {
  readonly from: number;
  readonly size: number;
}

function stepsOf(levels: Float64Array): Step[] {
  const steps: Step[] = [];
  for (let from = 0; from + 1 < levels.length; from++) {
    const size = levels[from + 1]! - levels[from]!;
    if (!Number.isNaN(size)) steps.push({ from, size });
  }
  return steps;
}

interface Split {
  readonly at: number;
  readonly before: number;
  readonly after: number;
  /** Σ of squared distances from both means. */
  readonly left: number;
}

function splitAt(steps: readonly Step[], at: number): Split {
  const [before, after] = [meanOf(steps.slice(0, at)), meanOf(steps.slice(at))];
  const left = steps.reduce((sum, { size }, index) => sum + (size - (index < at ? before : after)) ** 2, 0);
  return { at, before, after, left };
}

function meanOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { size }) => sum + size, 0) / steps.length;
}

/** The steps of a parabola are a line. */
function leftByParabola(steps: readonly Step[]): number {
  const mean = meanOf(steps);
  const middle = (steps.length - 1) / 2;
  let [spread, both, all] = [0, 0, 0];
  for (const [at, { size }] of steps.entries()) {
    spread += (at - middle) ** 2;
    both += (at - middle) * (size - mean);
    all += (size - mean) ** 2;
  }
  return all - (both * both) / spread;
}

function correlationOf(rest: readonly number[]): number {
  const products = rest.slice(1).reduce((sum, one, at) => sum + one * rest[at]!, 0);
  return products / rest.reduce((sum, one) => sum + one * one, 0);
}
