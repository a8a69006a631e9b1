import { describe, expect, it } from 'vitest';
import { rollUp } from '../../src/maturity/rollup.ts';
import { placedIn, type Rules } from './ladder.ts';

const unit = (weight: number, rules: Rules) => ({
  weight,
  placed: placedIn({ rules: [rules], evidence: 'all' }).demonstrated,
});
const at = (level: number): Rules => ({
  all: 0,
  ...Object.fromEntries([1, 2, 3, 4, 5].slice(0, level).map((one) => [`level ${one}`, 4])),
});

describe('rollUp(units, share)', () => {
  it.each([
    [
      '80 % of the weight have reached 2',
      [
        [8, 2],
        [2, 0],
      ],
      2,
    ],
    [
      '79 % have not',
      [
        [79, 2],
        [21, 0],
      ],
      0,
    ],
    [
      'a mean would say 2',
      [
        [5, 4],
        [5, 0],
      ],
      0,
    ],
    ['one unit', [[1, 3]], 3],
    [
      'weights that are not exact',
      [
        [0.1, 1],
        [0.7, 1],
        [0.2, 0],
      ],
      1,
    ],
  ])('%s', (_, units, level) => {
    expect(
      rollUp(
        units.map(([weight = 0, of = 0]) => unit(weight, at(of))),
        0.8,
      ).level,
    ).toBe(level);
  });

  it('tells how the units are spread, and names none', () => {
    const { distribution } = rollUp([unit(5, at(2)), unit(4, at(1)), unit(1, at(1))], 0.8);
    expect(distribution).toEqual([
      { level: 1, units: 2, share: 0.5 },
      { level: 2, units: 1, share: 0.5 },
    ]);
  });

  it('places each dimension on its own', () => {
    const { level, dimensions } = rollUp([unit(9, { ...at(2), COL: 0 }), unit(1, at(2))], 0.8);
    expect(level).toBe(0);
    expect(dimensions.find(({ dimension }) => dimension === 'CON')?.level).toBe(2);
    expect(dimensions.find(({ dimension }) => dimension === 'COL')?.level).toBe(0);
  });
});
