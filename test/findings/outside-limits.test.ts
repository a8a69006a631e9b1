import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { findOutsideLimits, type Limit, limitsFor } from '../../src/findings/outside-limits.ts';
import { limit } from '../rules.ts';

const NEAR = 2;
const above = (value: number, isAllowed = false): Limit => ({
  direction: 'up',
  value,
  isAllowed,
  rule: `<${value}`,
});
const below = (value: number, isAllowed = false): Limit => ({
  direction: 'down',
  value,
  isAllowed,
  rule: `>${value}`,
});
const gap = Number.NaN;

describe('findOutsideLimits', () => {
  it('findOutsideLimits(values, limits, 2) tells a run by its ends and its worst value', () => {
    const values = Float64Array.of(1, 2, 95, 99, 91, 3, 4);
    expect(findOutsideLimits(values, [above(90)], NEAR)).toEqual([
      {
        kind: 'outside-limits',
        direction: 'up',
        firstSlot: 2,
        lastSlot: 4,
        peakSlot: 3,
        probability: 0,
        value: 99,
        limit: 90,
        rule: '<90',
      },
    ]);
  });

  it.each<[string, number[], Limit, [first: number, last: number, peak: number][]]>([
    ['nothing', [], above(90), []],
    ['values within', [1, 2, 89.9], above(90), []],
    ['gaps alone', [gap, gap], above(90), []],
    ['the limit itself', [1, 90], above(90), [[1, 1, 1]]],
    ['the limit itself, allowed', [1, 90], above(90, true), []],
    ['all beyond', [95, 94], above(90, true), [[0, 1, 0]]],
    ['the first of two that are as far out', [91, 92, 92], above(90), [[0, 2, 1]]],
    ['a run on the lower side', [5, 1, 0, 5], below(2), [[1, 2, 2]]],
    ['the lower limit itself', [5, 2], below(2), [[1, 1, 1]]],
    ['the lower limit itself, allowed', [5, 2], below(2, true), []],
    ['a return for one sample', [95, 1, 96], above(90), [[0, 2, 2]]],
    ['a gap of one sample', [95, gap, 91], above(90), [[0, 2, 0]]],
    [
      'a return for two',
      [95, 1, 1, 96],
      above(90),
      [
        [0, 0, 0],
        [3, 3, 3],
      ],
    ],
  ])('findOutsideLimits(%s, limits, 2)', (_, values, one, runs) => {
    const found = findOutsideLimits(Float64Array.from(values), [one], NEAR);
    expect(found.map(({ firstSlot, lastSlot, peakSlot }) => [firstSlot, lastSlot, peakSlot])).toEqual(runs);
  });

  it('findOutsideLimits(values, one on each side, 2) never joins the sides', () => {
    const values = Float64Array.of(99, 1, 99, 50);
    const found = findOutsideLimits(values, [above(90), below(10)], NEAR);
    expect(found.map(({ direction, firstSlot, lastSlot }) => [direction, firstSlot, lastSlot])).toEqual([
      ['up', 0, 2],
      ['down', 1, 1],
    ]);
  });

  it('findOutsideLimits(values, limits, within) covers every value outside; its ends and its peak are', () => {
    const value = fc.oneof(fc.constant(gap), fc.integer({ min: 0, max: 20 }));
    const run = fc.tuple(fc.array(value, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(run, ([numbers, within]) => {
        const values = Float64Array.from(numbers);
        const found = findOutsideLimits(values, [above(15)], within);
        const isOutside = (slot: number) => values[slot]! >= 15;
        numbers.forEach((_, slot) => {
          const covering = found.filter(({ firstSlot, lastSlot }) => firstSlot <= slot && slot <= lastSlot);
          expect(covering.length).toBeLessThanOrEqual(1);
          if (isOutside(slot)) expect(covering).toHaveLength(1);
        });
        for (const [i, { firstSlot, lastSlot, peakSlot, value: worst }] of found.entries()) {
          const inside = numbers.slice(firstSlot, lastSlot + 1).filter((one) => !Number.isNaN(one));
          expect(isOutside(firstSlot) && isOutside(lastSlot)).toBe(true);
          expect(worst).toBe(Math.max(...inside));
          expect(values[peakSlot]).toBe(worst);
          if (i > 0) expect(firstSlot - found[i - 1]!.lastSlot).toBeGreaterThan(within);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('limitsFor', () => {
  const cpu = { name: 'cpu{host="a"}', labels: { __name__: 'cpu', host: 'a' } };
  const ratio = { name: 'hit_ratio', labels: { __name__: 'hit_ratio' } };
  const percent = { name: 'cpu_percent', labels: { __name__: 'cpu_percent' } };

  it.each([
    ['none', [], cpu, []],
    ['another series', ['disk: <90'], cpu, []],
    ['one side', ['<90'], cpu, [['up', 90, false, '<90']]],
    ['the edge allowed', ['cpu: >=10'], cpu, [['down', 10, true, '>=10']]],
    [
      'both sides',
      ['cpu: 10..90'],
      cpu,
      [
        ['up', 90, true, '10..90'],
        ['down', 10, true, '10..90'],
      ],
    ],
    ['an exception', ['<90', '{host="a"}: <99'], cpu, [['up', 99, false, '<99']]],
    ['an exception that a rule for all undoes', ['{host="a"}: <99', '<90'], cpu, [['up', 90, false, '<90']]],
    [
      'a rule a side',
      ['10..90', 'cpu: <99'],
      cpu,
      [
        ['up', 99, false, '<99'],
        ['down', 10, true, '10..90'],
      ],
    ],
    ['90 % of a ratio', ['<90%'], ratio, [['up', 0.9, false, '<90%']]],
    ['99.9 % of a ratio', ['>=99.9%'], ratio, [['down', 0.999, true, '>=99.9%']]],
    ['90 % of a percentage', ['<90%'], percent, [['up', 90, false, '<90%']]],
    ['a number of a percentage', ['<0.9'], percent, [['up', 0.9, false, '<0.9']]],
  ])('limitsFor(%s: %j, series)', (_, typed, series, limits) => {
    const found = limitsFor(limit(...typed), series);
    expect(found.map(({ direction, value, isAllowed, rule }) => [direction, value, isAllowed, rule])).toEqual(
      limits,
    );
  });

  it('limitsFor(a percentage, a series whose name tells no whole) refuses', () => {
    expect(() => limitsFor(limit('cpu: <90%'), cpu)).toThrow(
      new UsageError({
        code: 'limit-percent',
        place: 'aiops',
        what: '--limit "cpu: <90%": the name of cpu{host="a"} does not tell what 100% is',
        fix: 'write the number that the series has: 0.9 or 90',
      }),
    );
  });
});
