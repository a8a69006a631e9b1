import { byCodePoint } from '../../code-point-order.ts';
import type { Severity } from '../../findings/finding.ts';
import type { FindingsResult } from '../result.ts';
import { changesBetween } from './changes.ts';
import { comparisonGate } from './gate.ts';
import { changeNames, FINDINGS_COMPARISON_SCHEMA, type FindingsComparison } from './result.ts';
import { spanOfResult } from './span.ts';

/** What changed from one result to another, and what `--fail-on` says of it. */
export function findingsComparison(
  old: FindingsResult,
  now: FindingsResult,
  failOn: Severity | undefined,
): FindingsComparison {
  const changes = changesBetween(old, now);
  const count = (name: string) => changes.filter(({ change }) => change === name).length;
  return {
    schema: FINDINGS_COMPARISON_SCHEMA,
    before: sideOf(old),
    after: sideOf(now),
    counts: Object.fromEntries(
      changeNames.map((name) => [name, count(name)]),
    ) as FindingsComparison['counts'],
    changes,
    series: { onlyBefore: without(old, now), onlyAfter: without(now, old) },
    gate: comparisonGate(changes, failOn),
  };
}

function sideOf(result: FindingsResult): FindingsComparison['before'] {
  return {
    version: result.tool.version,
    ...spanOfResult(result),
    series: result.series.length,
    findings: result.findings.length,
  };
}

/** Names of the series that only the first has. */
function without(result: FindingsResult, other: FindingsResult): string[] {
  const others = new Set(other.series.map(({ series }) => series));
  return result.series
    .map(({ series }) => series)
    .filter((series) => !others.has(series))
    .sort(byCodePoint);
}
