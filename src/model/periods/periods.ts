import { difference } from '../elementwise.ts';
import { freeLengths } from './free-lengths.ts';
import { type NamedPeriod, namedPeriods, type Period, type PeriodLabel } from './named-periods.ts';
import { periodLabel } from './period-label.ts';
import { SeasonFit } from './season-fit.ts';

export { anyPeriod, namedPeriods, type Period, type PeriodLabel } from './named-periods.ts';

/** A season must foretell at least this share of the movement. */
const LEAST_STRENGTH = 0.1;
/** …or, of what is to stand out, this share, as many standard errors above none. */
const LEAST_KEPT = 0.5;
const LEAST_CERTAINTY = 2.5;
/** Cycles of the calendar that must be there; the week may lack a few hours of its third, as exports of "21 days" do. */
const FEWEST_CYCLES = 2.9;
/** A cycle counts if this share of its samples is there. */
const SEEN = 0.25;
/** Lengths nearer to one another than this share are one. */
const APART = 0.05;
/** So often free lengths are looked for in what is left. */
const MOST_ROUNDS = 3;
/** Samples without which a cycle has no shape. */
const FEWEST_SAMPLES = 4;

/**
 * The seasons of a series, shortest first; none is an answer. Tested, not assumed: see `SeasonFit`. One allowed
 * season of the calendar alone is not tested but measured: it comes back where it can be fitted, whatever its
 * strength.
 * @param values on a civil grid; NaN at a gap
 */
export function findPeriods(
  values: Float64Array,
  stepMs: number,
  allowed: readonly PeriodLabel[],
): readonly Period[] {
  const candidates = (Object.keys(namedPeriods) as NamedPeriod[])
    .filter((label) => allowed.includes(label))
    .map((label) => ({ label, length: namedPeriods[label] / stepMs }))
    .filter(({ length }) => canShow(values, length));
  const isTold = allowed.length === 1 && candidates.length === 1;
  const named = accept(values, candidates, isTold ? (fit) => fit.strength : strengthOf);
  const calendar = candidates.map(({ length }) => length);
  const { seasons } = allowed.includes('free') ? withFree(values, stepMs, calendar, named) : named;
  return seasons.map((season) => ({ ...season, ms: season.length * stepMs }));
}

/**
 * The history that a season of the calendar lacks to be looked for, in ms, whole samples; 0 where it can be, and where
 * the step is too long for it to have a shape.
 */
export function missingHistoryMs(label: NamedPeriod, samples: number, stepMs: number): number {
  const length = namedPeriods[label] / stepMs;
  return length < FEWEST_SAMPLES ? 0 : Math.max(0, Math.ceil(FEWEST_CYCLES * length - samples)) * stepMs;
}

interface Candidate {
  readonly label: string;
  readonly length: number;
}

interface Season extends Candidate {
  readonly strength: number;
}

/** Seasons, shortest first, and what they leave of the values. */
interface Accepted {
  readonly seasons: readonly Season[];
  readonly rest: Float64Array;
}

/** Those candidates, in their order, each of which foretells enough of what the ones before it leave. */
function accept(
  values: Float64Array,
  candidates: readonly Candidate[],
  strengthFor: (fit: SeasonFit) => number | undefined,
): Accepted {
  const seasons: Season[] = [];
  let rest = values;
  for (const candidate of candidates) {
    const fit = new SeasonFit(rest, candidate.length);
    const strength = strengthFor(fit);
    if (strength === undefined) continue;
    const seasonal = fit.seasonal();
    rest = difference(rest, seasonal);
    seasons.push({ ...candidate, strength });
  }
  return { seasons, rest };
}

/**
 * Free lengths are read off the series itself, where a season of the calendar may be nothing but shorter ones, and
 * then off what the seasons leave, until nothing new comes.
 */
function withFree(
  values: Float64Array,
  stepMs: number,
  calendar: readonly number[],
  named: Accepted,
): Accepted {
  const joined = (found: Accepted, lengths: readonly number[]) => {
    const taken = found.seasons.map(({ length }) => length);
    const apart: number[] = [];
    for (const length of lengths) if (isApart(length, [...taken, ...apart])) apart.push(length);
    if (apart.length === 0) return found;
    const candidates = apart.map((length) => ({ label: periodLabel(length * stepMs), length }));
    const all = [...found.seasons, ...candidates].sort((a, b) => a.length - b.length);
    return accept(values, all, strengthOf);
  };
  let found = named.seasons.length === 0 ? named : joined(named, freeLengths(values, calendar));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const more = joined(found, freeLengths(found.rest, calendar));
    if (more.seasons.length <= found.seasons.length) return more;
    found = more;
  }
  return found;
}

/** What does not keep time would be found again and again, a little longer or shorter. */
function isApart(length: number, others: readonly number[]): boolean {
  return others.every((other) => Math.abs(length - other) > APART * other);
}

/** Whether there are cycles enough, three of them seen at least in part. */
function canShow(values: Float64Array, length: number): boolean {
  if (length < FEWEST_SAMPLES || values.length < FEWEST_CYCLES * length) return false;
  let seen = 0;
  for (let start = 0; start < values.length; start += length) {
    let samples = 0;
    const end = Math.min(values.length, Math.round(start + length));
    for (let slot = Math.round(start); slot < end; slot++) if (!Number.isNaN(values[slot]!)) samples += 1;
    if (samples >= SEEN * length) seen += 1;
  }
  return seen > FEWEST_CYCLES;
}

/** The strength of a season; undefined where it is none. */
function strengthOf(fit: SeasonFit): number | undefined {
  if (fit.strength >= LEAST_STRENGTH) return fit.isCertain() ? fit.strength : undefined;
  const { strength, certainty, kept } = fit.outstanding();
  return kept >= LEAST_KEPT && certainty >= LEAST_CERTAINTY ? strength : undefined;
}
