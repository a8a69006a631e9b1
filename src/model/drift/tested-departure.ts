import { difference, sizes } from '../elementwise.ts';
import { MAD_TO_SIGMA, median, medianAbsoluteDeviation } from '../robust.ts';
import { changesOver, type DayChanges, lagOf, walkFactor } from './day-changes.ts';
import { studentTail } from './student-tail.ts';

/** A slow departure of a level, in blocks. */
export interface SlowDeparture {
  readonly sign: 1 | -1;
  /** From where the level leaves the old one to where it is as far as it gets. */
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly before: number;
  /** Chance that a series of this length without a drift shows one as clear as this anywhere. */
  readonly chance: number;
}

/** What a departure must be to count. */
export interface DepartureNeeds {
  /** In the unit of the level. */
  readonly leastSize: number;
  readonly shortestDays: number;
  /** σ of the change from day to day that noise alone makes. */
  readonly leastSigma: number;
}

/** A level in blocks, by its days, and what is asked of a departure. */
interface Level extends DayChanges, DepartureNeeds {
  readonly levels: Float64Array;
  readonly perDay: number;
}

/** From the day that begins at one block to the day that begins at another. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/**
 * Whether the level left for good reason in a window: it had held still before; no single day, and no stair, took it
 * away; and its daily changes are so much of one size and sign that no random walk makes them, by Student's t of their
 * median, with the σ of these days or of all others, whichever is larger.
 */
export function testedDeparture(window: Window, level: Level): SlowDeparture | undefined {
  const climb = climbOf(window, level);
  if (climb === undefined || !wasCalmBefore(climb, level) || !isSteady(climb, level)) return undefined;
  const { sign, firstBlock, lastBlock, before } = climb;
  return { sign, firstBlock, lastBlock, before, chance: chanceOf(climb, level) };
}

/** From the old level to the farthest block. */
interface Climb extends Omit<SlowDeparture, 'chance'> {
  readonly size: number;
  readonly days: number;
}

/** The level must have held still for so many days, and as long as half the climb where there are as many. */
const CALM_DAYS = 2;
const CALM_SHARE = 0.5;
/** A block that is by this share of the climb away from the old level has left it; at that pace it began so much before. */
const EDGE = 0.1;
/** A block that is this far has arrived: what follows is the new level. */
const ARRIVED = 0.97;

/** Undefined where the series begins with it, or what there is of it is too short or too small. */
function climbOf({ first, last }: Window, level: Level): Climb | undefined {
  const { levels, days, perDay } = level;
  const sign = days[last]! > days[first]! ? 1 : -1;
  const start = first + (perDay >> 1);
  const calm = Math.max(CALM_DAYS * perDay, Math.round(CALM_SHARE * (last - first)));
  const before = median(levels.subarray(Math.max(0, start - calm), start + 1));
  const away = (block: number) => sign * (levels[block]! - before);
  const end = Math.min(levels.length, last + 2 * perDay);
  let size = 0;
  for (let block = start; block < end; block++) size = Math.max(size, away(block));
  let lastBlock = start;
  while (lastBlock < end - 1 && away(lastBlock) < ARRIVED * size) lastBlock += 1;
  const halfway = lastWhere((block) => away(block) <= size / 2, lastBlock);
  const seen = 1 + lastWhere((block) => away(block) <= EDGE * size, halfway);
  const firstBlock = seen - Math.floor(EDGE * (lastBlock - seen + 1));
  const length = (lastBlock - firstBlock + 1) / perDay;
  if (size < level.leastSize || length < level.shortestDays || firstBlock < CALM_DAYS * perDay)
    return undefined;
  return { sign, firstBlock, lastBlock, before, size, days: length };
}

/** −1 where there is none. */
function lastWhere(holds: (block: number) => boolean, from: number): number {
  let block = from;
  while (block >= 0 && !holds(block)) block -= 1;
  return block;
}

/** …straying by no more than this share of the climb, and not going the same way at this share of its pace, give or take one σ. */
const MOST_STRAY = 0.35;
const MOST_PACE = 0.25;

