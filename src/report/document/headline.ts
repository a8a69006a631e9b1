import { severities } from '../../findings/finding.ts';
import { type Moment, moments } from '../moments.ts';
import { plain } from '../plain.ts';
import type { FindingsResult } from '../result.ts';
import { severityText, verdictOfGate } from '../summary.ts';
import { counted, humanCount, humanNumber } from '../units.ts';
import type { Fact, ReportDocument, Verdict } from './document.ts';
import { isWaiting, type Joined, type JoinedFinding, waitingFirst } from './joined.ts';
import { sampleQuality, samplesText } from './quality.ts';
import { spanOfTimeline } from './timeline.ts';
import { sentence, spanText } from './told.ts';

/** What is read first: did it pass, what was found, how much is there to it. */
export function headlineOf(
  joined: Joined,
  tz: string,
): Pick<ReportDocument, 'verdict' | 'summary' | 'facts' | 'severities'> {
  return {
    verdict: verdictOf(joined),
    summary: summaryOf(joined, tz),
    facts: factsOf(joined, tz),
    severities: severities
      .toReversed()
      .map((severity) => ({ severity, count: bySeverity(joined.results)[severity] })),
  };
}

/** The results that were judged, and of those the failed ones first. */
function verdictOf({ results, names }: Joined): Verdict {
  const judged = [...results.entries()].filter(([, { gate }]) => gate.configured && gate.passed !== null);
  const failed = judged.filter(([, { gate }]) => gate.passed === false);
  const [worst] = failed.length > 0 ? failed.sort((a, b) => failuresOf(b[1]) - failuresOf(a[1])) : judged;
  if (worst === undefined) return { state: 'none', text: 'No gate was asked for' };
  const [at, result] = worst;
  const state = failed.length > 0 ? 'failed' : 'passed';
  const text = verdictOfGate(result);
  if (results.length === 1) return { state, text: capital(text) };
  const count = state === 'failed' ? failed.length : judged.length;
  const share = `${humanCount(count)} of ${counted(results.length, 'result')}`;
  return { state, text: `Gate ${state} in ${share}. ${names[at]}: ${text}` };
}

function failuresOf({ gate }: FindingsResult): number {
  return gate.rules.filter(({ passed, level }) => !passed && level === 'error').length;
}

function capital(text: string): string {
  return sentence(text).slice(0, -1);
}

function bySeverity(results: readonly FindingsResult[]): FindingsResult['summary']['bySeverity'] {
  const sums = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const { summary } of results) {
    for (const severity of severities) sums[severity] += summary.bySeverity[severity];
  }
  return sums;
}

function sumOver(results: readonly FindingsResult[], of: (result: FindingsResult) => number): number {
  return results.reduce((sum, result) => sum + of(result), 0);
}

/** Three to five: what was found, the worst, what came together, what is known, what chance would have shown. */
function summaryOf(joined: Joined, tz: string): string[] {
  const { findings } = joined;
  const isQuiet = findings.length === 0;
  return [
    foundText(joined),
    isQuiet ? lookedAt(joined, tz) : worstText(joined, tz),
    isQuiet ? '' : togetherText(joined, tz),
    isQuiet ? '' : knownText(findings),
    chanceText(joined),
  ].filter((text) => text !== '');
}

function foundText({ results, findings }: Joined): string {
  const series = sumOver(results, ({ summary }) => summary.series);
  const found = sumOver(results, ({ summary }) => summary.seriesWithFindings);
  if (findings.length === 0) return `Nothing unusual was found in ${humanCount(series)} series.`;
  const count = `${counted(findings.length, 'finding')}${severityText(bySeverity(results))}`;
  return `${count} in ${humanCount(found)} of ${humanCount(series)} series.`;
}

function lookedAt({ results, findings }: Joined, tz: string): string {
  const samples = counted(
    sumOver(results, ({ summary }) => summary.samples),
    'sample',
  );
  return `${samples} were looked at, ${periodText({ results, findings }, tz)}.`;
}

