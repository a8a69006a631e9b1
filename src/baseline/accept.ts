import { modal } from '../series/modal.ts';
import type { BaselineEntry } from './entry.ts';
import { isWithin, type JudgedRange } from './judged-range.ts';
import { type FindingToKnow, matchKnown } from './match.ts';

/** What the file of accepted findings says of a run. */
export interface Acceptance<E extends BaselineEntry> {
  /** By the id of the finding that is accepted. */
  readonly accepted: ReadonlyMap<string, E>;
  /** Entries that would accept a finding, had they not expired; once for each of the findings. */
  readonly expired: readonly { readonly entry: E; readonly finding: string }[];
  /** Entries of what was looked at that match nothing any more. */
  readonly stale: readonly E[];
  /** Entries of series or times that were not looked at. */
  readonly elsewhere: readonly E[];
}

/** A run, as far as accepted findings go. */
export interface RunToAccept {
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
  readonly series: readonly JudgedRange[];
  /** What a filter hid: it needs no acceptance, yet what accepted it is not gone. */
  readonly hidden: readonly FindingToKnow[];
}

/**
 * Which findings are accepted, and which entries are of no use any more. Where both a valid and an expired entry
 * match, the valid one holds; an entry that matches nothing, as a second one of the same finding does, is stale.
 */
export function acceptedBy<E extends BaselineEntry>(
  findings: readonly FindingToKnow[],
  entries: readonly E[],
  { today, series, hidden }: RunToAccept,
): Acceptance<E> {
  const stepMsOf = stepsIn(series);
  const isExpired = ({ expires }: E) => expires !== null && expires < today;
  const matchedBy = (some: readonly FindingToKnow[], candidates: readonly E[]) =>
    matchKnown(some, candidates, stepMsOf);
  const accepted = matchedBy(
    findings,
    entries.filter((entry) => !isExpired(entry)),
  );
  const others = findings.filter(({ id }) => !accepted.has(id));
  const expired = matchedBy(others, entries.filter(isExpired));
  const inUse = new Set([...accepted.values(), ...expired.values()]);
  const unmatched = entries.filter((entry) => !inUse.has(entry));
  const ofHidden = new Set(matchedBy(hidden, unmatched).values());
  const gone = unmatched.filter((entry) => !ofHidden.has(entry));
  const isJudged = (entry: E) => isWithin(entry, series);
  return {
    accepted,
    expired: others.flatMap(({ id: finding }) => {
      const entry = expired.get(finding);
      return entry === undefined ? [] : [{ entry, finding }];
    }),
    stale: gone.filter(isJudged),
    elsewhere: gone.filter((entry) => !isJudged(entry)),
  };
}

/** What several series share has no step of its own: it has the commonest. */
function stepsIn(series: readonly JudgedRange[]): (name: string) => number {
  const steps = new Map(series.map(({ series: name, stepMs }) => [name, stepMs]));
  const { value } = modal(series.map(({ stepMs }) => stepMs));
  const commonest = Number.isNaN(value) ? 0 : value;
  return (name) => steps.get(name) ?? commonest;
}
