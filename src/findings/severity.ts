import { type Finding, type Severity, severities } from './finding.ts';

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

/**
 * Severity of a finding from its probability, its size in half bands and its duration; each on a logarithmic
 * scale between 0 and 1. Missing data and flatlines have no size: there it is as grave as it lasts.
 */
export function gravityOf(finding: Finding, stepMs: number): Gravity {
  if (finding.kind === 'restart') return { severity: wordFor(RESTART_SCORE), severityScore: RESTART_SCORE };
  const rarity = full(-Math.log10(finding.probability) / FULL_RARITY_DECADES);
  const durationMs = (finding.lastSlot - finding.firstSlot + 1) * stepMs;
  const duration = full(Math.log2(1 + durationMs / 60_000) / Math.log2(1 + FULL_DURATION_MS / 60_000));
  const size = sizeInHalfBands(finding);
  const sizeShare = size === undefined ? duration : full(Math.log2(1 + size) / FULL_SIZE_DOUBLINGS);
  const share = WEIGHTS.rarity * rarity + WEIGHTS.size * sizeShare + WEIGHTS.duration * duration;
  const severityScore = Math.round(100 * share);
  return { severity: wordFor(severityScore), severityScore };
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
