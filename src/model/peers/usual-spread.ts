import { firstNotBelow } from '../../sorted.ts';
import { ascending } from '../medians/ascending.ts';
import { MAD_TO_SIGMA, median, quantile } from '../robust.ts';
import { loudnessOfHours } from './loud-hours.ts';
import { thinned } from './thinned.ts';
import type { DayParts } from './usual-difference.ts';

/** So many samples tell of the spread at a level. */
const ENOUGH = 1000;
/** Levels are grouped by halves, quarters, eighths… of the samples from the middle outwards, down to so few of them. */
const FEWEST_OF_GROUP = 8;
/**
 * Fewer than this are not believed to be quieter than those nearer to the middle, and the farther out the louder: what
 * is seldom seen tells little.
 */
const FEWEST_TRUSTED = 64;
/** Where most departures are 0, as of small counts, the spread is at least this share of the largest twentieth. */
const SHARE_OF_95 = 0.4;

/**
 * The usual size of a departure from the peers at each slot, as a standard deviation: at that level of the peers, for
 * what is busy differs more; and in that hour of the day, where odd and even days agree on which are louder.
 * Where departures are ratios it grows with the level, where they are differences it does not. 0 where all are.
 * @param departures around zero; NaN at a gap
 * @param peers the level; NaN at most where the departures are
 */
export function usualSpread(
  departures: Float64Array,
  peers: Float64Array,
  day: DayParts | undefined,
): Float64Array {
  const spread = spreadOfLevel(departures, peers);
  const loudness = day && loudnessOfHours(departures, spread, day);
  if (loudness === undefined) return spread;
  for (let slot = 0; slot < spread.length; slot++) spread[slot]! *= loudness[slot]!;
  return spread;
}

function spreadOfLevel(departures: Float64Array, peers: Float64Array): Float64Array {
  const groups = levelGroups(thinned(departures, ENOUGH), thinned(peers, ENOUGH));
  const { edges, middle, sizes, shares } = groups;
  const spread = new Float64Array(departures.length);
  for (let slot = 0; slot < spread.length; slot++) {
    const group = groupOf(edges, peers[slot]!);
    const share = shares[group]!;
    const size = sizes[group]!;
    spread[slot] = share === 0 ? size : Math.max(size, share * Math.abs(peers[slot]! - middle)) || size;
  }
  return spread;
}

interface LevelGroups {
  /** The lowest level of each group but the first. */
  readonly edges: Float64Array;
  readonly middle: number;
  /** Usual size of a departure in each group. */
  readonly sizes: readonly number[];
  /** For the outermost groups, whose levels lie far apart: the same as a share of the distance from the middle; else 0. */
  readonly shares: readonly number[];
}

function levelGroups(departures: Float64Array, peers: Float64Array): LevelGroups {
  const sorted = ascending(peers);
  const { indexes, values: levels } = sorted;
  const all = new Float64Array(indexes.length);
  for (let at = 0; at < all.length; at++) all[at] = Math.abs(departures[indexes[at]!]!);
  const middle = levels[levels.length >> 1] ?? 0;
  const ends = groupEnds(all.length);
  const startOf = (group: number) => ends[group - 1] ?? 0;
  const isOuter = ends.map((end, group) => end - startOf(group) < FEWEST_TRUSTED);
  const sizes = ends.map((end, group) => sizeOf(all.subarray(startOf(group), end)));
  const shares = ends.map((end, group) => {
    if (isOuter[group] !== true) return 0;
    const [from, members] = [startOf(group), all.slice(startOf(group), end)];
    for (let at = 0; at < members.length; at++) members[at]! /= Math.abs(levels[from + at]! - middle);
    return sizeOf(members);
  });
  return {
    edges: Float64Array.from(ends.slice(0, -1), (end) => levels[end]!),
    middle,
    sizes: notQuieterOutwards(sizes, isOuter),
    shares,
  };
}

function sizeOf(sizes: Float64Array): number {
  return Math.max(MAD_TO_SIGMA * median(sizes) || 0, SHARE_OF_95 * quantile(sizes, 0.95) || 0);
}

/** Where the groups of so many samples end, the lowest first: …, 1/8, 1/4, 1/2, 3/4, 7/8, …, all. */
function groupEnds(samples: number): number[] {
  const tails: number[] = [];
  for (let tail = samples >> 1; tail >= FEWEST_OF_GROUP; tail >>= 1) tails.push(tail);
  const above = tails.slice(1).map((tail) => samples - tail);
  return [...tails.reverse(), ...above, samples];
}

/** A level that is an edge belongs above it. */
function groupOf(edges: Float64Array, level: number): number {
  const at = firstNotBelow(edges, level);
  return edges[at] === level ? at + 1 : at;
}

function notQuieterOutwards(sizes: readonly number[], isOuter: readonly boolean[]): number[] {
  const result = [...sizes];
  const middle = sizes.length >> 1;
  const widen = (at: number, inner: number) => {
    if (isOuter[at] === true) result[at] = Math.max(result[at]!, result[inner]!);
  };
  for (let at = middle + 1; at < result.length; at++) widen(at, at - 1);
  for (let at = middle - 1; at >= 0; at--) widen(at, at + 1);
  return result;
}