function wasCalmBefore({ sign, firstBlock, size, days: length }: Climb, level: Level): boolean {
  const { days, changes, perDay, leastSigma } = level;
  const calmDays = Math.max(CALM_DAYS, CALM_SHARE * length);
  const from = Math.max(0, firstBlock - Math.round(calmDays * perDay));
  const before = days.subarray(from, firstBlock - perDay + 1);
  const stray = before.reduce((a, b) => Math.max(a, b)) - before.reduce((a, b) => Math.min(a, b));
  const pace = sign * median(changes.subarray(from, firstBlock - 2 * perDay + 1));
  const paceSigma = leastSigma / Math.sqrt(before.length / perDay);
  return stray <= MOST_STRAY * size && pace - paceSigma <= (MOST_PACE * size) / length;
}

/** More than this share of the climb in one day is a step. */
const MOST_OF_ONE_DAY = 0.7;
/** If all blocks changed as the median one, this share of the climb at least must come of it, give or take one σ: else it is a stair. */
const LEAST_STEADY = 0.5;

function isSteady({ sign, firstBlock, lastBlock, size }: Climb, { levels, changes, perDay }: Level): boolean {
  const inside = changes.subarray(Math.max(0, firstBlock - perDay), Math.max(0, lastBlock - perDay + 1));
  for (const change of inside) if (sign * change > MOST_OF_ONE_DAY * size) return false;
  const steps = difference(levels.subarray(firstBlock, lastBlock + 1), levels.subarray(firstBlock - 1));
  const sigma = sigmaOfMedian(steps) * steps.length;
  return sign * median(steps) * steps.length + sigma >= LEAST_STEADY * size;
}

/** √(π/2): the median of normal samples has this many times the σ of their mean. */
const MEDIAN_TO_MEAN = Math.sqrt(Math.PI / 2);

function sigmaOfMedian(values: Float64Array): number {
  return (MEDIAN_TO_MEAN * MAD_TO_SIGMA * medianAbsoluteDeviation(values)) / Math.sqrt(values.length);
}

/** Climbs that begin a third of a lag apart are other ones: so many of a lag are tried. */
const TRIES_OF_LAG = 3;

function chanceOf(climb: Climb, level: Level): number {
  const { perDay } = level;
  const length = climb.days * perDay;
  const lag = lagOf(length, perDay);
  const { inside, sigma } = changesAround(climb, lag, level);
  const leastSigma = lag === perDay ? sigma : changesAround(climb, perDay, level).sigma;
  const walked = walkFactor(lag, perDay) * Math.max(sigma, leastSigma);
  const t = (climb.sign * median(inside) * Math.sqrt(length / lag)) / walked;
  const independent = level.days.length / lag - 1;
  return t > 0 ? Math.min(1, TRIES_OF_LAG * independent * studentTail(t, Math.max(1, independent))) : 1;
}

/** The changes while it climbs, and the σ of these along a line or of all others around zero, whichever is larger. */
function changesAround({ firstBlock, lastBlock }: Climb, lag: number, { days, perDay, leastSigma }: Level) {
  const changes = changesOver(days, lag);
  const half = perDay >> 1;
  const ends = lag + perDay - 1;
  const inside = changes.subarray(Math.max(0, firstBlock - half), Math.max(0, lastBlock + half - ends + 1));
  const outside = changes.slice().fill(Number.NaN, Math.max(0, firstBlock - ends), lastBlock + 1);
  const spread = MAD_TO_SIGMA * Math.max(spreadAlongLine(inside), median(sizes(outside)) || 0);
  return { inside, sigma: Math.max(leastSigma, spread) };
}

/** A climb that slows down, or goes ever faster, has changes on a line: it runs through the medians of both halves. */
function spreadAlongLine(changes: Float64Array): number {
  const half = changes.length >> 1;
  if (half === 0) return 0;
  const rise = median(changes.subarray(-half)) - median(changes.subarray(0, half));
  const slope = rise / (changes.length - half);
  return medianAbsoluteDeviation(changes.map((change, at) => change - slope * at));
}
