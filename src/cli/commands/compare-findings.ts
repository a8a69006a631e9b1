import { InputError, UsageError } from '../../errors.ts';
import { type Severity, severities } from '../../findings/finding.ts';
import { findingsComparison } from '../../report/findings-comparison/build.ts';
import { findingsComparisonMarkdown } from '../../report/findings-comparison/markdown.ts';
import { comparisonOddities } from '../../report/findings-comparison/oddities.ts';
import { countsText } from '../../report/findings-comparison/sentences.ts';
import { findingsComparisonText } from '../../report/findings-comparison/text.ts';
import { comparisonVerdict } from '../../report/findings-comparison/verdict.ts';
import type { FindingsResult } from '../../report/result.ts';
import type { TypedFlags } from '../flag.ts';
import { show } from '../show.ts';
import { endOfGate } from '../verdict.ts';
import { warningLines } from '../warning-lines.ts';
import { zoneOf } from '../zone-of.ts';
import type { ComparedFindings, ComparisonRun } from './compared.ts';

/** What changed between two runs of `aiops detect`; with `--fail-on` it fails on what is new or worse. */
export async function compareFindings(
  old: FindingsResult,
  { result: now, path }: ComparedFindings,
  { presentation, flags, io }: ComparisonRun,
): Promise<number> {
  const failOn = failOnOf(flags);
  if (failOn !== undefined) checkCommon(old, now, path);
  if (!presentation.quiet) {
    for (const line of warningLines(comparisonOddities(old, now, path))) io.say(line);
  }
  const comparison = findingsComparison(old, now, failOn);
  await show(presentation, zoneOf(now), io, (format, dress) => {
    if (format === 'none') return [];
    if (format === 'json') return [`${JSON.stringify(comparison, null, 2)}\n`];
    return format === 'markdown'
      ? findingsComparisonMarkdown(comparison, dress)
      : findingsComparisonText(comparison, dress);
  });
  const { exitCode, aside } = endOfGate(comparison.gate, flags);
  io.say(`${countsText(comparison)}. ${comparisonVerdict(comparison)}${aside}. exit ${exitCode}`);
  return exitCode;
}

/** @throws InputError when the two have no series in common: a gate that compares nothing would always pass */
function checkCommon(old: FindingsResult, now: FindingsResult, place: string): void {
  const names = new Set(old.series.map(({ series }) => series));
  if (now.series.some(({ series }) => names.has(series))) return;
  throw new InputError({
    code: 'compare-nothing',
    place,
    what: 'OLD and NEW have no series in common, so that there is nothing to compare',
    fix: 'compare two results of the same export',
  });
}

/** @throws UsageError */
export function failOnOf(flags: TypedFlags): Severity | undefined {
  const typed = flags['failOn'] as string | undefined;
  const known = severities.find((severity) => severity === typed);
  if (known !== undefined || typed === undefined) return known;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--fail-on ${JSON.stringify(typed)}: expected one of ${severities.join(', ')}`,
    fix: 'see: aiops compare --help',
  });
}
