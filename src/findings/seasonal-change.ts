import { slotsOfCivil } from '../model/recurring/civil-slots.ts';
import { cyclePatterns } from '../model/recurring/cycle-patterns.ts';
import { pulseBreaks } from '../model/recurring/pulse-breaks.ts';
import { learnSeason, type SeasonInput } from '../model/recurring/season.ts';
import type { SeasonBreak } from '../model/recurring/season-breaks.ts';
import type { SeasonalChange } from './finding.ts';
import type { SearchedSeries } from './searched.ts';

/** Of the false alarms that a series may raise, this share may be changes of its season. */
const SHARE = 0.03;
const DAY_MS = 86_400_000;
/** Cycles of the calendar, whose short events are looked for even if they are no season: a job of minutes a week. */
const CALENDAR = [
  { label: 'day', ms: DAY_MS },
  { label: 'week', ms: 7 * DAY_MS },
];
/** Fewer cycles show nothing that recurs, nor do fewer of the longer ones that they make up: no Sunday is like a Monday. */
const FEWEST_CYCLES = 5;
const FEWEST_LONGER = 2;

/**
 * Where what comes back every period was missing, late, early, larger or smaller, and cycles of a day or longer whose
 * whole pattern was another. Each is judged among its like, so that its probability per sample is its chance among them
 * × how many were judged ÷ samples. Findings do not overlap: of those that would, the least likely stands.
 */
export function findSeasonalChanges(searched: SearchedSeries): SeasonalChange[] {
  const { values, decision } = searched;
  const cycles = cyclesOf(searched);
  if (cycles.length === 0) return [];
  const slotAt = slotsOfCivil(searched.civilSlotOf);
  let judged = 0;
  const broken = cycles.flatMap((cycle) => {
    const season = learnSeason(seasonOf(searched, cycle, slotAt));
    const hasPattern = cycle.seasonal !== undefined && cycle.ms >= DAY_MS;
    const found = hasPattern ? [pulseBreaks(season), cyclePatterns(season)] : [pulseBreaks(season)];
    for (const one of found) judged += one.judged;
    return found.flatMap(({ breaks }) => breaks.map((one) => ({ ...one, period: cycle.label })));
  });
  const changes = broken
    .map((one) => ({ ...one, probability: Math.min(1, (judged * 10 ** -one.decades) / values.length) }))
    .filter(({ probability }) => probability <= SHARE * decision.threshold);
  return apart(changes).map((change) => told(change, searched, slotAt));
}

/** A cycle in which something may recur. */
interface Cycle {
  readonly label: string;
  readonly ms: number;
  /** In slots; need not be whole. */
  readonly length: number;
  /** What was fitted; undefined for nothing. */
  readonly seasonal: Float64Array | undefined;
  /** How many make up each of the longer cycles of the calendar. */
  readonly longer: readonly number[];
}

function cyclesOf({ values, stepMs, judgement }: SearchedSeries): Cycle[] {
  const { model, periods, seasonal } = judgement;
  if (model === 'random-walk' || model === 'median') return [];
  const others = CALENDAR.filter(({ label }) => periods.every((period) => period.label !== label));
  return [...periods, ...others]
    .map(({ label, ms }, index) => ({
      label,
      ms,
      length: ms / stepMs,
      seasonal: seasonal[index],
      longer: longerThan(ms),
    }))
    .filter(
      ({ length, longer }) =>
        values.length >= length * Math.max(FEWEST_CYCLES, FEWEST_LONGER * Math.max(0, ...longer)),
    );
}

function longerThan(ms: number): number[] {
  return CALENDAR.map((cycle) => cycle.ms / ms).filter((many) => many > 1 && Number.isInteger(many));
}

function seasonOf(
  { values, judgement: { expected, lower, upper } }: SearchedSeries,
  { length, seasonal, longer }: Cycle,
  slotAt: Int32Array,
): SeasonInput {
  const movement = new Float64Array(slotAt.length).fill(Number.NaN);
  const isOut = new Uint8Array(slotAt.length);
  const ahead = new Int32Array(slotAt.length);
  for (let civil = 0; civil < slotAt.length; civil++) {
    const slot = slotAt[civil]!;
    if (slot < 0) continue;
    movement[civil] = values[slot]! - expected[slot]! + (seasonal?.[slot] ?? 0);
    isOut[civil] = Number(values[slot]! > upper[slot]! || values[slot]! < lower[slot]!);
    ahead[civil] = civil - slot;
  }
  return { movement, length, isOut, ahead, longer };
}

interface Change extends SeasonBreak {
  readonly period: string;
  readonly probability: number;
}

/** In order of time. */
function apart(changes: readonly Change[]): Change[] {
  const kept: Change[] = [];
  for (const change of [...changes].sort(
    (a, b) => a.probability - b.probability || a.firstSlot - b.firstSlot,
  )) {
    const isFree = kept.every(
      (other) => change.lastSlot < other.firstSlot || change.firstSlot > other.lastSlot,
    );
    if (isFree) kept.push(change);
  }
  return kept.sort((a, b) => a.firstSlot - b.firstSlot);
}

function told(change: Change, { values, judgement }: SearchedSeries, slotAt: Int32Array): SeasonalChange {
  const { expected, lower, upper } = judgement;
  const within = [...slotAt.subarray(Math.max(0, change.firstSlot), change.lastSlot + 1)].filter(
    (slot) => slot >= 0,
  );
  const farOut = (slot: number) => Math.abs(values[slot]! - expected[slot]!) / (upper[slot]! - lower[slot]!);
  const peakSlot = within.reduce((worst, slot) => (farOut(slot) > (farOut(worst) || 0) ? slot : worst));
  return {
    kind: 'seasonal-change',
    how: change.how,
    period: change.period,
    direction: values[peakSlot]! > expected[peakSlot]! ? 'up' : 'down',
    firstSlot: within[0]!,
    lastSlot: within.at(-1)!,
    peakSlot,
    probability: change.probability,
    value: values[peakSlot]!,
    expected: expected[peakSlot]!,
    lower: lower[peakSlot]!,
    upper: upper[peakSlot]!,
  };
}
