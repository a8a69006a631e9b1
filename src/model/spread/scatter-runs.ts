import { evenRoot } from './even-root.ts';
import { exactEnds, type Stretch } from './exact-ends.ts';
import { type RunningSums, runningSums } from './running-sums.ts';
import { type Root, type Spread, spreadOf, usualWindows, type Windows } from './usual-windows.ts';

/** With fewer windows at the same time of other cycles, these have no spread. */
const FEWEST_OTHERS = 3;
/** What went this share as far at the same time before is a precedent. */
const PRECEDENT = 1 / 3;

/** A stretch of a series that scatters unlike the rest. */
export interface ScatterRun extends Stretch {
  /** Per sample, as in a `Judgement`. */
  readonly probability: number;
}

export interface ScatterInput {
  /** Of what each sample scatters, 1 being usual at its time; bounded, not negative, NaN at a gap. */
  readonly sizes: Float64Array;
  /** Fewest slots of a window; the ends are then made exact. */
  readonly shortest: number;
  /** Chance, per sample, at or below which a run counts. */
  readonly threshold: number;
  /** The slots at the same time of other cycles; one list a cycle. */
  readonly alikeOf: (slot: number) => readonly (readonly number[])[];
}

/**
 * Runs of samples whose mean size is too large or too small for windows of their length, and for windows at the same time
 * of other cycles: what happens every night is usual then.
 * @returns in order of time, without overlap
 */
export function scatterRuns({ sizes, shortest, threshold, alikeOf }: ScatterInput): ScatterRun[] {
  const sums = runningSums(sizes);
  const root = evenRoot(sizes);
  const runs: ScatterRun[] = [];
  for (const windows of usualWindows(sums, shortest, root)) {
    const limit = scoreAt(threshold, windows.length);
    for (let at = 0; at < windows.roots.length; at++) {
      const score = scoreOf(windows, windows.roots[at]!);
      if (!(score >= limit)) continue;
      const unlike = unlikeOthers(windows, at, alikeOf, { sums, root });
      if (!(unlike >= limit)) continue;
      const from = at * windows.stride;
      const probability = chanceOf(Math.min(score, unlike), windows.length);
      runs.push({ from, to: from + windows.length, probability });
    }
  }
  return apart(runs, sizes);
}

/** How far out a window is, in σ of its side. */
function scoreOf({ centre, above, below }: Spread, root: number): number {
  return root > centre ? (root - centre) / above : (centre - root) / below;
}

/**
 * Rate, per sample, at which a running mean comes that far from its usual by chance: about z² / window times the normal
 * tail, φ(z) / z (Siegmund 1985, Sequential Analysis, 11.1), for two sides.
 */
function chanceOf(score: number, window: number): number {
  return Math.min(1, (2 * score * Math.exp((-score * score) / 2)) / (window * Math.sqrt(2 * Math.PI)));
}

/** The score of which the chance is no more than that; never below 2, from where on it falls. */
function scoreAt(chance: number, window: number): number {
  let [low, high] = [2, 40];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (chanceOf(middle, window) > chance) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * How far, in σ, the window is from those at the same time of other cycles; of several cycles the least. Few others
 * have no spread: they speak against it where they went a third as far, and else not at all.
 */
function unlikeOthers(
  windows: Windows,
  at: number,
  alikeOf: ScatterInput['alikeOf'],
  { sums, root }: { readonly sums: RunningSums; readonly root: Root },
): number {
  const own = windows.roots[at]!;
  const isWider = own > windows.centre;
  let least = Number.POSITIVE_INFINITY;
  for (const starts of alikeOf(at * windows.stride)) {
    const inside = starts.filter((start) => start + windows.length <= sums.length);
    const others = Float64Array.from(inside, (start) => root(sums.mean(start, start + windows.length)));
    const known = others.filter((other) => !Number.isNaN(other));
    if (known.length === 0) continue;
    const typical = spreadOf(known);
    if (known.length < FEWEST_OTHERS) {
      const far = windows.centre + PRECEDENT * (own - windows.centre);
      if (isWider ? typical.centre > far : typical.centre < far) return 0;
      continue;
    }
    const scale = isWider ? Math.max(windows.above, typical.above) : Math.max(windows.below, typical.below);
    least = Math.min(least, ((isWider ? 1 : -1) * (own - typical.centre)) / scale);
  }
  return least;
}

/** The least likely first, each with its exact ends, none over another. */
function apart(runs: readonly ScatterRun[], sizes: Float64Array): ScatterRun[] {
  const leastLikelyFirst = [...runs].sort((a, b) => a.probability - b.probability || a.from - b.from);
  const taken: ScatterRun[] = [];
  const isFree = (run: Stretch) => !taken.some((other) => run.from < other.to && other.from < run.to);
  for (const run of leastLikelyFirst) {
    if (!isFree(run)) continue;
    const exact = { ...run, ...exactEnds(sizes, run, { usual: 1, margin: run.to - run.from }) };
    if (isFree(exact)) taken.push(exact);
  }
  return taken.sort((a, b) => a.from - b.from);
}