/** Of what waits for somebody, where anything does. */
function worstText({ findings }: Joined, tz: string): string {
  const [worst] = waitingFirst(findings);
  if (worst === undefined) return '';
  const { kind, severity, message } = worst.finding;
  const what = `The worst${isWaiting(worst) ? '' : ' of what is known'} is a ${severity} ${kind} of ${worst.name.text}`;
  return `${what}, ${spanText(worst.startMs, worst.endMs, tz)}: ${plain(message)}.`;
}

/** The moment in which most series departed, where there were several. */
function togetherText({ findings }: Joined, tz: string): string {
  const stepMs = new Map(findings.map(({ finding, stepMs }) => [finding, stepMs]));
  const all = moments(
    findings.map(({ finding }) => finding),
    (finding) => stepMs.get(finding) ?? 0,
  );
  const [first, ...others] = all.filter(({ series }) => series > 1);
  if (first === undefined) return '';
  const largest = others.reduce((most, one) => (one.series > most.series ? one : most), first);
  return `${together(largest)}, ${spanText(largest.startMs, largest.endMs, tz)}.`;
}

function together({ series, findings }: Moment): string {
  return `${humanCount(series)} series departed together (${counted(findings.length, 'finding')})`;
}

function knownText(findings: readonly JoinedFinding[]): string {
  const count = (state: JoinedFinding['state']) => findings.filter((one) => one.state === state).length;
  const told = (['accepted', 'explained', 'expired'] as const).flatMap((state) =>
    count(state) === 0 ? [] : [`${humanCount(count(state))} ${stateWords[state]}`],
  );
  if (told.length === 0) return '';
  const open = findings.filter(isWaiting).length;
  return sentence(
    `${told.join(', ')}; ${open === 0 ? 'none is' : `${humanCount(open)} ${open === 1 ? 'is' : 'are'}`} left to look at`,
  );
}

const stateWords = {
  accepted: 'accepted',
  explained: 'explained',
  expired: 'no longer accepted',
} as const;

function chanceText({ results }: Joined): string {
  const alarms = sumOver(results, ({ summary }) => summary.expectedFalseAlarms);
  const told = humanNumber(Number(alarms.toPrecision(1)));
  return `In so much data the budget allows ${told} false ${told === '1' ? 'alarm' : 'alarms'}.`;
}

function factsOf(joined: Joined, tz: string): Fact[] {
  const { results, findings } = joined;
  const summed = (of: (summary: FindingsResult['summary']) => number) =>
    humanCount(sumOver(results, ({ summary }) => of(summary)));
  const filtered = sumOver(results, (result) => result.filtered.length);
  const facts: Fact[] = [
    { label: 'Findings', value: `${humanCount(findings.length)}${severityText(bySeverity(results))}` },
    { label: 'To look at', value: humanCount(findings.filter(isWaiting).length) },
    {
      label: 'Series with findings',
      value: `${summed((summary) => summary.seriesWithFindings)} of ${summed((summary) => summary.series)}`,
    },
    { label: 'Period', value: periodText(joined, tz) },
    { label: 'Samples', value: summed((summary) => summary.samples) },
    { label: 'Data quality', value: samplesText(sampleQuality(results)) },
    ...results.flatMap((result, at) => bandFact(result, results.length > 1 ? joined.names[at] : undefined)),
  ];
  if (filtered > 0) facts.push({ label: 'Hidden by filters', value: counted(filtered, 'finding') });
  return facts;
}

function bandFact({ summary: { coverage } }: FindingsResult, name: string | undefined): Fact[] {
  if (coverage.observed === null) return [];
  const held = `holds ${share(coverage.observed)} of all samples`;
  const label = name === undefined ? 'Band' : `Band (${name})`;
  return [{ label, value: `made for ${share(coverage.expected)}, ${held}` }];
}

function share(of: number): string {
  return `${Number((of * 100).toFixed(1))}%`;
}

function periodText(joined: Pick<Joined, 'results' | 'findings'>, tz: string): string {
  const { fromMs, toMs } = spanOfTimeline(joined);
  return spanText(fromMs, toMs, tz);
}
