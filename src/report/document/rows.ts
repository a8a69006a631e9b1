import { severityRank } from '../../findings/finding.ts';
import { evidenceLines } from '../evidence-lines.ts';
import { plain } from '../plain.ts';
import { humanTime } from '../units.ts';
import type { ChartPart, FindingRow, FindingState } from './document.ts';
import { expectedWithBand } from './expected.ts';
import type { Joined, JoinedFinding } from './joined.ts';
import {
  lengthMs,
  lengthText,
  messageText,
  NOTHING,
  numberText,
  ONGOING,
  shownMs,
  sourceText,
} from './told.ts';

/** What nobody has looked at before what is known. */
const stateRanks: Readonly<Record<FindingState, number>> = { open: 0, expired: 1, explained: 2, accepted: 3 };

/** All findings, worst first. */
export function findingRows({ findings }: Joined, charts: readonly ChartPart[], tz: string): FindingRow[] {
  const chartOf = new Map<string, string>();
  for (const { id, marks } of charts) {
    for (const mark of marks) if (!chartOf.has(mark.id)) chartOf.set(mark.id, id);
  }
  return findings.map((one) => ({ ...rowOf(one, tz), chart: chartOf.get(one.id) ?? null }));
}

function rowOf(one: JoinedFinding, tz: string): Omit<FindingRow, 'chart'> {
  const { id, finding, state, name } = one;
  return {
    id,
    fingerprint: finding.id,
    severity: finding.severity,
    kind: finding.kind,
    state,
    series: name,
    path: plain(finding.source.path),
    cells: cellsOf(one, tz),
    aside: asideOf(one),
    evidence: evidenceLines(finding, tz).map(({ label, text }) => ({ label, value: plain(text) })),
  };
}

function cellsOf(one: JoinedFinding, tz: string): FindingRow['cells'] {
  const { finding, state, name, startMs } = one;
  const { severity, kind, value, expected, lower, upper } = finding;
  const source = sourceText(one);
  const message = messageText(one);
  return {
    severity: { text: severity, sort: severityRank(severity) },
    state: { text: state, sort: stateRanks[state] },
    start: { text: humanTime(shownMs(one, startMs), tz), sort: startMs },
    duration: { text: lengthText(one), sort: lengthMs(one) },
    series: { text: name.text, sort: name.text },
    kind: { text: kind, sort: kind },
    value: { text: numberText(value), sort: value },
    expected: { text: expectedWithBand(one), sort: expected ?? lower ?? upper },
    message: { text: message, sort: message },
    source: { text: source, sort: source === NOTHING ? null : source },
  };
}

function asideOf(one: JoinedFinding): string | null {
  const told = [one.isOngoing ? ONGOING : null, knownText(one)].filter((text) => text !== null);
  return told.length === 0 ? null : told.join('; ');
}

function knownText({ finding: { accepted, explained, severity }, state }: JoinedFinding): string | null {
  if (accepted !== null) {
    const milder = severityRank(accepted.severity) < severityRank(severity) ? ` as ${accepted.severity}` : '';
    const by = accepted.owner === null ? '' : ` by ${accepted.owner}`;
    const until = accepted.expires === null ? '' : ` until ${accepted.expires}`;
    return plain(`accepted${milder}${by}${until}: ${accepted.reason}`);
  }
  if (explained !== null) return plain(`explained by ${explained}`);
  return state === 'expired' ? 'was accepted; that has expired' : null;
}
