import { type BreakEvent, breakEvents, LEAST_CLEARNESS } from '../model/breaks/break-events.ts';
import { valueAt } from '../model/breaks/line-sums.ts';
import { type Excursion, shortExcursions } from '../model/breaks/short-excursions.ts';
import { type StructuralBreaks, structuralBreaks } from '../model/breaks/structural-breaks.ts';
import { studentTail } from '../model/drift/student-tail.ts';
import { total } from '../model/elementwise.ts';
import type { Dip, LevelShift, Spike, TrendChange } from './finding.ts';
import { type Foretold, farthestFrom } from './foretold.ts';
import type { SearchedSeries } from './searched.ts';

/** What a break in a course can be. */
export type BreakFinding = Spike | Dip | LevelShift | TrendChange;

const DAY_MS = 86_400_000;
/** What comes back within a day, or so many samples, is an incident, not a level. */
const INCIDENT_SLOTS = 61;
/** Half a band that holds 99 in 100 of normal samples, in σ. */
const HALF_BAND_SIGMAS = 2.576;
/** So small that nothing is lost, and no product of chances underflows. */
const LEAST_CHANCE = 1e-300;
const HOURS = 24;
/** More than half of at least so many breaks in so few hours of the day do not come by chance. */
const BUSY_HOURS = 3;
const FEWEST_TO_KEEP_TIME = 8;
/** From a shift until a running level has taken it. */
const TAKEN_SLOTS = 13;

/**
 * Breaks in the course of a series whose noise is white and close to normal, so that each is certain though there be
 * many; undefined where the noise is not such. They say all there is to say of spikes, dips, shifts and bends then.
 */
export function findBreaks(searched: SearchedSeries): BreakFinding[] | undefined {
  const { values, stepMs, judgement, decision } = searched;
  const course = plainestCourse(values, judgement.seasonal);
  if (course === undefined) return undefined;
  const incidentSlots = Math.max(INCIDENT_SLOTS, Math.round(DAY_MS / stepMs));
  const events = breakEvents(course.breaks, values.length, incidentSlots);
  const singles = shortExcursions(course.remainder, LEAST_CLEARNESS).filter(
    (single) => !isAtBreak(single, course),
  );
  const found = [
    ...events.map((event) => toFinding(event, course, searched)),
    ...singles.map((single) => toExcursion(single, course, searched)),
  ].filter(({ probability }) => probability <= decision.threshold);
  return keepsTime(found, searched) ? undefined : found.sort((a, b) => a.firstSlot - b.firstSlot);
}

/** A season read from what is none steps where its cycles meet: without it the course is as good, and has fewer breaks. */
function plainestCourse(
  values: Float64Array,
  seasonal: readonly Float64Array[],
): StructuralBreaks | undefined {
  const none = new Float64Array(values.length);
  const plain = structuralBreaks(values, none);
  if (seasonal.length === 0) return plain;
  const seasoned = structuralBreaks(values, seasonal.reduce(total, none));
  if (plain === undefined || seasoned === undefined) return seasoned ?? plain;
  return clearIn(plain) <= clearIn(seasoned) ? plain : seasoned;
}

function clearIn({ breaks }: StructuralBreaks): number {
  return breaks.filter(({ clearness }) => clearness >= LEAST_CLEARNESS).length;
}

/** Where a break lies a few slots aside, some samples are off the lines. */
function isAtBreak({ firstSlot, lastSlot }: Excursion, { breaks }: StructuralBreaks): boolean {
  return breaks.some((one) => firstSlot <= one.lastSlot + 1 && lastSlot >= one.firstSlot - 1);
}

/** Whether most of them come at a few hours of the day: then they are a season that was not followed, and no breaks. */
function keepsTime(found: readonly BreakFinding[], { civilSlotOf, stepMs }: SearchedSeries): boolean {
  if (found.length < FEWEST_TO_KEEP_TIME) return false;
  const perHour = new Float64Array(HOURS);
  for (const { firstSlot } of found) {
    const ofDay = ((civilSlotOf[firstSlot]! * stepMs) % DAY_MS) / DAY_MS;
    perHour[Math.floor(HOURS * ofDay)]! += 1;
  }
  const busiest = perHour.sort().subarray(HOURS - BUSY_HOURS);
  return busiest.reduce((sum, count) => sum + count, 0) > found.length / 2;
}

