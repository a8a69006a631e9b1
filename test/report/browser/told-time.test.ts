import { expect, it } from 'vitest';
import { toldTime } from '../../../src/report/browser/told-time.ts';

it.each([
  [-5, 125_000, 'UTC', '1970-01-01 00:00 to 1970-01-01 00:02 (UTC)'],
  [1, 240_000, 'Asia/Kolkata', '1970-01-01 05:31 to 1970-01-01 05:34 (Asia/Kolkata)'],
])('toldTime(%i to %i, %s) tells the samples that are shown', (fromMs, toMs, tz, told) => {
  expect(toldTime({ fromMs, toMs }, { startMs: 0, stepMs: 60_000, tz })).toBe(told);
});

it('toldTime(a single sample) tells its time', () => {
  const told = toldTime({ fromMs: 59_999.5, toMs: 60_000.5 }, { startMs: 60_000, stepMs: 0, tz: 'UTC' });
  expect(told).toBe('1970-01-01 00:01 to 1970-01-01 00:01 (UTC)');
});
