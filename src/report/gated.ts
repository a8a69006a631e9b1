import { type Acceptance, acceptedBy } from '../baseline/accept.ts';
import type { BaselineEntry } from '../baseline/entry.ts';
import type { JudgedRange } from '../baseline/judged-range.ts';
import { judgeFindings } from '../gate/gate.ts';
import type { GateOptions } from '../options.ts';
import type { FindingsResult, ReportedFinding, ReportedSeries } from './result.ts';

/** An entry of the file of accepted findings, and where it stands. */
export interface PlacedEntry extends BaselineEntry {
  /** `file:line:column`. */
  readonly place: string;
}

/** The file of accepted findings, on the day of the run. */
export interface BaselineInUse {
  readonly path: string;
  readonly entries: readonly PlacedEntry[];
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

/**
 * A result as a gate judges it, whatever gate judged it before. What is accepted is marked first: it stays in the
 * result, and counts for no rule.
 */
export function gated(
  result: FindingsResult,
  options: GateOptions,
  baseline?: BaselineInUse,
): FindingsResult {
  const { failOn, threshold, noData } = options;
  const acceptance = baseline && acceptanceOf(result, baseline);
  const findings = result.findings.map((finding) => ({
    ...finding,
    accepted: acceptedAs(acceptance?.accepted.get(finding.id)),
  }));
  const known = new Set(acceptance?.expired.map(({ finding }) => finding));
  const settings = { failOn, thresholds: threshold, noData };
  const { rules, ...verdict } = judgeFindings({ findings, series: result.series, known }, settings);
  return {
    ...result,
    settings: settingsBy(result.settings, options),
    findings,
    gate: { ...verdict, rules: rules.map((rule) => ({ ...rule, findings: [...rule.findings] })) },
    baseline: baseline && acceptance ? reportedBaseline(baseline, acceptance) : null,
  };
}

function settingsBy(
  { failOn, ...others }: FindingsResult['settings'],
  { failOn: asked, threshold, noData }: GateOptions,
): FindingsResult['settings'] {
  return { ...others, threshold, noData, ...(asked === undefined ? {} : { failOn: asked }) };
}

/** What was looked at of each series. */
export function judgedRanges(series: readonly ReportedSeries[]): JudgedRange[] {
  return series.map(({ series: name, labels, stepMs, from, to, reported }) => ({
    series: name,
    labels,
    stepMs,
    from: reported.from === null || from === null || from > reported.from ? from : reported.from,
    to,
  }));
}

/** What a file of accepted findings says of a result. */
export function acceptanceOf(
  { findings, filtered, series }: FindingsResult,
  { entries, today }: Pick<BaselineInUse, 'entries' | 'today'>,
): Acceptance<PlacedEntry> {
  return acceptedBy(findings, entries, { today, series: judgedRanges(series), hidden: filtered });
}

function acceptedAs(entry: PlacedEntry | undefined): ReportedFinding['accepted'] {
  if (entry === undefined) return null;
  const { reason, owner, expires, severity } = entry;
  return { reason, owner, expires, severity };
}

function reportedBaseline(
  { path, entries }: BaselineInUse,
  { accepted, expired, stale, elsewhere }: Acceptance<PlacedEntry>,
): FindingsResult['baseline'] {
  return {
    path,
    entries: entries.length,
    accepted: accepted.size,
    expired: expired.map(({ entry, finding }) => ({ ...named(entry), finding })),
    stale: stale.map(named),
    elsewhere: elsewhere.length,
  };
}

function named({ fingerprint, kind, series, place, reason, expires }: PlacedEntry) {
  return { fingerprint, kind, series, place, reason, expires };
}
