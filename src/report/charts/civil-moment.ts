import { civilToUtc } from '../../series/calendar.ts';

/** The moment of a time on the clock of a zone: of two the earlier one, NaN where the clock never shows it. */
export function civilMoment(civilMs: number, tz: string): number {
  const moment = civilToUtc(civilMs, tz);
  if (moment.kind === 'never') return Number.NaN;
  return moment.kind === 'one' ? moment.ms : moment.earlierMs;
}
