import { difference } from '../elementwise.ts';
import { medianOfFew } from '../medians/median-of-few.ts';
import { alikeThen, USUAL_THEN } from './alike-then.ts';
import type { LearnedSeason } from './season.ts';
import type { SeasonBreak, SeasonBreaks } from './season-breaks.ts';
import type { Place } from './track.ts';
import { unlikeOthers } from './unlike-others.ts';

const NONE: SeasonBreaks = { breaks: [], judged: 0 };

/** A cycle is compared in so many blocks: hours of a day. */
const BLOCKS = 24;
/** Fewer cycles teach no usual pattern. */
const FEWEST_CYCLES = 10;
/** A cycle is compared if this share of its blocks is seen. */
const LEAST_SEEN = 3 / 4;
/** With more than this share of another pattern there is no usual one. */
const MOST_BROKEN = 0.15;
/** Half the blocks of another pattern are off by at least this share of what the profile moves. */
const LEAST_DISTANCE = 0.3;
/** A cycle is counted from its lowest block or from its highest, whichever shows more. */
const ENDS = 2;
/** Distances are not known to be more alike than this. */
const MOST_ALIKE = 0.03;

/**
 * Whole cycles unlike the others: half of their hours and more are far from the profile, whatever their level; a holiday
 * that looks like a Sunday. A cycle is counted from where the profile is lowest (or highest: idle CPU), when one day ends
 * and another begins, and compared by the medians of its blocks; its level is the median distance of those. What lasts
 * for fewer of them is an incident. Each distance is judged among those of the other cycles.
 */
export function cyclePatterns(season: LearnedSeason): SeasonBreaks {
  const { cycles, longer, length, noise } = season;
  if (cycles.count < FEWEST_CYCLES || cycles.phases < BLOCKS) return NONE;
  const pattern = patternOf(season.profile);
  const movement = meanDistance(pattern);
  if (!(movement > noise / Math.sqrt(length / BLOCKS))) return NONE;
  const ends = [pattern.indexOf(Math.min(...pattern)), pattern.indexOf(Math.max(...pattern))];
  const [fromLowest, fromHighest] = ends.map((cut) => distancesOf(season, pattern, cut, movement));
  return breaksOf(farthest(fromHighest!) > farthest(fromLowest!) ? fromHighest! : fromLowest!, longer);
}

/** How far each cycle is from the profile, as a share of what that moves; NaN for one of which too much is missing. */
interface Distances {
  readonly places: readonly Place[];
  readonly distances: Float64Array;
}

/** Of the cycles that begin with the block `cut` of the pattern. */
function distancesOf(season: LearnedSeason, pattern: Float64Array, cut: number, movement: number): Distances {
  const usual = pattern.map((_, at) => pattern[(cut + at) % BLOCKS]!);
  const edges = Array.from({ length: season.cycles.count }, (_, cycle) => edgesOf(season, cycle, cut));
  return {
    places: edges.map((of) => ({ firstSlot: of[0]!, lastSlot: of[BLOCKS]! - 1 })),
    distances: Float64Array.from(edges, (of) => distanceOf(blocksOf(season.movement, of), usual) / movement),
  };
}

function farthest({ distances }: Distances): number {
  let most = 0;
  for (const distance of distances) if (distance > most) most = distance;
  return most;
}

function breaksOf({ places, distances }: Distances, longer: readonly number[]): SeasonBreaks {
  const judged = distances.filter((distance) => !Number.isNaN(distance)).length;
  const isOther = distances.map((distance) =>
    Number.isNaN(distance) ? distance : Number(distance > LEAST_DISTANCE),
  );
  const others = [...isOther.keys()].filter(
    (at) => isOther[at] === 1 && alikeThen(isOther, at, longer) < USUAL_THEN,
  );
  if (others.length > MOST_BROKEN * judged) return NONE;
  const decades = unlikeOthers(distances, MOST_ALIKE);
  const breaks = others.map((at): SeasonBreak => ({ how: 'pattern', ...places[at]!, decades: decades[at]! }));
  return { breaks, judged: ENDS * judged };
}

/** The medians of the blocks of a profile. */
function patternOf(profile: Float64Array): Float64Array {
  const edges = Int32Array.from({ length: BLOCKS + 1 }, (_, block) =>
    Math.round((block * profile.length) / BLOCKS),
  );
  return blocksOf(profile, edges);
}

/** Where the blocks of a cycle begin, and where the last one ends. */
function edgesOf({ cycles }: LearnedSeason, cycle: number, cut: number): Int32Array {
  return Int32Array.from({ length: BLOCKS + 1 }, (_, block) =>
    cycles.startOf(cycle, Math.round(((cut + block) * cycles.phases) / BLOCKS)),
  );
}

/** The median of each block; NaN where there is nothing. */
function blocksOf(values: Float64Array, edges: Int32Array): Float64Array {
  const scratch = new Float64Array(edges[BLOCKS]! - edges[0]!);
  return Float64Array.from({ length: BLOCKS }, (_, block) => {
    let count = 0;
    for (let slot = edges[block]!; slot < edges[block + 1]!; slot++)
      if (!Number.isNaN(values[slot]!)) scratch[count++] = values[slot]!;
    return medianOfFew(scratch, count);
  });
}

/** Median distance of two patterns, their levels taken out; NaN where too much is missing. */
function distanceOf(blocks: Float64Array, usual: Float64Array): number {
  const apart = difference(blocks, usual).filter((block) => !Number.isNaN(block));
  if (apart.length < LEAST_SEEN * BLOCKS) return Number.NaN;
  const level = medianOfFew(apart.slice(), apart.length);
  const distances = apart.map((block) => Math.abs(block - level));
  return medianOfFew(distances, distances.length);
}

/** Mean distance from the median. */
function meanDistance(pattern: Float64Array): number {
  const level = medianOfFew(pattern.slice(), pattern.length);
  return pattern.reduce((sum, block) => sum + Math.abs(block - level), 0) / pattern.length;
}
