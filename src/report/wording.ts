import type { SeasonalChange } from '../findings/finding.ts';
import type { FindingDetails } from './details.ts';
import type { ReportedFinding } from './result.ts';
import { counted, humanCount, humanDuration, humanNumber, humanPercent } from './units.ts';

/** The facts of a finding that its sentence is made of; numbers are null where they do not exist. */
export interface FindingToTell
  extends Pick<
      ReportedFinding,
      'kind' | 'direction' | 'value' | 'expected' | 'lower' | 'upper' | 'size' | 'sizeRelative' | 'samples'
    >,
    FindingDetails {
  /** From the start of the first slot to the end of the last one. */
  readonly durationMs: number;
  /** How many series it concerns. */
  readonly concerned: number;
  /** What the series was made into, such as `rate`; null where it is as it was read. */
  readonly derived?: string | null;
}

/**
 * What happened, in plain words: the value against what was expected, by how much, for how long.
 * Lower case, no full stop, no name of a series.
 */
export function findingMessage(finding: FindingToTell): string {
  switch (finding.kind) {
    case 'spike':
    case 'dip':
      return `${departure(finding)}${howLong(finding)}`;
    case 'level-shift':
      return `${levelShift(finding)}${howLong(finding)}`;
    case 'trend-change':
      return `${trendChange(finding)}${howLong(finding)}`;
    case 'drift':
      return drift(finding);
    case 'variance-change':
      return `${varianceChange(finding)}${howLong(finding)}, and the level stayed`;
    case 'seasonal-change':
      return `${seasonalChange(finding)}${howLong(finding)}`;
    case 'outside-limits':
      return `${outsideLimits(finding)}${howLong(finding)}`;
    case 'peer-outlier':
      return `${peerOutlier(finding)}${howLong(finding)}`;
    case 'flatline':
      return `${told(finding.value)} again and again${howLong(finding)}, in a series that moves`;
    case 'missing-data':
      return missingData(finding);
    case 'restart':
      return restart(finding);
  }
}

const DAY_MS = 86_400_000;

/** Most of what could fall: it is the process, and not a part of it. */
const MOST = 0.5;

function restart({ concerned, of = concerned }: FindingToTell): string {
  if (concerned >= MOST * of)
    return `${counted(concerned, 'counter')} fell and began anew: the process restarted`;
  return `${humanCount(concerned)} of ${counted(of, 'counter')} fell and began anew`;
}

function ofSeries(concerned: number): string {
  return concerned === 1 ? '' : `: no sample of any of its ${humanCount(concerned)} series`;
}

function missingData(finding: FindingToTell): string {
  const ofAll = `no sample of any of ${humanCount(finding.concerned)} series${howLong(finding)}`;
  switch (finding.whose) {
    case 'all':
      return `${ofAll}: nothing was collected`;
    case 'target-down':
      return `the target was down${howLong(finding)}${ofSeries(finding.concerned)}`;
    case 'target':
      return `${ofAll} of this target, while others have some`;
    default:
      return missingOfSeries(finding);
  }
}

function missingOfSeries(finding: FindingToTell): string {
  const { absence, concerned } = finding;
  switch (absence) {
    case 'no-sample':
      return `no sample${howLong(finding)}, where there usually is one`;
    case 'not-a-number':
      return `no number${howLong(finding)}, where there usually is one: samples came without a value`;
    case 'ended':
      return `no sample${concerned > 1 ? ` of ${humanCount(concerned)} series` : ''}${howLong(finding)}, up to the end, while others go on`;
    default:
      return `no value${howLong(finding)}, where there usually is one`;
  }
}

/** @example '177.2 is 59.8 above the expected 117.4 (+51%, band 110–125)' */
function departure(finding: FindingToTell): string {
  const far = distance(finding);
  const aside = finding.direction === 'down' ? 'below' : 'above';
  return `${exactly(finding)} is ${far} ${aside} the expected ${told(finding.expected)}${inBrackets(finding)}`;
}

/** The value; a zero where more was expected is told as one that was reported, for it is often taken for a missing value. */
function exactly({ value, direction, derived }: FindingToTell): string {
  if (value !== 0 || direction !== 'down') return told(value);
  return derived === 'rate' ? 'a rate of exactly zero (the counter stood still)' : 'exactly zero';
}

function levelShift(finding: FindingToTell): string {
  const moved = finding.direction === 'down' ? 'fell' : 'rose';
  const against = `${exactly(finding)} against the expected ${told(finding.expected)}`;
  return `the level ${moved} by ${distance(finding)}: ${against}${inBrackets(finding)}`;
}

/** @example 'the slope changed from +0.5 to +2.1 a day: 30 against 12 by the old one (+150%, band 10–14)' */
function trendChange(finding: FindingToTell): string {
  const slopes = `the slope changed from ${signed(finding.slopeBefore)} to ${signed(finding.slopeAfter)} a day`;
  const against = `${told(finding.value)} against ${told(finding.expected)} by the old one`;
  return `${slopes}: ${against}${inBrackets(finding)}`;
}

