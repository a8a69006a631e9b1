import { firstNames } from '../../first-names.ts';
import { counted, humanCount, humanTime } from '../units.ts';
import { type ChangeName, changeNames, type FindingChange, type FindingsComparison } from './result.ts';

/** What people read for each change. */
export const changeWords: Readonly<Record<ChangeName, string>> = {
  new: 'new',
  worse: 'worse',
  better: 'better',
  gone: 'gone',
  known: 'known',
  same: 'same',
  'not-looked-at': 'not looked at',
};

/** Whether both tell the same findings, each as grave as it was. */
export function isUnchanged({ changes }: FindingsComparison): boolean {
  return changes.every(({ change }) => change === 'same');
}

/**
 * How many of each; where nothing changed, a sentence that says so.
 * @example '2 new, 1 worse, 3 gone, 4 same'
 */
export function countsText(comparison: FindingsComparison): string {
  if (isUnchanged(comparison)) return nothingChanged(comparison.changes.length);
  return changeNames
    .filter((name) => comparison.counts[name] > 0)
    .map((name) => `${humanCount(comparison.counts[name])} ${changeWords[name]}`)
    .join(', ');
}

function nothingChanged(findings: number): string {
  if (findings === 0) return 'nothing changed: no finding in OLD, none in NEW';
  const all = findings === 1 ? 'the one finding is' : `all ${humanCount(findings)} findings are`;
  return `nothing changed: ${all} the same in OLD and NEW`;
}

/** What a result covers. @example 'OLD: 2026-11-01 00:00 to 2026-11-14 00:00 (UTC), 12 series, 5 findings' */
export function sideText(name: 'OLD' | 'NEW', side: FindingsComparison['before'], tz: string): string {
  const { from, to, series, findings } = side;
  const span = from === null || to === null ? [] : [`${moment(from, tz)} to ${moment(to, tz)} (${tz})`];
  return `${name}: ${[...span, `${humanCount(series)} series`, counted(findings, 'finding')].join(', ')}`;
}

/** Which series only one of the two has; empty where both have the same. */
export function seriesTexts({ series: { onlyBefore, onlyAfter } }: FindingsComparison): string[] {
  return [
    ...(onlyBefore.length === 0 ? [] : [`only in OLD: ${seriesText(onlyBefore)}`]),
    ...(onlyAfter.length === 0 ? [] : [`only in NEW: ${seriesText(onlyAfter)}`]),
  ];
}

function seriesText(names: readonly string[]): string {
  return `${humanCount(names.length)} series: ${firstNames(names, { counted: humanCount })}`;
}

/** What it was and what it is. @example 'medium → high' */
export function severityText({ change, severityWas, severityIs }: FindingChange): string {
  if (change === 'worse' || change === 'better') return `${severityWas} → ${severityIs}`;
  return severityIs ?? severityWas ?? '';
}

/** By its kind in NEW; a longer history may name the same departure otherwise. */
export function kindText({ now, was }: FindingChange): string {
  const [is, before] = [now[0]?.kind, was[0]?.kind];
  if (is === undefined || before === undefined || is === before) return is ?? before ?? '';
  return `${before} → ${is}`;
}

/** What is there, else what was; what was before; and what else is to be known of it: a sentence each. */
export function detailTexts(change: FindingChange, tz: string): string[] {
  const { now, was, unseen } = change;
  const [is, before] = [now[0], was[0]];
  const wasText = before === undefined ? [] : [`${before.message}${pieces(was.length)}`];
  return [
    ...(is === undefined
      ? wasText
      : [`${is.message}${pieces(now.length)}`, ...wasText.map((text) => `was: ${text}`)]),
    ...(unseen === null ? [] : [unseenText(change, unseen, tz)]),
    ...(is === undefined || is.explained === null ? [] : [`explained by ${is.explained}`]),
    ...(is === undefined || is.accepted === null ? [] : [`accepted: ${is.accepted.reason}`]),
  ];
}

function pieces(count: number): string {
  return count < 2 ? '' : `; the worst of ${humanCount(count)} findings`;
}

/** Why the other one of the two does not tell it. */
function unseenText(
  { now, was }: FindingChange,
  unseen: NonNullable<FindingChange['unseen']>,
  tz: string,
): string {
  const side = now.length > 0 ? 'OLD' : 'NEW';
  const told = (now[0] ?? was[0])!;
  if (unseen.reason === 'series-missing') {
    const isItsOwn = unseen.series[0] === told.series;
    return `${side} has no ${isItsOwn ? 'such series' : firstNames(unseen.series, { most: 2 })}`;
  }
  if (unseen.reason === 'not-reported') return `${side} reports from ${moment(unseen.from, tz)} on`;
  if (unseen.reason === 'filtered') return `${side} leaves it out (--${unseen.filter})`;
  const { from, to } = unseen;
  if (from === null || to === null) return `${side} read nothing of that time`;
  if (Date.parse(told.start) > Date.parse(to)) return `after what ${side} read, up to ${moment(to, tz)}`;
  if (Date.parse(told.end) > Date.parse(to)) return `reaches past what ${side} read, up to ${moment(to, tz)}`;
  if (Date.parse(told.end) < Date.parse(from)) return `before what ${side} read, from ${moment(from, tz)} on`;
  return `begins before what ${side} read, from ${moment(from, tz)} on`;
}

function moment(time: string, tz: string): string {
  return humanTime(Date.parse(time), tz);
}
