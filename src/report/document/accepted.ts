import { byCodePoint } from '../../code-point-order.ts';
import { severityRank } from '../../findings/finding.ts';
import { plain } from '../plain.ts';
import type { FindingsResult } from '../result.ts';
import { humanTime } from '../units.ts';
import type { AcceptedRow } from './document.ts';
import type { Joined, JoinedFinding } from './joined.ts';
import { shownName } from './names.ts';
import { NOTHING } from './told.ts';

type Known = NonNullable<FindingsResult['baseline']>['stale'][number];

/** What somebody accepted, and the entries that hold no more; soonest to expire first, worst first within a day. */
export function acceptedRows(joined: Joined, tz: string): AcceptedRow[] {
  const rows = [...joined.findings.flatMap((one) => acceptedRow(one, tz)), ...entryRows(joined, tz)];
  return rows.sort((a, b) => byCodePoint(dateOf(a), dateOf(b)));
}

const NEVER = 'never';

function dateOf({ expires }: AcceptedRow): string {
  return expires === NEVER ? '9999' : expires;
}

function acceptedRow({ id, finding, name, startMs }: JoinedFinding, tz: string): AcceptedRow[] {
  const { accepted, severity, kind } = finding;
  if (accepted === null) return [];
  const isGraver = severityRank(accepted.severity) < severityRank(severity);
  return [
    {
      state: 'accepted',
      finding: id,
      series: name,
      kind,
      start: humanTime(startMs, tz),
      severity: isGraver ? `${accepted.severity}, now ${severity}` : severity,
      reason: plain(accepted.reason),
      owner: accepted.owner === null ? NOTHING : plain(accepted.owner),
      expires: accepted.expires === null ? NEVER : plain(accepted.expires),
    },
  ];
}

/** Entries of the files of accepted findings that have expired, or match nothing any more. */
function entryRows({ results, findings }: Joined, tz: string): AcceptedRow[] {
  return results.flatMap(({ baseline }, at) => {
    const own = new Map(findings.flatMap((one) => (one.at === at ? [[one.finding.id, one]] : [])));
    const { expired = [], stale = [] } = baseline ?? {};
    return [
      ...expired.map((entry) => ({
        ...entryRow(entry, own.get(entry.finding), tz),
        state: 'expired' as const,
      })),
      ...stale.map((entry) => ({ ...entryRow(entry, undefined, tz), state: 'unused' as const })),
    ];
  });
}

function entryRow(
  { series, kind, reason, expires, place }: Known,
  one: JoinedFinding | undefined,
  tz: string,
): Omit<AcceptedRow, 'state'> {
  return {
    finding: one?.id ?? null,
    series: one?.name ?? shownName(series),
    kind,
    start: one === undefined ? NOTHING : humanTime(one.startMs, tz),
    severity: one?.finding.severity ?? NOTHING,
    reason: plain(`${reason} (${place})`),
    owner: NOTHING,
    expires: expires === null ? NEVER : plain(expires),
  };
}
