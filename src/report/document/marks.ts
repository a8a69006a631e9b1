import { plain } from '../plain.ts';
import type { Mark } from './document.ts';
import { isWaiting, type JoinedFinding } from './joined.ts';
import { lengthMs, lengthText, whenText } from './told.ts';

/** A finding where time runs from left to right. */
export function markOf(one: JoinedFinding, tz: string): Mark {
  const { id, startMs, endMs, finding } = one;
  const { severity, kind, message } = finding;
  const length = lengthMs(one) === 0 ? [] : [lengthText(one)];
  return {
    id,
    startMs,
    endMs,
    severity,
    kind,
    isHollow: !isWaiting(one),
    text: `${[`${severity} ${kind}`, whenText(one, tz), ...length].join(', ')}: ${plain(message)}`,
  };
}

export function byTime(a: Mark, b: Mark): number {
  return a.startMs - b.startMs || a.endMs - b.endMs;
}
