import { groupedBy } from '../../grouped.ts';
import { toldRules } from '../gate-text.ts';
import { plain } from '../plain.ts';
import { verdictOfGate } from '../summary.ts';
import type { GatePart, GateRow, Verdict } from './document.ts';
import type { Joined, JoinedFinding } from './joined.ts';
import { shownName } from './names.ts';
import { sentence } from './told.ts';

const ranks: Readonly<Record<GateRow['verdict'], number>> = { failed: 0, warning: 1, passed: 2 };

/** Every rule of every result; a rule of one of several results has its name beside the series. */
export function gatePart({ results, names, findings }: Joined, state: Verdict['state']): GatePart {
  const byResult = groupedBy(findings, (one) => one.at);
  const rules = results.flatMap((result, at) => {
    const beside = results.length > 1 ? names[at] : undefined;
    const rowIds = new Map((byResult.get(at) ?? []).map(idEntry));
    return toldRules(result.gate).map(
      ({ row, verdict, observed, limit }): GateRow => ({
        verdict,
        rule: plain(row.rule),
        series: shownName(row.series ?? 'all series', beside),
        observed,
        limit,
        level: row.level,
        findings: row.findings.flatMap((id) => rowIds.get(id) ?? []),
      }),
    );
  });
  return {
    state,
    texts: results.map((result, at) =>
      results.length > 1 ? `${names[at]}: ${verdictOfGate(result)}.` : sentence(verdictOfGate(result)),
    ),
    rules: rules.sort((a, b) => ranks[a.verdict] - ranks[b.verdict]),
  };
}

function idEntry({ id, finding }: JoinedFinding): [fingerprint: string, id: string] {
  return [finding.id, id];
}
