import { byCodePoint } from '../code-point-order.ts';
import { type Severity, severities, severityRank } from '../findings/finding.ts';
import { counts } from '../gate/counts.ts';
import { falseAlarms, falseAlarmsTold } from './chance.ts';
import { gateVerdict } from './gate-text.ts';
import type { FindingsResult, ReportedInput, ReportedSeries } from './result.ts';
import { runNotes } from './run-notes.ts';
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
 * @param aside what else decides the exit code, such as `--exit-zero`
 * @example '2 findings (1 high, 1 medium) in 2 of 12 series; the budget allows 0.4 false alarms; … gate: … exit 0'
 */
export function verdict(result: FindingsResult, exitCode: number, aside = ''): string {
  const found = [foundText(result), ...runNotes(result)].join('; ');
  return `${found}. ${verdictOfGate(result)}${aside}. exit ${exitCode}`;
}

/** Whether a result passed, and by what; it is printed as it is. */
export function verdictOfGate(result: FindingsResult): string {
  return gateVerdict(result.gate, { notes: knownNotes(result) });
}

/** What fails no gate, though it is as severe as what does, is told apart. */
function knownNotes({ findings, settings }: FindingsResult): string[] {
  const { failOn = 'low' } = settings as { readonly failOn?: Severity };
  const known = findings.filter(
    (finding) => !counts(finding) && severityRank(finding.severity) >= severityRank(failOn),
  );
  return known.length === 0 ? [] : [`${humanCount(known.length)} explained or accepted`];
}

function foundText({ summary, findings }: FindingsResult): string {
  const { series, seriesWithFindings } = summary;
  const where =
    findings.length === 0
      ? `in ${humanCount(series)} series`
      : `in ${humanCount(seriesWithFindings)} of ${humanCount(series)} series`;
  const found = `${counted(findings.length, 'finding')}${severityText(summary.bySeverity)} ${where}`;
  return `${found}; ${allowedText(summary)}`;
}

/** What allows most false alarms is the budget, unless the control over all series leaves fewer of them. */
function allowedText(summary: FindingsResult['summary']): string {
  const { expectedFalseAlarms, falseDiscoveryRate: rate } = summary;
  const alarms = falseAlarmsTold(falseAlarms(summary));
  const isHeld = rate !== null && alarms < falseAlarmsTold(expectedFalseAlarms);
  const by = isHeld ? `--fdr ${rate.limit}` : 'the budget';
  const told = humanNumber(alarms);
  return `${by} allows ${told} false ${told === '1' ? 'alarm' : 'alarms'}`;
}

/** @example ' (1 high, 1 medium)' */
export function severityText(bySeverity: FindingsResult['summary']['bySeverity']): string {
  const present = severities.toReversed().filter((severity) => bySeverity[severity] > 0);
  if (present.length === 0) return '';
  return ` (${present.map((severity) => `${humanCount(bySeverity[severity])} ${severity}`).join(', ')})`;
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
 * @example '  cpu: gauge, 1,440 samples, 3 missing, step 1m, longest gap 4m, seasons day (0.82), on a log scale'
 */
export function seriesLine(series: ReportedSeries): string {
  return [
    `  ${series.series}: ${series.type}`,
    counted(series.samples, 'sample'),
    `${humanCount(series.missing)} missing`,
    `step ${humanDuration(series.stepMs)}`,
    ...qualityNotes(series.quality),
    ...modelNotes(series),
  ].join(', ');
}

const modelWords: Readonly<Record<ReportedSeries['model'], string>> = {
  median: 'judged by its median',
  trend: '',
  'seasonal-trend': '',
  'random-walk': 'wanders',
};
const scaleWords: Readonly<Record<ReportedSeries['transform'], string>> = {
  none: '',
  sqrt: 'on a root scale',
  log: 'on a log scale',
};

/** By which model it was judged. */
function modelNotes({ periods, model, transform, levelShifts }: ReportedSeries): string[] {
  const seasons = periods.map(({ label, strength }) => `${label} (${humanNumber(strength)})`).join(', ');
  return [
    seasons === '' ? 'no season' : `seasons ${seasons}`,
    modelWords[model],
    levelShifts.length === 0 ? '' : counted(levelShifts.length, 'level shift'),
    scaleWords[transform],
  ].filter((note) => note !== '');
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
