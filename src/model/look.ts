import type { CivilGrid } from '../series/civil-grid.ts';
import { difference, without } from './elementwise.ts';
import { type LevelShift, levelShifts } from './level/change-points.ts';
import { levelAround } from './level/level-around.ts';
import { incidentsOf, whereCalm } from './outliers.ts';
import { namedPeriods, type Period } from './periods/periods.ts';
import { roughSeasons } from './profile.ts';
import { onGrid, readBack } from './regrid.ts';

/** How a series lies in time, and what is known of it before it is taken apart. */
export interface Grid {
  readonly stepMs: number;
  readonly civil: CivilGrid;
  readonly periods: readonly Period[];
  /** Samples that the trend rests on. */
  readonly window: number;
  /** Less than this is nothing but rounding. */
  readonly rounding: number;
}

/** A series as a first look shows it, before any fit. */
export interface Look {
  readonly rough: readonly Float64Array[];
  /** The values without their rough seasons. */
  readonly level: Float64Array;
  readonly shifts: readonly LevelShift[];
  /** The sum of the shifts so far, at each slot. */
  readonly stairs: Float64Array;
  readonly isOutlier: Uint8Array;
}

/** What lasts shorter is an incident, not a level. */
const LEVEL_MS = namedPeriods.day;
const LEVEL_SAMPLES = 61;
/** Where days are alike and nothing is known of weeks, a weekend is no level. */
const LEVEL_MS_WITHOUT_WEEK = 3 * namedPeriods.day;
/** So many scales out, a sample has no part in the fit: better ten too many than a shadow of an incident. */
const DOUBTFUL = 4.5;
/** With no more than this share doubtful, a second look would see the same as the first. */
const FEW_DOUBTFUL = 0.02;

/** What is season, level and incident, as far as what is calm can tell. */
export function lookAt(values: Float64Array, calm: Float64Array, grid: Grid): Look {
  const { stepMs, civil, periods, window } = grid;
  const rough = roughSeasons(onGrid(calm, civil), periods, stepMs).map((part) => readBack(part, civil));
  const level = without(values, rough);
  const shifts = levelShifts(level, { leastSlots: leastLevelSlots(stepMs, periods) });
  const stairs = stairsOf(shifts, values.length);
  const flat = without(level, [stairs]);
  const around = levelAround(whereCalm(flat, calm), window);
  const isOutlier = incidentsOf(without(flat, [around]), calm, { ...grid, limit: DOUBTFUL });
  return { rough, level, shifts, stairs, isOutlier };
}

/** Whether so much is doubtful that the seasons are better looked at without it. */
export function isDisturbed({ isOutlier }: Look): boolean {
  let doubtful = 0;
  for (const one of isOutlier) doubtful += one;
  return doubtful > FEW_DOUBTFUL * isOutlier.length;
}

/** The values without incidents and steps. */
export function calmOf(values: Float64Array, { isOutlier, stairs }: Look): Float64Array {
  const calm = difference(values, stairs);
  for (let slot = 0; slot < calm.length; slot++) if (isOutlier[slot] === 1) calm[slot] = Number.NaN;
  return calm;
}

function stairsOf(shifts: readonly LevelShift[], length: number): Float64Array {
  const stairs = new Float64Array(length);
  for (const { slot, before, after } of shifts) {
    for (let later = slot; later < length; later++) stairs[later]! += after - before;
  }
  return stairs;
}

function leastLevelSlots(stepMs: number, periods: readonly Period[]): number {
  const has = (label: string) => periods.some((period) => period.label === label);
  const leastMs = has('day') && !has('week') ? LEVEL_MS_WITHOUT_WEEK : LEVEL_MS;
  return Math.max(Math.round(leastMs / stepMs), LEVEL_SAMPLES);
}
