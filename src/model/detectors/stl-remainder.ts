import { alarmProbability } from '../alarms.ts';
import { decompose } from '../decompose.ts';
import { assumedEvidenceOf, evidenceOf, levelOf } from '../evidence.ts';
import { median, quantile } from '../robust.ts';
import { localScale } from '../scale.ts';
import type { Detector, DetectorInput, Judgement } from './detector.ts';

/** The share of undisturbed samples that the band is made to hold. */
export const BAND_COVERAGE = 0.99;
/** Half the band in scales: 2.576 for Gaussian noise, and never so wide that nothing could leave it. */
const NARROWEST_BAND = 2.576;
const WIDEST_BAND = 8;
/** Values beyond this could overflow in a sum of squares; they are judged in smaller units. */
const LARGE = 1e100;

/** Scores the remainder of a seasonal-trend decomposition by how unlikely it is within its own series. */
export const stlRemainder: Detector = {
  title: 'remainder of a robust STL decomposition, its tails learned from the series itself',
  judge: judgeByRemainder,
};

function judgeByRemainder(input: DetectorInput): Judgement {
  const unit = unitOf(input.values);
  if (unit !== 1)
    return inUnits(judgeByRemainder({ ...input, values: input.values.map((v) => v / unit) }), unit);
  const { values, stepMs, civilSlotOf } = input;
  const civil = { slotOf: civilSlotOf, length: input.civilSlots };
  const { trend, seasonal, period, trendReach } = decompose(values, stepMs, civil, input.seasons);
  const expected = trend.map((value, slot) => value + seasonal[slot]!);
  const remainder = values.map((value, slot) => value - expected[slot]!);
  const usualSize = median(values.map(Math.abs));
  const scale = localScale(remainder, { stepMs, civilSlotOf, hasSeason: period !== undefined, usualSize });
  const z = remainder.map((value, slot) => value / scale[slot]!);
  const level = levelOf(values.map((value, slot) => value - seasonal[slot]!));
  const half = bandHalfWidth(z);
  const told = { values, z, scale, level };
  const { probability, isLearned } = alarmProbability(evidenceOf(told), assumedEvidenceOf(told));
  return {
    expected,
    lower: expected.map((value, slot) => value - half * scale[slot]!),
    upper: expected.map((value, slot) => value + half * scale[slot]!),
    trend,
    trendReach,
    seasonal: period === undefined ? [] : [seasonal],
    level,
    probability,
    periods: period === undefined ? [] : [period],
    isLearned,
  };
}

function bandHalfWidth(z: Float64Array): number {
  const empirical = quantile(z.map(Math.abs), BAND_COVERAGE);
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
  };
}
