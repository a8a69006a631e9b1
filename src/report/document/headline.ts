import { severities } from '../../findings/finding.ts';
import { plain } from '../plain.ts';
import type { FindingsResult } from '../result.ts';
import { verdictOfGate } from '../summary.ts';
import { counted, humanCount } from '../units.ts';
import { chanceText } from './chance-text.ts';
import type { Fact, ReportDocument, Verdict } from './document.ts';
import { type Incident, incidentsOf } from './incidents.ts';
import { isWaiting, type Joined, type JoinedFinding, waitingFirst } from './joined.ts';
import { shownSentence } from './names.ts';
import { sampleQuality, samplesText } from './quality.ts';
import { spanOfTimeline } from './timeline.ts';
import { ONGOING, sentence, spanText, whenText } from './told.ts';

/** What is read first: did it pass, what was found, how much is there to it. */
export function headlineOf(
  joined: Joined,
  tz: string,
): Pick<ReportDocument, 'verdict' | 'summary' | 'facts' | 'severities'> {
  const { state, text } = verdictOf(joined);
  return {
    verdict: { state, text: shownSentence(text) },
    summary: summaryOf(joined, tz),
    facts: factsOf(joined, tz),
    severities: severities
      .toReversed()
      .map((severity) => ({ severity, count: bySeverity(joined.results)[severity] })),
  };
}

/** The results that were judged, and of those the failed ones first; where none was, what was found. */
function verdictOf(joined: Joined): Verdict {
  const { results, names } = joined;
  const judged = [...results.entries()].filter(([, { gate }]) => gate.configured && gate.passed !== null);
  const failed = judged.filter(([, { gate }]) => gate.passed === false);
  const [worst] = failed.length > 0 ? failed.sort((a, b) => failuresOf(b[1]) - failuresOf(a[1])) : judged;
  if (worst === undefined) return { state: 'none', text: `${worstCount(joined)}; no gate was asked for` };
  const [at, result] = worst;
  const state = failed.length > 0 ? 'failed' : 'passed';
  const text = verdictOfGate(result);
  if (results.length === 1) return { state, text: capital(text) };
  const count = state === 'failed' ? failed.length : judged.length;
  const share = `${humanCount(count)} of ${counted(results.length, 'result')}`;
  return { state, text: `Gate ${state} in ${share}. ${names[at]}: ${text}` };
}

/** @example '4 critical findings, 12 in all' */
function worstCount({ results, findings }: Joined): string {
  if (findings.length === 0) return nothingText(results);
  const all = counted(findings.length, 'finding');
  const waiting = findings.filter(isWaiting);
  const [worst] = waiting;
  if (worst === undefined) return `${all}, none left to look at`;
  const { severity } = worst.finding;
  const count = waiting.filter(({ finding }) => finding.severity === severity).length;
  const told = counted(count, `${severity} finding`);
  return count === findings.length ? told : `${told}, ${humanCount(findings.length)} in all`;
}

function nothingText(results: readonly FindingsResult[]): string {
  return judgedSeries(results) === 0 ? 'No series could be judged' : 'Nothing unusual was found';
}

function judgedSeries(results: readonly FindingsResult[]): number {
  return sumOver(results, ({ summary }) => summary.series);
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

/** Two to five: what was found, the worst, what came together, what is known, what chance would have shown. */
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
  const series = judgedSeries(results);
  const found = sumOver(results, ({ summary }) => summary.seriesWithFindings);
  if (findings.length === 0) {
    return series === 0
      ? 'No series could be judged, so nothing could be found.'
      : `Nothing unusual was found in ${humanCount(series)} series.`;
  }
  if (series === 0) return `${counted(findings.length, 'finding')}; no series could be judged.`;
  return `${counted(findings.length, 'finding')} in ${humanCount(found)} of ${humanCount(series)} series.`;
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
  const until = worst.isOngoing ? `, ${ONGOING}` : '';
  return `${what}, ${whenText(worst, tz)}${until}: ${shownSentence(plain(message))}.`;
}

/** The moment in which most series departed, where there were several. */
function togetherText({ findings }: Joined, tz: string): string {
  const [first, ...others] = incidentsOf(findings).filter(({ series }) => series > 1);
  if (first === undefined) return '';
  const largest = others.reduce((most, one) => (one.series > most.series ? one : most), first);
  return `${together(largest)}, ${spanText(largest.startMs, largest.endMs, tz)}.`;
}

function together({ series, findings }: Incident): string {
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

/** What was looked at; where nothing was found, the sentences tell it. */
function factsOf(joined: Joined, tz: string): Fact[] {
  const { results, findings } = joined;
  const samples = sumOver(results, ({ summary }) => summary.samples);
  const read: Fact[] = [
    { label: 'Period', value: periodText(joined, tz) },
    { label: 'Samples', value: humanCount(samples) },
  ];
  return [
    ...(findings.length === 0 ? [] : read),
    { label: 'Data quality', value: samplesText(sampleQuality(results)) },
  ];
}

function periodText(joined: Pick<Joined, 'results' | 'findings'>, tz: string): string {
  const { fromMs, toMs } = spanOfTimeline(joined);
  return spanText(fromMs, toMs, tz);
}
