import type { FindingsResult, ReportedFinding } from '../../../src/report/result.ts';
import { type Claims, count, duration, moment, number, percent, roughPercent } from './claims.ts';

/** What the parts of a report may say in numbers, computed anew from saved results; nothing of the document is used. */
export function recomputed(results: readonly FindingsResult[], tz: string) {
  const findings = results
    .flatMap((result) => result.findings)
    .sort((a, b) => ranks[b.severity] - ranks[a.severity] || b.severityScore - a.severityScore);
  const names = results.flatMap((result) => [
    ...[...result.series, ...result.findings].map(({ series }) => series),
    ...result.inputs.map(({ path }) => path),
    ...results.map((_, at) => `result ${at + 1}`),
  ]);
  const isKnown = ({ accepted, explained }: ReportedFinding) => accepted !== null || explained !== null;
  const open = findings.filter((one) => !isKnown(one));
  const sum = (of: (result: FindingsResult) => number) => results.reduce((all, one) => all + of(one), 0);
  const expired = sum(({ baseline }) => baseline?.expired.length ?? 0);
  const seriesOf = (result: FindingsResult, { series, members }: ReportedFinding) =>
    result.series.filter((one) => one.series === series || members?.includes(one.series));
  const found = (result: FindingsResult) => new Set(result.findings.flatMap((one) => seriesOf(result, one)));
  return {
    findings,
    names,
    open,
    accepted: findings.filter((one) => one.accepted !== null).length,
    explained: findings.filter((one) => one.explained !== null).length,
    expired,
    series: sum(({ series }) => series.length),
    samples: sum(({ series }) => series.reduce((all, one) => all + one.samples, 0)),
    concerned: sum((result) => new Set(result.findings.map((one) => one.series)).size),
    filtered: sum((result) => result.filtered.length),
    falseAlarms: chanceClaims(
      sum(({ summary }) => allowedBy(summary)),
      findings,
    ),
    marked: sum((result) => found(result).size),
    quiet: sum((result) => result.series.length - found(result).size),
    period: periodOf(results, tz),
    gate: results.flatMap(({ gate }) => gateClaims(gate)),
    finding: (one: ReportedFinding) => [...names, ...findingClaims(one, stepOf(results, one), tz)],
    quality: qualityOf(results),
  };
}

/** The budget, or what the control over all series leaves of it; where that kept nothing, its chance to keep something false. */
function allowedBy({ expectedFalseAlarms, falseDiscoveryRate: rate }: FindingsResult['summary']): number {
  if (rate === null) return expectedFalseAlarms;
  return Math.min(expectedFalseAlarms, Math.max(rate.expected, rate.limit));
}

/** No more of the findings than have a probability may be chance; one at least where one is expected by half. */
function chanceClaims(alarms: number, findings: readonly ReportedFinding[]): Claims {
  const told = Number(alarms.toPrecision(1));
  const ofChance = findings.filter(({ probability }) => probability !== 0).length;
  return [number(told), ...(alarms < 0.5 ? [] : [count(Math.min(ofChance, Math.ceil(told)))])];
}

/**
 * What began together, found by looking at all pairs: the first that is left, and those that start at most five steps
 * from it and lie at most one from it.
 */
export function momentsOf(
  urgent: readonly ReportedFinding[],
  results: readonly FindingsResult[],
): readonly (readonly ReportedFinding[])[] {
  const [first] = urgent;
  if (first === undefined) return [];
  const isWith = (one: ReportedFinding) => {
    const step = Math.max(slotOf(results, first), slotOf(results, one));
    const [a, b] = [first, one].map(({ start, end }) => [Date.parse(start), Date.parse(end)]);
    const apart = Math.max(a![0]! - b![1]!, b![0]! - a![1]!);
    return Math.abs(a![0]! - b![0]!) <= 5 * step && apart <= step;
  };
  const own = urgent.filter((one) => one === first || isWith(one));
  const rest = urgent.filter((one) => !own.includes(one));
  return [own, ...momentsOf(rest, results)];
}

/** What is shared has no step of its own: what lies between its slots stands for it. */
function slotOf(results: readonly FindingsResult[], one: ReportedFinding): number {
  const { samples, start, end } = one;
  return stepOf(results, one) || (samples < 2 ? 0 : (Date.parse(end) - Date.parse(start)) / (samples - 1));
}

const ranks = { low: 0, medium: 1, high: 2, critical: 3 } as const;

function periodOf(results: readonly FindingsResult[], tz: string): string[] {
  const times = results.flatMap(({ inputs, findings }) => [
    ...inputs.flatMap(({ from, to }) => [from, to]),
    ...findings.flatMap(({ start, end }) => [start, end]),
  ]);
  const sorted = times.filter((time) => time !== null).sort((a, b) => Date.parse(a) - Date.parse(b));
  return [sorted[0]!, sorted.at(-1)!].flatMap((time) => moment(time, tz));
}

