import { byCodePoint } from '../code-point-order.ts';
import { type Severity, severities, severityRank } from '../findings/finding.ts';
import type { FindingsResult, ReportedInput, ReportedSeries } from './result.ts';
import { counted, humanCount, humanDuration, humanNumber, humanTime } from './units.ts';

type InputToTell = Pick<
  ReportedInput,
  'path' | 'format' | 'series' | 'badRows' | 'from' | 'to' | 'assumptions'
> & { readonly quality: Pick<ReportedInput['quality'], 'samples' | 'stepMs'> };

/**
 * What was read and assumed, one line an input.
 * @example 'metrics.csv: csv, 12 series, 17,280 samples, step 1m, 2026-11-07 00:00 to 2026-11-07 23:59 (UTC)'
 */
export function inputLine(input: InputToTell, tz: string): string {
  const { samples, stepMs } = input.quality;
  const parts = [
    input.format,
    `${humanCount(input.series)} series`,
    counted(samples, 'sample'),
    input.badRows > 0 ? `${counted(input.badRows, 'bad row')} skipped` : '',
    stepMs === null || stepMs === 0 ? '' : `step ${humanDuration(stepMs)}`,
    span(input.from, input.to, tz),
    ...input.assumptions,
  ];
  return `${input.path}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function span(from: string | null, to: string | null, tz: string): string {
  if (from === null || to === null) return '';
  return `${humanTime(Date.parse(from), tz)} to ${humanTime(Date.parse(to), tz)} (${tz})`;
}

/**
 * The last words of a run: how much was found, and why the exit code is what it is.
 * @example '2 findings (1 high, 1 medium) in 2 of 12 series; the budget allows 0.4 false alarms. gate: … exit 0'
 */
export function verdict(result: FindingsResult, failOn: string | undefined, exitCode: number): string {
  return `${foundText(result)}. ${gateText(result, failOn)}. exit ${exitCode}`;
}

function foundText({ summary, findings }: FindingsResult): string {
  const { series, seriesWithFindings, expectedFalseAlarms } = summary;
  const where =
    findings.length === 0
      ? `in ${humanCount(series)} series`
      : `in ${humanCount(seriesWithFindings)} of ${humanCount(series)} series`;
  const alarms = humanNumber(Number(expectedFalseAlarms.toPrecision(1)));
  const found = `${counted(findings.length, 'finding')}${severityText(summary.bySeverity)} ${where}`;
  return `${found}; the budget allows ${alarms} false ${alarms === '1' ? 'alarm' : 'alarms'}`;
}

/** @example ' (1 high, 1 medium)' */
export function severityText(bySeverity: FindingsResult['summary']['bySeverity']): string {
  const present = severities.toReversed().filter((severity) => bySeverity[severity] > 0);
  if (present.length === 0) return '';
  return ` (${present.map((severity) => `${humanCount(bySeverity[severity])} ${severity}`).join(', ')})`;
}

function gateText({ gate, summary }: FindingsResult, failOn: string | undefined): string {
  if (!gate.configured || gate.passed === null) return 'gate: not configured (use --fail-on)';
  if (failOn !== undefined && gate.rules.length <= 1)
    return failOnText(gate.passed, failOn, summary.bySeverity);
  const failed = gate.rules.filter(({ passed }) => !passed);
  if (gate.passed) return `gate passed: ${counted(gate.rules.length, 'rule')}`;
  return `gate failed: ${failed.map(({ rule }) => rule).join(', ')} (${humanCount(failed.length)} of ${counted(gate.rules.length, 'rule')})`;
}

function failOnText(
  passed: boolean,
  failOn: string,
  bySeverity: FindingsResult['summary']['bySeverity'],
): string {
  const grave = severities.filter((severity) => severityRank(severity) >= severityRank(failOn as Severity));
  const count = grave.reduce((sum, severity) => sum + bySeverity[severity], 0);
  const what = passed && count === 0 ? 'no finding' : counted(count, 'finding');
  return `gate ${passed ? 'passed' : 'failed'}: ${what} of at least ${failOn} (--fail-on ${failOn})`;
}

/**
 * Which seasons were fitted, over all series.
 * @example 'season: day in 3 series (strength 0.31–0.84), none in 2'
 */
export function seasonsLine(series: readonly ReportedSeries[]): string {
  const strengths = new Map<string, { count: number; least: number; most: number }>();
  let without = 0;
  for (const { periods } of series) {
    if (periods.length === 0) without += 1;
    for (const { label, strength } of periods) {
      const { count, least, most } = strengths.get(label) ?? { count: 0, least: strength, most: strength };
      const [lower, higher] = [Math.min(least, strength), Math.max(most, strength)];
      strengths.set(label, { count: count + 1, least: lower, most: higher });
    }
  }
  const byLabel = [...strengths].sort(([a], [b]) => byCodePoint(a, b));
  const fitted = byLabel.map(([label, { count, ...range }]) => {
    const least = humanNumber(Number(range.least.toFixed(2)));
    const most = humanNumber(Number(range.most.toFixed(2)));
    return `${label} in ${humanCount(count)} series (strength ${least === most ? least : `${least}–${most}`})`;
  });
  if (without > 0) fitted.push(fitted.length === 0 ? 'none' : `none in ${humanCount(without)}`);
  return `season: ${fitted.join(', ')}`;
}

/**
 * What was made of counters and histograms; empty where all series are judged as they were exported.
 * @example 'judged: 4 p95, 41 rate, 12 as exported'
 */
export function derivedLine(series: readonly ReportedSeries[]): string {
  const counts = new Map<string, number>();
  for (const { derived } of series) {
    if (derived !== null) counts.set(derived, (counts.get(derived) ?? 0) + 1);
  }
  const told = [...counts].sort(([a], [b]) => byCodePoint(a, b));
  const asExported = series.filter(({ derived }) => derived === null).length;
  if (told.length === 0) return '';
  const parts = told.map(([derived, count]) => `${humanCount(count)} ${derived}`);
  return `judged: ${[...parts, ...(asExported === 0 ? [] : [`${humanCount(asExported)} as exported`])].join(', ')}`;
}

/**
 * What is known of a series, for those who ask.
 * @example '  cpu: gauge, 1,440 samples, 3 missing, step 1m, longest gap 4m, seasons day (0.82)'
 */
export function seriesLine({
  series,
  type,
  samples,
  missing,
  stepMs,
  periods,
  quality,
}: ReportedSeries): string {
  const seasons = periods.map(({ label, strength }) => `${label} (${humanNumber(strength)})`).join(', ');
  return [
    `  ${series}: ${type}`,
    counted(samples, 'sample'),
    `${humanCount(missing)} missing`,
    `step ${humanDuration(stepMs)}`,
    ...qualityNotes(quality),
    seasons === '' ? 'no season' : `seasons ${seasons}`,
  ].join(', ');
}

/** What of the samples as they were read is worth a look. */
function qualityNotes(quality: ReportedSeries['quality']): string[] {
  const told = (count: number, one: string, more: string) =>
    count === 0 ? [] : [`${humanCount(count)} ${count === 1 ? one : more}`];
  return [
    ...(quality.longestGapMs === 0 ? [] : [`longest gap ${humanDuration(quality.longestGapMs)}`]),
    ...told(quality.resets, 'reset', 'resets'),
    ...told(quality.staleMarkers, 'staleness marker', 'staleness markers'),
    ...told(quality.infinite, 'infinite', 'infinite'),
    ...told(quality.duplicates + quality.conflicts, 'sample twice', 'samples twice'),
    ...told(quality.late, 'late', 'late'),
    ...told(quality.stray, 'stray', 'stray'),
    ...told(quality.stepChanges, 'step change', 'step changes'),
  ];
}
