import { alarmProbability } from '../alarms.ts';
import { decompose } from '../decompose.ts';
import { difference, each, quotient, sizes, total } from '../elementwise.ts';
import { assumedEvidenceOf, evidenceOf, levelOf } from '../evidence.ts';
import { longIncidents } from '../long-incidents.ts';
import { findPeriods, type Period } from '../periods/periods.ts';
import { onGrid } from '../regrid.ts';
import { median, quantile } from '../robust.ts';
import { localScale } from '../scale.ts';
import { boundsOf, withinBounds } from '../transform/bounds.ts';
import { chooseTransform, type Transform } from '../transform/transform.ts';
import type { Detector, DetectorInput, Judgement } from './detector.ts';

/** The share of undisturbed samples that the band is made to hold. */
export const BAND_COVERAGE = 0.99;
/** One side of the band in scales: 2.576 for Gaussian noise, and never so wide that nothing could leave it. */
const NARROWEST_BAND = 2.576;
const WIDEST_BAND = 8;
/** Values beyond this could overflow in a sum of squares; they are judged in smaller units. */
const LARGE = 1e100;

/** Scores the remainder of a seasonal-trend decomposition by how unlikely it is within its own series. */
export const stlRemainder: Detector = {
  title: 'remainder of a robust decomposition (MSTL), its tails learned from the series itself',
  judge: judgeByRemainder,
};

function judgeByRemainder(input: DetectorInput): Judgement {
  const unit = unitOf(input.values);
  if (unit !== 1)
    return inUnits(judgeByRemainder({ ...input, values: input.values.map((v) => v / unit) }), unit);
  const { stepMs, civilSlotOf } = input;
  const civil = { slotOf: civilSlotOf, length: input.civilSlots };
  const periods = findPeriods(onGrid(input.values, civil), stepMs, input.seasons);
  const transform = chooseTransform(input.values, strongest(periods)?.length);
  const isSame = transform.name === 'none';
  const undone = (part: Float64Array) => (isSame ? part : each(part, transform.undo));
  const values = isSame ? input.values : each(input.values, transform.apply);
  const { model, trend, seasonal, shifts, isOutlier } = decompose(values, stepMs, civil, periods);
  const season = sumOf(seasonal, values.length);
  const expected = total(trend, season);
  const remainder = difference(values, expected);
  const calm = remainder.slice();
  for (let slot = 0; slot < calm.length; slot++) if (isOutlier[slot] === 1) calm[slot] = Number.NaN;
  const of = {
    stepMs,
    civilSlotOf,
    periods: periods.map(({ length }) => length),
    usualSize: median(sizes(values)),
  };
  const calmScale = localScale(calm, of);
  const edges = bandEdges(quotient(calm, calmScale));
  const scale = isOutlier.includes(1) ? localScale(remainder, of) : calmScale;
  const z = quotient(remainder, scale);
  const level = levelOf(difference(values, season));
  const told = { values, z, scale, level, leftOut: longIncidents(isOutlier) };
  const { probability, isLearned } = alarmProbability(evidenceOf(told), () => assumedEvidenceOf(told));
  const band = withinBounds(
    undone(beside(expected, edges.lower, calmScale)),
    undone(beside(expected, edges.upper, calmScale)),
    boundsOf(input.values, input.range),
  );
  return {
    model,
    transform: transform.name,
    expected: undone(expected),
    ...band,
    trend: undone(trend),
    seasonal: isSame ? seasonal : shownSeasons(transform, trend, seasonal),
    level: undone(level),
    foretold: (at, slot) => transform.undo(transform.apply(at) + season[slot]!),
    shifts: shifts.map(({ slot }) => slot),
    probability,
    periods,
    isLearned,
  };
}

/** So many scales from what is expected. */
function beside(expected: Float64Array, scales: number, scale: Float64Array): Float64Array {
  const result = new Float64Array(expected.length);
  for (let slot = 0; slot < result.length; slot++) result[slot] = expected[slot]! + scales * scale[slot]!;
  return result;
}

function strongest(periods: readonly Period[]): Period | undefined {
  return periods.reduce<Period | undefined>(
    (best, period) => (best === undefined || period.strength > best.strength ? period : best),
    undefined,
  );
}

function sumOf(parts: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts) {
    for (let slot = 0; slot < length; slot++) sum[slot]! += part[slot]!;
  }
  return sum;
}

/** What each season adds in the unit of the values, the shortest first: with the trend they make what is expected. */
function shownSeasons(
  transform: Transform,
  trend: Float64Array,
  seasonal: readonly Float64Array[],
): Float64Array[] {
  let sum = trend;
  return seasonal.map((part) => {
    const before = sum;
    sum = total(before, part);
    return each(sum, (value, slot) => transform.undo(value) - transform.undo(before[slot]!));
  });
}

/** In scales: each side holds its own share, for noise that is skewed, and counts that have no values in between. */
function bandEdges(z: Float64Array): { readonly lower: number; readonly upper: number } {
  const outside = (1 - BAND_COVERAGE) / 2;
  return { lower: -bandWidth(-quantile(z, outside)), upper: bandWidth(quantile(z, 1 - outside)) };
}

function bandWidth(empirical: number): number {
  return Math.min(WIDEST_BAND, Math.max(NARROWEST_BAND, empirical || 0));
}

/** 1 for ordinary values; a power of two, so that nothing is rounded, for enormous ones. */
function unitOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest > LARGE ? 2 ** Math.floor(Math.log2(largest)) : 1;
}

function inUnits(judgement: Judgement, unit: number): Judgement {
  const scaled = (part: Float64Array) => part.map((value) => value * unit);
  return {
    ...judgement,
    expected: scaled(judgement.expected),
    lower: scaled(judgement.lower),
    upper: scaled(judgement.upper),
    trend: scaled(judgement.trend),
    seasonal: judgement.seasonal.map(scaled),
    level: scaled(judgement.level),
    foretold: (at, slot) => unit * judgement.foretold(at / unit, slot),
  };
}