function gateClaims({ rules }: FindingsResult['gate']): Claims {
  const failed = rules.filter(({ passed, level }) => !passed && level === 'error').length;
  const warned = rules.filter(({ passed, level }) => !passed && level === 'warn').length;
  return [
    ...[failed, failed - 1, warned, warned - 1, rules.length, 1].map(count),
    ...rules.flatMap(({ rule, observed, limit, unit }) => [
      rule,
      rule.replace(/^[^:]*: /, ''),
      ...[observed, limit].flatMap((value) => (value === null ? [] : inUnit[unit](value))),
    ]),
  ];
}

const inUnit: Readonly<Record<FindingsResult['gate']['rules'][number]['unit'], (of: number) => string[]>> = {
  count: (of) => [count(of)],
  share: (of) => [`${number(of * 100)}%`, percent(of, 15)],
  duration: (of) => [duration(of), `${count(of)}ms`],
  score: (of) => [number(of), String(of)],
  level: (of) => [number(of), String(of)],
};

/** The step of its series; of what several series share the largest of theirs, of a moment none. */
function stepOf(results: readonly FindingsResult[], one: ReportedFinding): number {
  const own = results.find(({ findings }) => findings.includes(one))?.series ?? [];
  return own.find(({ series }) => series === one.series)?.stepMs ?? 0;
}

function findingClaims(one: ReportedFinding, stepMs: number, tz: string): Claims {
  const { start, end, value, expected, lower, upper, message, source, accepted, explained, members } = one;
  const numbers = [value, expected, lower, upper].filter((of) => of !== null).map(number);
  return [
    ...[start, end].flatMap((time) => moment(time, tz)),
    duration(Date.parse(end) - Date.parse(start) + stepMs),
    ...numbers,
    message,
    message.slice(1),
    `${source.path}:${source.line}`,
    `:${source.line}`,
    // The names of those that share it are shortened.
    ...(members ?? []).flatMap((name) => [name, ...(name.match(/\d+/g) ?? [])]),
    ...(members === null ? [] : [count(members.length - 2)]),
    ...[accepted?.reason, accepted?.owner, accepted?.expires, explained].filter((text) => text != null),
    ...evidenceClaims(one, tz),
  ];
}

const twoDigits = (value: number) => number(Number(value.toPrecision(2)));
const atMostTwoDigits = new Intl.NumberFormat('en-US', {
  maximumSignificantDigits: 2,
  roundingMode: 'floor',
});

function evidenceClaims({ evidence }: ReportedFinding, tz: string): Claims {
  const { lastSimilar, historyMs, bandFactor, chancePerWeek, vanishes, confidenceWhy, reproduce } = evidence;
  const weeks = chancePerWeek === null ? Number.NaN : 1 / chancePerWeek;
  const { within, budgetPerWeek, minDurationMs, minChange, minChangeShare } = vanishes;
  const share = minChangeShare ?? Number.NaN;
  return [
    ...(lastSimilar === null ? [] : moment(lastSimilar, tz)),
    ...(historyMs === null ? [] : [duration(historyMs)]),
    ...(bandFactor === null ? [] : [atMostTwoDigits.format(bandFactor)]),
    ...(weeks > 1000 * 52.18
      ? ['1,000 years']
      : [1 / weeks, weeks, weeks / 52.18].map(twoDigits).concat(number(Math.round(weeks)))),
    ...(within === null ? [] : [number(within)]),
    ...(budgetPerWeek === null ? [] : [count(Number(budgetPerWeek.toPrecision(2)))]),
    duration(minDurationMs),
    ...(minChange === null ? [] : [number(minChange)]),
    percent(share, share < 0.0995 ? 1 : 0),
    confidenceWhy,
    reproduce,
  ];
}

function qualityOf(results: readonly FindingsResult[]): Claims {
  const inputs = results.flatMap((result) => result.inputs);
  const sum = (of: (input: (typeof inputs)[number]) => number) =>
    inputs.reduce((all, input) => all + of(input), 0);
  const expected = sum(({ quality }) => quality.expected);
  const absent = sum(({ quality }) => Math.max(0, quality.expected - quality.samples + quality.missing));
  const odd = (['duplicates', 'conflicts', 'late', 'stray', 'infinite'] as const).map((key) =>
    sum(({ quality }) => quality[key]),
  );
  return [
    ...(absent > 0 ? [roughPercent(absent / expected)] : []),
    ...[...odd, sum(({ badRows }) => badRows)].map(count),
  ];
}
