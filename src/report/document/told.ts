import { firstNames } from '../../first-names.ts';
import { plain } from '../plain.ts';
import { humanCount, humanDuration, humanNumber, humanTime } from '../units.ts';
import { bandText } from '../wording.ts';
import type { JoinedFinding } from './joined.ts';
import { shortName } from './names.ts';

type Lasting = Pick<JoinedFinding, 'startMs' | 'endMs' | 'stepMs'>;

/** What stands where there is no number. */
export const NOTHING = '–';

/** What is said of a finding whose last sample is the last of its series. */
export const ONGOING = 'still going on when the data ends';

/** From the first sample to the end of the last one. */
export function lengthMs({ startMs, endMs, stepMs }: Lasting): number {
  return endMs - startMs + stepMs;
}

/** A moment has no duration. */
export function lengthText(lasting: Lasting): string {
  const ms = lengthMs(lasting);
  return ms === 0 ? NOTHING : humanDuration(ms);
}

/** @example '2026-11-07 02:02 to 02:05 (UTC)' */
export function spanText(startMs: number, endMs: number, tz: string): string {
  const [start, end] = [humanTime(startMs, tz), humanTime(endMs, tz)];
  const [day = '', time = ''] = end.split(' ');
  if (start === end) return `${start} (${tz})`;
  return `${start} to ${start.startsWith(`${day} `) ? time : end} (${tz})`;
}

const SECOND_MS = 1000;

/** When a finding was; its milliseconds only where it lasts less than a second, for else they tell nothing. */
export function whenText(one: Lasting, tz: string): string {
  return spanText(shownMs(one, one.startMs), shownMs(one, one.endMs), tz);
}

/** A moment of a finding as it is shown: the whole second, unless it is shorter than one. */
export function shownMs(one: Lasting, ms: number): number {
  return lengthMs(one) < SECOND_MS ? ms : Math.floor(ms / SECOND_MS) * SECOND_MS;
}

/** As many of the series that share a finding as are told, and how wide. */
const MEMBERS = { most: 2, width: 40 };

/** What happened, and to whom where several series share it. */
export function messageText({ finding: { message, members } }: Pick<JoinedFinding, 'finding'>): string {
  if (members === null || members.length < 2) return plain(message);
  const names = members.map((name, at) => (at < MEMBERS.most ? shortName(plain(name), MEMBERS.width) : name));
  if (names.length <= MEMBERS.most) return `${plain(message)}; concerns ${names.join(' and ')}`;
  return `${plain(message)}; concerns ${firstNames(names, { most: MEMBERS.most, counted: humanCount })}`;
}

export function numberText(value: number | null): string {
  return value === null ? NOTHING : humanNumber(value);
}

/** The band, or the one number that was expected. */
export function expectedText({ finding }: Pick<JoinedFinding, 'finding'>): string {
  return bandText(finding) || numberText(finding.expected);
}

/** @example 'metrics.csv:1412' */
export function sourceText({ finding: { source } }: Pick<JoinedFinding, 'finding'>): string {
  const line = source.line === null ? '' : `:${source.line}`;
  return source.path === '' ? NOTHING : `${plain(source.path)}${line}`;
}

/**
 * In two digits; never all of what is not all.
 * @example percentText(0.000496) // => '0.05%'
 */
export function percentText(share: number): string {
  const percent = Number((share * 100).toPrecision(2));
  return share < 1 && percent >= 100 ? 'more than 99%' : `${humanNumber(percent)}%`;
}

/** @example sentence('the first in 21d') // => 'The first in 21d.' */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
