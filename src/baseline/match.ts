import type { Finding } from '../findings/finding.ts';
import { groupedBy } from '../grouped.ts';
import { cutOff, type Span, sharedMs, spanMs } from './span.ts';

export type FindingKind = Finding['kind'];

/** A finding of an earlier run, as far as it takes to know it again. */
export interface Known {
  /** Its id then. */
  readonly fingerprint: string;
  readonly kind: FindingKind;
  readonly series: string;
  /** Times of its first and last sample, ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  readonly direction: 'up' | 'down' | null;
  /** Whether it had not ended when the data ended. */
  readonly isOngoing: boolean;
}

/** A finding of this run. */
export interface FindingToKnow {
  readonly id: string;
  readonly kind: FindingKind;
  readonly series: string;
  readonly start: string;
  readonly end: string;
  readonly direction: 'up' | 'down' | null;
}

/** What one and the same departure is called depends on how much history there is; no other kind stands for another. */
const DEPARTURES: ReadonlySet<FindingKind> = new Set([
  'spike',
  'dip',
  'level-shift',
  'trend-change',
  'drift',
  'seasonal-change',
  'peer-outlier',
]);
/** By so many samples an edge may move, as it does when an export has other times of its own. */
export const EDGE_STEPS = 3;
/** How much of the longer two share that are one; more history tells an interval longer or shorter. */
const LEAST_SHARED = { sameKind: 1 / 4, otherKind: 1 / 2 };
/** Of two with one fingerprint; what their times share, and whether their kinds are the same, makes at most two. */
const SAME = 3;

/**
 * Which known finding each finding is, by its id; those that are new are left out.
 *
 * One that is known has its fingerprint, or is of the same series and family, not of the other direction, and takes
 * the same time: what the two share is half of the longer (a quarter where their kinds are the same), or their edges
 * lie within a few samples. A piece of what was known is known too, and what begins with it: of the same kind, or of
 * any where it was a new level or had not ended; that may go on. Several findings are one known finding only as
 * pieces of it, which do not overlap.
 * O(findings · known findings of their series).
 */
export function matchKnown<K extends Known>(
  findings: readonly FindingToKnow[],
  known: readonly K[],
  stepMsOf: (series: string) => number,
): Map<string, K> {
  const knownOf = groupedBy(known, ({ series }) => series);
  const pairs = findings.flatMap((finding) =>
    (knownOf.get(finding.series) ?? []).flatMap(
      (one) => pairOf(finding, one, stepMsOf(finding.series)) ?? [],
    ),
  );
  const matched = new Map<string, K>();
  const takenBy = new Map<K, Span[]>();
  for (const { finding, one, span, isBeside } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    const taken = takenBy.get(one) ?? [];
    const isAnother = taken.some((before) => isBeside || sharedMs(before, span) > 0);
    if (matched.has(finding.id) || isAnother) continue;
    matched.set(finding.id, one);
    takenBy.set(one, [...taken, span]);
  }
  return matched;
}

/** A finding that may be a known one. */
interface Pair<K> {
  readonly finding: FindingToKnow;
  readonly one: K;
  readonly span: Span;
  /** Greater for what is more alike. */
  readonly likeness: number;
  /** Whether the two have no time in common. */
  readonly isBeside: boolean;
}

function pairOf<K extends Known>(finding: FindingToKnow, one: K, stepMs: number): Pair<K> | undefined {
  if (isOpposite(finding, one) || !isOneFamily(finding.kind, one.kind)) return undefined;
  const before = spanOf(one.from, one.to, stepMs);
  const span = spanOf(finding.start, finding.end, stepMs);
  const then = one.isOngoing ? cutOff(span, Math.max(before.endMs, span.startMs + stepMs)) : span;
  const isSame = finding.id === one.fingerprint;
  if (!isSame && !isAlike(finding, { span: then, one, before, stepMs })) return undefined;
  const shared = sharedMs(then, before);
  const part = shared / Math.max(spanMs(then), spanMs(before));
  const likeness = isSame ? SAME : Number(finding.kind === one.kind) + part;
  return { finding, one, span, likeness, isBeside: shared <= 0 && !isSame };
}

interface Times {
  /** Of the finding, as far as it could be seen then. */
  readonly span: Span;
  readonly one: Known;
  readonly before: Span;
  readonly stepMs: number;
}

function isAlike({ kind }: FindingToKnow, { span, one, before, stepMs }: Times): boolean {
  const edgeMs = EDGE_STEPS * stepMs;
  const beginsAlike = Math.abs(span.startMs - before.startMs) <= edgeMs;
  if (beginsAlike && Math.abs(span.endMs - before.endMs) <= edgeMs) return true;
  const shared = sharedMs(span, before);
  if (shared <= 0) return false;
  const isSameKind = kind === one.kind;
  if (beginsAlike && (isSameKind || one.isOngoing || one.kind === 'level-shift')) return true;
  if (isSameKind && shared === spanMs(span)) return true;
  const longer = Math.max(spanMs(span), spanMs(before));
  return shared >= LEAST_SHARED[isSameKind ? 'sameKind' : 'otherKind'] * longer;
}

function isOpposite({ direction }: FindingToKnow, one: Known): boolean {
  return direction !== null && one.direction !== null && direction !== one.direction;
}

function isOneFamily(kind: FindingKind, other: FindingKind): boolean {
  return kind === other || (DEPARTURES.has(kind) && DEPARTURES.has(other));
}

/** The end is that of the last slot, not its beginning. */
function spanOf(first: string, last: string, stepMs: number): Span {
  return { startMs: Date.parse(first), endMs: Date.parse(last) + stepMs };
}
