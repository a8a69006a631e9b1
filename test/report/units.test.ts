import { expect, it } from 'vitest';
import {
  humanCount,
  humanDuration,
  humanNumber,
  humanPercent,
  humanTime,
  isoTime,
} from '../../src/report/units.ts';

it.each([
  [0, '0'],
  [-0, '0'],
  [20160, '20,160'],
  [999_999, '999,999'],
  [20160.4, '20,160'],
  [1_234_567, '1,235,000'],
  [-1234.5678, '-1,235'],
  [117.3961, '117.4'],
  [0.1 + 0.2, '0.3'],
  [0.00012346, '0.0001235'],
  [0.000012345, '1.234e-5'],
  [1.2345e15, '1.235e15'],
  [Number.MAX_VALUE, '1.798e308'],
  [Number.POSITIVE_INFINITY, '∞'],
  [Number.NaN, '–'],
])('humanNumber(%d) is %s', (value, text) => {
  expect(humanNumber(value)).toBe(text);
});

it('humanCount(1234567) tells every digit', () => {
  expect(humanCount(1_234_567)).toBe('1,234,567');
});

it.each([
  [0.0423, '+4.2%'],
  [0.0996, '+10%'],
  [-0.5094, '-51%'],
  [0.0001, '+0%'],
  [12.345, '+1,235%'],
])('humanPercent(%d) is %s', (share, text) => {
  expect(humanPercent(share)).toBe(text);
});

it.each([
  [0, '0s'],
  [250, '250ms'],
  [1500, '1s500ms'],
  [60_000, '1m'],
  [8_100_000, '2h15m'],
  [8_130_000, '2h15m'],
  [90_000_000, '1d1h'],
  [604_800_000, '7d'],
  [86_400_001, '1d'],
])('humanDuration(%d) is %s', (durationMs, text) => {
  expect(humanDuration(durationMs)).toBe(text);
});

it.each([
  [0, '1970-01-01T00:00:00Z'],
  [1.5e12 + 7, '2017-07-14T02:40:00.007Z'],
])('isoTime(%d) is %s', (timestampMs, text) => {
  expect(isoTime(timestampMs)).toBe(text);
});

it.each([
  [0, 'UTC', '1970-01-01 00:00'],
  [1500, 'UTC', '1970-01-01 00:00:01.500'],
  [61_000, 'UTC', '1970-01-01 00:01:01'],
  [0, 'Asia/Kolkata', '1970-01-01 05:30'],
  [0, 'America/St_Johns', '1969-12-31 20:30'],
  // The clock of Vienna goes back from 03:00 to 02:00 on 25 October 2026.
  [Date.UTC(2026, 9, 25, 0, 30), 'Europe/Vienna', '2026-10-25 02:30'],
  [Date.UTC(2026, 9, 25, 1, 30), 'Europe/Vienna', '2026-10-25 02:30'],
  [Date.UTC(2026, 9, 24, 22), 'Europe/Vienna', '2026-10-25 00:00'],
])('humanTime(%d, %s) is %s', (timestampMs, tz, text) => {
  expect(humanTime(timestampMs, tz)).toBe(text);
});
