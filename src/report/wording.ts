import type { MissingData } from '../findings/finding.ts';
import type { ReportedFinding } from './result.ts';
import { counted, humanCount, humanDuration, humanNumber, humanPercent } from './units.ts';

/** The facts of a finding that its sentence is made of; numbers are null where they do not exist. */
export interface FindingToTell
  extends Pick<
    ReportedFinding,
    'kind' | 'direction' | 'value' | 'expected' | 'lower' | 'upper' | 'size' | 'sizeRelative' | 'samples'
  > {
  /** From the start of the first slot to the end of the last one. */
  readonly durationMs: number;
  /** Of missing data. */
  readonly whose?: MissingData['whose'];
  /** How many series it concerns. */
  readonly concerned: number;
  /** Of a restart: how many counters there are that could have fallen. */
  readonly of?: number;
}

/**
 * What happened, in plain words: the value against what was expected, by how much, for how long.
 * Lower case, no full stop, no name of a series.
 */
export function findingMessage(finding: FindingToTell): string {
  switch (finding.kind) {
    case 'spike':
    case 'dip':
    case 'trend-change':
    case 'drift':
    case 'variance-change':
    case 'seasonal-change':
    case 'outside-limits':
    case 'peer-outlier':
      return `${departure(finding)}${howLong(finding)}`;
    case 'level-shift':
      return `${levelShift(finding)}${howLong(finding)}`;
    case 'flatline':
      return `${told(finding.value)} again and again${howLong(finding)}, in a series that moves`;
    case 'missing-data':
      return missingData(finding);
    case 'restart':
      return restart(finding);
  }
}

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
      return `no value${howLong(finding)}, where there usually is one`;
  }
}

/** @example '177.2 is 59.8 above the expected 117.4 (+51%, band 110–125)' */
function departure(finding: FindingToTell): string {
  const far = distance(finding);
  const aside = finding.direction === 'down' ? 'below' : 'above';
  return `${told(finding.value)} is ${far} ${aside} the expected ${told(finding.expected)}${inBrackets(finding)}`;
}

function levelShift(finding: FindingToTell): string {
  const moved = finding.direction === 'down' ? 'fell' : 'rose';
  const against = `${told(finding.value)} against the expected ${told(finding.expected)}`;
  return `the level ${moved} by ${distance(finding)}: ${against}${inBrackets(finding)}`;
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

function told(value: number | null): string {
  return value === null ? 'nothing' : humanNumber(value);
}
