import { byCodePoint } from '../code-point-order.ts';
import { type Severity, severityRank } from '../findings/finding.ts';
import { groupedBy } from '../grouped.ts';
import type { Acceptance } from './accept.ts';
import type { BaselineEntry } from './entry.ts';
import type { FindingToKnow } from './match.ts';

/** A finding that may be accepted. */
export interface FindingToAccept extends FindingToKnow {
  readonly severity: Severity;
  /** Not null: it fails no gate as it is. */
  readonly explained: string | null;
}

/** What a person says of findings that they accept, and what only the run knows. */
export interface Accepting {
  readonly reason: string;
  readonly owner: string | null;
  /** YYYY-MM-DD, UTC; null for good. */
  readonly expires: string | null;
  /** Whether it had not ended when the data ended. */
  readonly isOngoing: (finding: FindingToKnow) => boolean;
}

export interface BaselineUpdate<E> {
  /** In the order of series, start and kind. */
  readonly added: readonly BaselineEntry[];
  /** What expired entries become. */
  readonly renewed: ReadonlyMap<E, BaselineEntry>;
}

/**
 * What it takes to accept every finding that could fail a gate: new entries, and new facts for those that have
 * expired. What is accepted already, or explained, is left alone.
 */
export function baselineUpdate<E extends BaselineEntry>(
  findings: readonly FindingToAccept[],
  { accepted, expired }: Acceptance<E>,
  accepting: Accepting,
): BaselineUpdate<E> {
  const entryOf = new Map(expired.map(({ entry, finding }) => [finding, entry]));
  const failing = findings.filter(({ id, explained }) => explained === null && !accepted.has(id));
  const added = failing.filter(({ id }) => !entryOf.has(id));
  const pieces = groupedBy(
    failing.filter(({ id }) => entryOf.has(id)),
    ({ id }) => entryOf.get(id)!,
  );
  return {
    added: entriesFor(added, accepting),
    renewed: new Map(
      [...pieces].map(([entry, some]) => [entry, renewed(entry, entriesFor(some, accepting))]),
    ),
  };
}

/** Entries that accept these findings, in the order of series, start and kind. */
export function entriesFor(
  findings: readonly FindingToAccept[],
  { isOngoing, ...told }: Accepting,
): BaselineEntry[] {
  return findings
    .map((finding) => ({
      fingerprint: finding.id,
      kind: finding.kind,
      series: finding.series,
      from: finding.start,
      to: finding.end,
      direction: finding.direction,
      isOngoing: isOngoing(finding),
      severity: finding.severity,
      ...told,
    }))
    .sort(inOrder);
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return (
    byCodePoint(a.series, b.series) || Date.parse(a.from) - Date.parse(b.from) || byCodePoint(a.kind, b.kind)
  );
}

/** For all pieces of what was one finding: the first, to the end of the last, as bad as the worst; its owner stays. */
function renewed({ owner }: BaselineEntry, pieces: readonly BaselineEntry[]): BaselineEntry {
  const latest = pieces.reduce((a, b) => (Date.parse(b.to) > Date.parse(a.to) ? b : a));
  const worst = pieces.reduce((a, b) => (severityRank(b.severity) > severityRank(a.severity) ? b : a));
  const first = pieces[0]!;
  const { to, isOngoing } = latest;
  return { ...first, to, isOngoing, severity: worst.severity, owner: first.owner ?? owner };
}