/** @example 'the level rose slowly from 12 to 53 in 11d, 3.7 a day (+342%)' */
function drift({ direction, size, sizeRelative, durationMs, ...finding }: FindingToTell): string {
  const moved = direction === 'down' ? 'fell' : 'rose';
  const aDay = size === null || durationMs === 0 ? null : Math.abs(size) / (durationMs / DAY_MS);
  const rate = aDay === null ? '' : `, ${humanNumber(Number(aDay.toPrecision(2)))} a day`;
  const share =
    sizeRelative === null || Math.abs(sizeRelative) >= MOST_TOLD_SHARE
      ? ''
      : ` (${humanPercent(sizeRelative)})`;
  const levels = `from ${told(finding.levelBefore)} to ${told(finding.levelAfter)}`;
  return `the level ${moved} slowly ${levels} in ${humanDuration(durationMs)}${rate}${share}`;
}

/** @example 'the values scattered 2.3 times as much as usual (4.1 against 1.8)' */
function varianceChange({ spreadBefore = 0, spreadAfter = 0, direction }: FindingToTell): string {
  const how =
    spreadBefore > 0
      ? `${humanNumber(Number((spreadAfter / spreadBefore).toPrecision(2)))} times as much as`
      : direction === 'down'
        ? 'less than'
        : 'more than';
  return `the values scattered ${how} usual (${told(spreadAfter)} against ${told(spreadBefore)})`;
}

/** What became of what comes back; of a whole pattern nothing of the kind can be said. */
const hows: Readonly<Record<string, string>> = {
  missing: 'did not come',
  late: 'came late',
  early: 'came early',
  larger: 'was larger',
  smaller: 'was smaller',
} satisfies Readonly<Record<Exclude<SeasonalChange['how'], 'pattern'>, string>>;

/** @example 'what comes every day did not come: 3 against the expected 40 (-93%, band 30–50)' */
function seasonalChange(finding: FindingToTell): string {
  const how = hows[finding.how ?? 'pattern'];
  const what =
    how === undefined
      ? `a whole ${finding.period} took another course`
      : `what comes every ${finding.period} ${how}`;
  return `${what}: ${told(finding.value)} against the expected ${told(finding.expected)}${inBrackets(finding)}`;
}

/** @example '95.2 is 5.2 above the limit 90 (<90)' */
function outsideLimits(finding: FindingToTell): string {
  const aside = finding.direction === 'down' ? 'below' : 'above';
  const where = finding.size === 0 ? 'at' : `${distance(finding)} ${aside}`;
  return `${told(finding.value)} is ${where} the limit ${told(finding.limit)} (${finding.rule})`;
}

/** @example '177.2 is 59.8 above the 117.4 that its 4 peers suggest (+51%, band 110–125)' */
function peerOutlier(finding: FindingToTell): string {
  const aside = finding.direction === 'down' ? 'below' : 'above';
  const peers = `that its ${counted(finding.peers ?? 0, 'peer')} suggest${finding.peers === 1 ? 's' : ''}`;
  return `${told(finding.value)} is ${distance(finding)} ${aside} the ${told(finding.expected)} ${peers}${inBrackets(finding)}`;
}

function distance(finding: FindingToTell): string {
  return told(finding.size === null ? null : Math.abs(finding.size));
}

function inBrackets(finding: FindingToTell): string {
  const band = bandText(finding);
  const told = [howMuch(finding), band === '' ? '' : `band ${band}`].filter((part) => part !== '');
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

/** From ten times the expected on, a percentage tells nothing: what is expected is next to zero. */
const MOST_TOLD_SHARE = 10;

/** `4.3×` from twice the expected on, a percentage below; nothing where it would mean nothing. */
function howMuch({ value, expected, sizeRelative, kind }: FindingToTell): string {
  if (sizeRelative === null) return '';
  const ratio = value !== null && expected !== null && expected > 0 ? value / expected : 0;
  if (kind !== 'level-shift' && ratio >= 2) return `${humanNumber(Number(ratio.toPrecision(2)))}×`;
  return Math.abs(sizeRelative) < MOST_TOLD_SHARE ? humanPercent(sizeRelative) : '';
}

/**
 * The expected band, from its lower to its upper edge; empty where there is none.
 * @example bandText({ lower: 110, upper: 125 }) // => '110–125'
 */
export function bandText({ lower, upper }: Pick<ReportedFinding, 'lower' | 'upper'>): string {
  if (lower === null && upper === null) return '';
  if (lower === null) return `up to ${told(upper)}`;
  if (upper === null) return `from ${told(lower)}`;
  return lower < 0 || upper < 0 ? `${told(lower)} to ${told(upper)}` : `${told(lower)}–${told(upper)}`;
}

function howLong({ samples, durationMs }: FindingToTell): string {
  if (samples === 1)
    return durationMs > 0 ? ` for one sample (${humanDuration(durationMs)})` : ' for one sample';
  return ` for ${humanNumber(samples)} samples (${humanDuration(durationMs)})`;
}

function told(value: number | null | undefined): string {
  return value === null || value === undefined ? 'nothing' : humanNumber(value);
}

/** @example signed(0.5) // => '+0.5' */
function signed(value = 0): string {
  return value > 0 ? `+${humanNumber(value)}` : humanNumber(value);
}
