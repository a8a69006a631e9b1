import { describe, expect, it } from 'vitest';
import { isCounter, mayBeCounter } from '../../src/series/counter-kind.ts';
import { columnOf, MINUTE, minutesOf, times } from './made-columns.ts';

const rising = times(20, (i) => 3 * i);
const still = times(20, () => 7);
const wandering = [5, 6, 4, 7, 3, 8, 5, 6, 2, 9, 4, 7];

describe('isCounter', () => {
  it.each([
    ['counter', 'anything', true],
    ['gauge', 'requests_total', false],
    ['info', 'target_info', false],
    ['stateset', 'state_total', false],
    ['histogram', 'latency_bucket', true],
    ['histogram', 'latency_sum', true],
    ['histogram', 'latency_count', true],
    ['summary', 'latency_sum', true],
    ['summary', 'latency', false],
  ] as const)(
    'isCounter(column) of a declared %s called %s is %s, however it moves',
    (type, name, expected) => {
      for (const values of [rising, still, wandering]) {
        expect(isCounter(minutesOf({ __name__: name }, values, type))).toBe(expected);
      }
    },
  );

  it.each<[string, string, (number | null)[], boolean]>([
    ['requests_total', 'rises', rising, true],
    ['requests', 'rises, but is not called like a counter', rising, false],
    ['requests_total', 'stands still', still, true],
    ['latency_bucket', 'stands still', still, true],
    ['latency_count', 'stands still: locks_count would be called so, too', still, false],
    ['latency_sum', 'rises', rising, true],
    ['locks_count', 'wanders', wandering, false],
    ['requests_total', 'wanders', wandering, false],
    ['requests_total', 'rises with one reset', [...rising, ...rising], true],
    ['requests_total', 'rises with two resets', [...rising, ...rising, ...rising], true],
    ['errors_total', 'rises seldom, with two resets', [0, 1, 2, 2, 3, 5, 0, 1, 1, 2, 3, 4, 0, 0, 1, 2], true],
    ['requests_count', 'rises with two resets', [...rising, ...rising, ...rising], false],
    ['flags_total', 'is on and off', times(20, (i) => i % 2), false],
    ['queued_total', 'falls twice, not far', [...rising, ...rising.map((v) => v + 50), 100, 110, 99], false],
    [
      'requests_total',
      'rises 250 times with two resets',
      [...times(200, (i) => i), ...rising, ...times(40, (i) => i)],
      true,
    ],
    ['requests_total', 'rises with gaps', rising.flatMap((value) => [value, Number.NaN, null]), true],
    ['requests_total', 'was below zero once', [...rising.slice(0, 10), -1, ...rising.slice(11)], false],
    ['errors_total', 'rises once or twice and falls once', [0, 0, 3, 3, 0, 0, 1], true],
    ['errors_count', 'rises five times', [0, 1, 2, 3, 4, 5], true],
    ['errors_count', 'rises four times', [0, 1, 2, 3, 4], false],
  ])('isCounter(column) of an undeclared %s that %s', (name, _, values, expected) => {
    expect(isCounter(minutesOf({ __name__: name }, values))).toBe(expected);
  });

  it('isCounter(column) does not mind samples that run backwards', () => {
    const backwards = rising.map((value, i) => [i * MINUTE, value] as const).reverse();
    expect(isCounter(columnOf({ __name__: 'requests_total' }, backwards))).toBe(true);
  });

  it('isCounter(column) of a column without samples goes by its name', () => {
    expect(isCounter(minutesOf({ __name__: 'requests_total' }, []))).toBe(true);
    expect(isCounter(minutesOf({}, []))).toBe(false);
  });
});

describe('mayBeCounter', () => {
  it.each<[string, string, (number | null)[], boolean]>([
    ['requests_total', 'falls each time to zero', [0, 1, 2, 0, 0, 1, 0, 1, 0], true],
    ['requests_total', 'falls over a gap to less than half', [9, Number.NaN, 4], true],
    ['requests_total', 'falls to half', [0, 8, 4, 5], false],
    ['requests_total', 'was below zero', [0, -1, 2], false],
    ['requests', 'is not called so', [0, 1, 2], false],
    ['requests_total', 'is empty', [], true],
  ])('mayBeCounter(column) of %s that %s', (name, _, values, expected) => {
    expect(mayBeCounter(minutesOf({ __name__: name }, values))).toBe(expected);
  });

  it('mayBeCounter(column) of a declared one is false: there it is known', () => {
    expect(mayBeCounter(minutesOf({ __name__: 'requests_total' }, rising, 'gauge'))).toBe(false);
  });
});
