import { type Finding, type OutsideLimits, type Severity, severities } from './finding.ts';

/** How grave a finding is: 0–100, and the word for it. The same facts always give the same number. */
export interface Gravity {
  readonly severity: Severity;
  readonly severityScore: number;
}

/** Where the words begin. */
const LEAST_SCORE: Readonly<Record<Severity, number>> = { low: 0, medium: 40, high: 60, critical: 80 };
/** What counts how much: that it is rare, that it is far out, that it lasts. */
const WEIGHTS = { rarity: 0.4, size: 0.35, duration: 0.25 };
/** Where each of the three is full: once in 10⁸ samples, 32 half bands away, four hours. */
const FULL_RARITY_DECADES = 8;
const FULL_SIZE_DOUBLINGS = 5;
const FULL_DURATION_MS = 4 * 3_600_000;

/** A restart is worth knowing, for what happened beside it; most are wanted. */
const RESTART_SCORE = 20;

/** A limit is one that a person cares for. */
const LEAST_OUTSIDE_SCORE = LEAST_SCORE.medium;
/** How far beyond a limit, as a share of it: one part in a hundred counts little, twice the limit is full. */
const SMALL_BEYOND = 0.01;

/**
 * Severity of a finding from its probability, its size in half bands and its duration; each on a logarithmic
 * scale between 0 and 1. Missing data and flatlines have no size: there it is as grave as it lasts. What is outside
 * its limits is at least medium.
 */
export function gravityOf(finding: Finding, stepMs: number): Gravity {
  const severityScore = scoreOf(finding, stepMs);
  return { severity: wordFor(severityScore), severityScore };
}

function scoreOf(finding: Finding, stepMs: number): number {
  const durationMs = (finding.lastSlot - finding.firstSlot + 1) * stepMs;
  const duration = full(Math.log2(1 + durationMs / 60_000) / Math.log2(1 + FULL_DURATION_MS / 60_000));
  if (finding.kind === 'restart') return RESTART_SCORE;
  if (finding.kind === 'outside-limits') return outsideScore(finding, duration);
  const rarity = full(-Math.log10(finding.probability) / FULL_RARITY_DECADES);
  const size = sizeInHalfBands(finding);
  const sizeShare = size === undefined ? duration : full(Math.log2(1 + size) / FULL_SIZE_DOUBLINGS);
  const share = WEIGHTS.rarity * rarity + WEIGHTS.size * sizeShare + WEIGHTS.duration * duration;
  return Math.round(100 * share);
}

/** No matter of chance: what counts is how far beyond the limit, and how long. Of zero there is no share. */
function outsideScore({ value, limit }: OutsideLimits, duration: number): number {
  const share = Math.abs((value - limit) / limit);
  const far =
    limit === 0 ? duration : full(Math.log2(1 + share / SMALL_BEYOND) / Math.log2(1 + 1 / SMALL_BEYOND));
  const beyond = (WEIGHTS.size * far + WEIGHTS.duration * duration) / (WEIGHTS.size + WEIGHTS.duration);
  return Math.round(LEAST_OUTSIDE_SCORE + (100 - LEAST_OUTSIDE_SCORE) * beyond);
}

function sizeInHalfBands(finding: Finding): number | undefined {
  if (!('expected' in finding)) return undefined;
  const half = (finding.upper - finding.lower) / 2;
  return half > 0 ? Math.abs(finding.value - finding.expected) / half : 2 ** FULL_SIZE_DOUBLINGS;
}

function wordFor(score: number): Severity {
  return severities.findLast((severity) => score >= LEAST_SCORE[severity]) ?? 'low';
}

function full(share: number): number {
  return Math.max(0, Math.min(1, share));
}
