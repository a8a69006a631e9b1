import { type BreakEvent, breakEvents, LEAST_CLEARNESS } from '../model/breaks/break-events.ts';
import { valueAt } from '../model/breaks/line-sums.ts';
import { type Excursion, shortExcursions } from '../model/breaks/short-excursions.ts';
import { type StructuralBreaks, structuralBreaks } from '../model/breaks/structural-breaks.ts';
import { studentTail } from '../model/drift/student-tail.ts';
import { total } from '../model/elementwise.ts';
import type { Dip, LevelShift, Spike, TrendChange } from './finding.ts';
import type { SearchedSeries } from './searched.ts';

/** What a break in a course can be. */
export type BreakFinding = Spike | Dip | LevelShift | TrendChange;

const DAY_MS = 86_400_000;
/** What comes back within a day, or so many samples, is an incident, not a level. */
const INCIDENT_SLOTS = 61;
/** Half a band that holds 99 in 100 of normal samples, in σ. */
const HALF_BAND_SIGMAS = 2.576;
/** From a shift until a running level has taken it. */
const TAKEN_SLOTS = 13;

/**
 * Breaks in the course of a series whose noise is white and close to normal, so that each is certain though there be
 * many; undefined where the noise is not such. They say all there is to say of spikes, dips, shifts and bends then.
 */
export function findBreaks(searched: SearchedSeries): BreakFinding[] | undefined {
  const { values, stepMs, judgement, decision } = searched;
  const season = judgement.seasonal.reduce(total, new Float64Array(values.length));
  const course = structuralBreaks(values, season);
  if (course === undefined) return undefined;
  const incidentSlots = Math.max(INCIDENT_SLOTS, Math.round(DAY_MS / stepMs));
  const events = breakEvents(course.breaks, values.length, incidentSlots);
  const singles = shortExcursions(course.remainder, LEAST_CLEARNESS).filter(
    (single) => !isAtBreak(single, course),
  );
  return [
    ...events.map((event) => toFinding(event, course, searched)),
    ...singles.map((single) => toExcursion(single, course, searched)),
  ]
    .filter(({ probability }) => probability <= decision.threshold)
    .sort((a, b) => a.firstSlot - b.firstSlot);
}

/** Where a break lies a few slots aside, some samples are off the lines. */
function isAtBreak({ firstSlot, lastSlot }: Excursion, { breaks }: StructuralBreaks): boolean {
  return breaks.some((one) => firstSlot <= one.lastSlot + 1 && lastSlot >= one.firstSlot - 1);
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
  const firstSlot = form === 'plateau' ? begin.slot : begin.firstSlot;
  const lastSlot = Math.min(lasts[form], values.length - 1);
  const facts = {
    firstSlot,
    lastSlot,
    ...departureAt(farthestSlot(course.level, foretold, sign, firstSlot, lastSlot), foretold, course, values),
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
  const { firstSlot, lastSlot, deviation } = single;
  const foretold = (slot: number) => course.level[slot]! - course.remainder[slot]!;
  const sign = Math.sign(deviation);
  const facts = {
    firstSlot,
    lastSlot,
    ...departureAt(farthestSlot(course.level, foretold, sign, firstSlot, lastSlot), foretold, course, values),
    probability: chanceOf(Math.abs(deviation)),
  };
  return sign > 0
    ? { kind: 'spike', direction: 'up', ...facts }
    : { kind: 'dip', direction: 'down', ...facts };
}

function chanceOf(clearness: number): number {
  return Math.max(Number.MIN_VALUE, studentTail(clearness, 1e6));
}

type Course = (slot: number) => number;

function farthestSlot(
  level: Float64Array,
  foretold: Course,
  sign: number,
  first: number,
  last: number,
): number {
  let farthest = first;
  let largest = Number.NEGATIVE_INFINITY;
  for (let slot = first; slot <= last; slot++) {
    const distance = sign * (level[slot]! - foretold(slot));
    if (!(distance > largest)) continue;
    largest = distance;
    farthest = slot;
  }
  return farthest;
}

/** What the course in σ would be at a slot in the unit of the values: seasons and waves are what it lacks. */
function departureAt(
  peakSlot: number,
  foretold: Course,
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
