import { describe, expect, it } from 'vitest';
import { LOOKBACK_MS, lastValue, overWindows, type WindowRule } from '../../src/series/windows.ts';

const samples = { timestampsMs: Float64Array.of(0, 10, 20, 30, 50), values: Float64Array.of(1, 2, 3, 4, 5) };
const NONE = Number.NaN;

describe('overWindows', () => {
  it.each<[WindowRule, number, number[], (string | undefined)[]]>([
    ['closed', 20, [20, 30, 40], ['0…2', '1…3', '2…3']],
    ['left-open', 20, [20, 30, 40], ['1…2', '2…3', '3…3']],
    ['closed', 5, [-1, 0, 5, 6, 50, 51, 99], [undefined, '0…0', '0…0', undefined, '4…4', '4…4', undefined]],
    ['left-open', 5, [0, 4, 5, 12], ['0…0', '0…0', undefined, '1…1']],
    ['closed', 1000, [30, 30], ['0…3', '0…3']],
    ['closed', 20, [], []],
  ])('overWindows(%s, %d ms, at %j) holds %j', (rule, rangeMs, times, held) => {
    const seen: (string | undefined)[] = times.map(() => undefined);
    const results = overWindows(
      samples,
      Float64Array.from(times),
      { rangeMs, rule },
      (first, end, timeMs) => {
        seen[times.indexOf(timeMs)] = `${first}…${end - 1}`;
        seen[times.lastIndexOf(timeMs)] = `${first}…${end - 1}`;
        return timeMs;
      },
    );
    expect(seen).toEqual(held);
    expect(results).toEqual(Float64Array.from(times, (time, i) => (held[i] === undefined ? NONE : time)));
  });
});

describe('lastValue', () => {
  it.each<[WindowRule, number[], number[]]>([
    ['closed', [-1, 0, 15, 30, 300_050, 300_051], [NONE, 1, 2, 4, 5, NONE]],
    ['left-open', [-1, 0, 15, 30, 300_049, 300_050], [NONE, 1, 2, 4, 5, NONE]],
  ])('lastValue(samples, times, %s) is the newest within five minutes', (rule, times, expected) => {
    const got = lastValue(samples, Float64Array.from(times), { rangeMs: LOOKBACK_MS, rule });
    expect(got).toEqual(Float64Array.from(expected));
  });
});