function toFinding(
  event: BreakEvent,
  course: StructuralBreaks,
  { values, stepMs }: SearchedSeries,
): BreakFinding {
  const { form, begin, end } = event;
  const { sigma } = course;
  const sign = Math.sign(begin.size);
  const foretold = (slot: number) => valueAt(begin.before, slot);
  const clearness = Math.max(begin.clearness, end.clearness);
  const lasts = {
    plateau: end.slot - 1,
    shift: Math.max(begin.lastSlot, begin.slot + TAKEN_SLOTS),
    bend: begin.lastSlot,
  };
  const firstSlot = form === 'bend' ? begin.firstSlot : begin.slot;
  const last = Math.min(lasts[form], values.length - 1);
  const isOff = (slot: number) => sign * (course.level[slot]! - foretold(slot)) > Math.abs(begin.size) / 2;
  const lastSlot = form === 'plateau' ? lastWhere(isOff, firstSlot, last) : last;
  const facts = {
    firstSlot,
    lastSlot,
    ...departureAt(farthestFrom(course.level, foretold, sign, firstSlot, lastSlot), foretold, course, values),
    probability: chanceOf(clearness),
  };
  const atBorder = (line: typeof begin.before) => levelOf(valueAt(line, begin.slot - 0.5), course);
  switch (form) {
    case 'plateau':
      return sign > 0
        ? { kind: 'spike', direction: 'up', ...facts }
        : { kind: 'dip', direction: 'down', ...facts };
    case 'shift':
      return {
        kind: 'level-shift',
        direction: sign > 0 ? 'up' : 'down',
        ...facts,
        levelBefore: atBorder(begin.before),
        levelAfter: atBorder(begin.after),
      };
    case 'bend':
      return {
        kind: 'trend-change',
        direction: sign > 0 ? 'up' : 'down',
        ...facts,
        slopeBefore: (begin.before.slope * sigma * DAY_MS) / stepMs,
        slopeAfter: (begin.after.slope * sigma * DAY_MS) / stepMs,
      };
  }
}

function toExcursion(single: Excursion, course: StructuralBreaks, { values }: SearchedSeries): Spike | Dip {
  const { firstSlot, deviation } = single;
  const foretold = (slot: number) => course.level[slot]! - course.remainder[slot]!;
  const sign = Math.sign(deviation);
  const farthest = farthestFrom(course.level, foretold, sign, firstSlot, single.lastSlot);
  const isOff = (slot: number) => 2 * sign * course.remainder[slot]! > sign * course.remainder[farthest]!;
  const facts = {
    firstSlot,
    lastSlot: lastWhere(isOff, firstSlot, single.lastSlot),
    ...departureAt(farthest, foretold, course, values),
    probability: chanceOf(Math.abs(deviation)),
  };
  return sign > 0
    ? { kind: 'spike', direction: 'up', ...facts }
    : { kind: 'dip', direction: 'down', ...facts };
}

function chanceOf(clearness: number): number {
  return Math.max(LEAST_CHANCE, studentTail(clearness, 1e6));
}

/** The last slot from which on back the samples are as far off as the plateau is: its end may lie a slot or two aside. */
function lastWhere(isOff: (slot: number) => boolean, first: number, last: number): number {
  let slot = last;
  while (slot > first && !isOff(slot)) slot -= 1;
  return slot;
}

/** What the course in σ would be at a slot in the unit of the values: seasons and waves are what it lacks. */
function departureAt(
  peakSlot: number,
  foretold: Foretold,
  { level, sigma }: StructuralBreaks,
  values: Float64Array,
) {
  const expected = values[peakSlot]! - (level[peakSlot]! - foretold(peakSlot)) * sigma;
  const half = HALF_BAND_SIGMAS * sigma;
  return { peakSlot, value: values[peakSlot]!, expected, lower: expected - half, upper: expected + half };
}

function levelOf(inSigmas: number, { sigma, centre }: StructuralBreaks): number {
  return centre + sigma * inSigmas;
}
