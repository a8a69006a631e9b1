import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/model/robust.ts';
import { loess } from '../../../src/model/stl/loess.ts';
import { type MstlOptions, type MstlSeason, mstl, stretchedSlots } from '../../../src/model/stl/mstl.ts';
import { type StlChoice, stl } from '../../../src/model/stl/stl.ts';
import { world } from '../worlds.ts';

interface ReferenceCase {
  readonly name: string;
  readonly values: number[];
  readonly trend: number[];
  readonly seasonal24: number[];
  readonly seasonal168: number[];
  readonly remainder: number[];
}

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/mstl.json', import.meta.url), 'utf8'),
) as ReferenceCase[];

/** Largest distance of two arrays; NaN where only one of them is. */
function distance(left: Float64Array, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length);
  return left.reduce((largest, value, i) => {
    const isBothMissing = Number.isNaN(value) && Number.isNaN(right[i]!);
    return isBothMissing ? largest : Math.max(largest, Math.abs(value - right[i]!));
  }, 0);
}

const sine = (slot: number, period: number) => Math.sin((2 * Math.PI * slot) / period);

const rise = (slot: number) => 100 + 0.02 * slot;
const day = (slot: number) => 10 * sine(slot, 24) + 3 * sine(slot, 8);
const week = (slot: number) => 5 * sine(slot, 168);
const dayAndWeek: readonly MstlSeason[] = [{ period: 24 }, { period: 168 }];

/** Ten weeks of hours. */
const planted = world(
  1680,
  1,
  (slot, chance) => rise(slot) + day(slot) + week(slot) + 0.3 * chance.gaussian(),
);

describe('mstl against the reference', () => {
  it.each(reference)('mstl(values of $name) is within 1e-10', (expected) => {
    const values = Float64Array.from(expected.values);
    const seasons = [
      { period: 24, seasonalWindow: 11 },
      { period: 168, seasonalWindow: 15 },
    ];
    const fit = mstl(values, { seasons });
    expect(distance(fit.trend, expected.trend)).toBeLessThan(1e-10);
    expect(distance(fit.seasonal[0]!, expected.seasonal24)).toBeLessThan(1e-10);
    expect(distance(fit.seasonal[1]!, expected.seasonal168)).toBeLessThan(1e-10);
    expect(distance(fit.remainder, expected.remainder)).toBeLessThan(1e-10);
    expect(mstl(values, { seasons: dayAndWeek })).toEqual(fit);
  });
});

describe('mstl with one season', () => {
  const gappy = planted.map((value, slot) => (slot % 17 === 3 ? Number.NaN : value));

  it.each<[string, StlChoice]>([
    ['plain', { seasonalWindow: 7 }],
    ['robust', { seasonalWindow: 11, robust: true }],
    ['periodic', { periodic: true }],
    ['with a trend window', { seasonalWindow: 7, trendWindow: 101, inner: 3, outer: 2 }],
  ])('mstl(values, %s) is exactly stl', (_name, choice) => {
    const { seasonalWindow, periodic, ...options } = choice;
    const { seasonal, ...rest } = mstl(gappy, {
      ...options,
      seasons: [{ period: 24, seasonalWindow, periodic }],
    });
    expect({ ...rest, seasonal: seasonal[0] }).toEqual(stl(gappy, { ...choice, period: 24 }));
  });
});

describe('mstl with two planted seasons', () => {
  it.each<[string, MstlOptions, number]>([
    ['plain', { seasons: dayAndWeek }, 0.8],
    ['robust', { seasons: dayAndWeek, robust: true }, 0.8],
    ['periodic', { seasons: dayAndWeek.map((season) => ({ ...season, periodic: true })) }, 0.4],
  ])('mstl(values, %s) finds both and the rise', (_name, options, error) => {
    const { trend, seasonal } = mstl(planted, options);
    expect(
      distance(
        trend,
        planted.map((_, slot) => rise(slot)),
      ),
    ).toBeLessThan(error);
    expect(
      distance(
        seasonal[0]!,
        planted.map((_, slot) => day(slot)),
      ),
    ).toBeLessThan(error);
    expect(
      distance(
        seasonal[1]!,
        planted.map((_, slot) => week(slot)),
      ),
    ).toBeLessThan(error);
  });

  it('mstl(values) gives the parts in the order of the seasons', () => {
    const forth = mstl(planted, { seasons: dayAndWeek });
    const back = mstl(planted, { seasons: dayAndWeek.toReversed() });
    expect(back.seasonal).toEqual(forth.seasonal.toReversed());
    expect(back.trend).toEqual(forth.trend);
  });

  it('mstl(values, robust) gives planted spikes no weight and keeps them out of every part', () => {
    const spiked = planted.map((value, slot) => (slot % 400 === 200 ? value + 60 : value));
    const options = { seasons: dayAndWeek, robust: true };
    const clean = mstl(planted, options);
    const fit = mstl(spiked, options);
    for (const slot of [200, 600, 1000, 1400]) {
      expect(fit.weights[slot]).toBe(0);
      expect(fit.remainder[slot]).toBeGreaterThan(58);
    }
    expect(distance(fit.trend, clean.trend)).toBeLessThan(0.2);
  });

  it('mstl(values without a tenth) expects what is missing', () => {
    const isLost = world(planted.length, 2, (_slot, chance) => chance.uniform()).map((u) =>
      u < 0.1 ? 1 : 0,
    );
    const gappy = planted.map((value, slot) => (isLost[slot] === 1 ? Number.NaN : value));
    const { trend, seasonal, remainder, weights } = mstl(gappy, { seasons: dayAndWeek, robust: true });
    const expected = trend.map((level, slot) => level + seasonal[0]![slot]! + seasonal[1]![slot]!);
    expect(
      distance(
        expected,
        planted.map((_, slot) => rise(slot) + day(slot) + week(slot)),
      ),
    ).toBeLessThan(1.5);
    isLost.forEach((lost, slot) => {
      expect(Number.isNaN(remainder[slot])).toBe(lost === 1);
      if (lost === 1) expect(weights[slot]).toBe(0);
    });
  });

  it('mstl(values) takes an infinity for missing', () => {
    const [holes, infinities] = [planted.slice(), planted.slice()];
    holes[70] = Number.NaN;
    infinities[70] = Number.POSITIVE_INFINITY;
    expect(mstl(infinities, { seasons: dayAndWeek })).toEqual(mstl(holes, { seasons: dayAndWeek }));
  });

  it('mstl(values, iterate) comes closer with every pass', () => {
    const errorAfter = (iterate: number) => {
      const { seasonal } = mstl(planted, { seasons: dayAndWeek, iterate });
      return distance(seasonal[0]!, mstl(planted, { seasons: dayAndWeek, iterate: 12 }).seasonal[0]!);
    };
    expect(errorAfter(3)).toBeLessThan(errorAfter(1));
  });
});

describe('mstl, a season that does not fit', () => {
  it.each([
    [336, true],
    [335, false],
  ])('mstl(%d values) with a season of 168: fits is %s', (samples, fits) => {
    const values = planted.slice(0, samples);
    const { trend, seasonal } = mstl(values, { seasons: dayAndWeek.toReversed() });
    expect(seasonal[0]!.some((part) => part !== 0)).toBe(fits);
    if (fits) return;
    const alone = mstl(values, { seasons: [{ period: 24 }] });
    expect([trend, seasonal[1]]).toEqual([alone.trend, alone.seasonal[0]]);
  });
});

describe('stretchedSlots', () => {
  it.each([
    // 4 phases in 3.5 samples: 0, 1.14, 2.29, 3.43, 4.57, 5.71
    [6, 3.5, [0, 1, 2, 3, 5, 6]],
    // 2 phases in 2.2 samples: 0, 0.91, 1.82, 2.73, 3.64, 4.55, 5.45
    [7, 2.2, [0, 1, 2, 3, 4, 5, 5]],
    // 2 phases in 2.4 samples: 0, 0.83, 1.67, 2.5 (rounded down), 3.33
    [5, 2.4, [0, 1, 2, 2, 3]],
    [5, 3, [0, 1, 2, 3, 4]],
    [0, 5.5, []],
  ])('stretchedSlots(%d, %d) is %j', (samples, period, slots) => {
    expect([...stretchedSlots(samples, period)]).toEqual(slots);
  });

  it('stretchedSlots(samples, a whole period) is the identity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), (period) =>
        stretchedSlots(20_000, period).every((slot, i) => slot === i),
      ),
      { numRuns: 30, seed: 1 },
    );
  });
});

describe('mstl with a period that is not whole', () => {
  /** A day at steps of seven minutes. */
  const period = 1440 / 7;
  const samples = 30 * 206;
  const profile = (slot: number) => 8 * sine(slot, period) + 4 * sine(slot, period / 3);
  const values = world(samples, 3, (slot, chance) => 50 + profile(slot) + 0.2 * chance.gaussian());
  const truth = values.map((_, slot) => profile(slot));

  it.each<[string, Omit<MstlSeason, 'period'>, boolean]>([
    ['plain', {}, false],
    ['robust', {}, true],
    ['periodic', { periodic: true }, false],
  ])('mstl(values, %s) recovers the profile', (_name, season, robust) => {
    const fit = mstl(values, { seasons: [{ ...season, period }], robust });
    expect(distance(fit.seasonal[0]!, truth)).toBeLessThan(0.75);
  });

  it('mstl(values, periodic) loses the profile with the period rounded', () => {
    const fit = mstl(values, { seasons: [{ period: 206, periodic: true }] });
    expect(distance(fit.seasonal[0]!, truth)).toBeGreaterThan(1.5);
  });

  it('mstl(values without a day and a phase) recovers the profile', () => {
    const isLost = (slot: number) => (slot > 3000 && slot < 3206) || slot % 7 === 2;
    const fit = mstl(
      values.map((value, slot) => (isLost(slot) ? Number.NaN : value)),
      { seasons: [{ period }], robust: true },
    );
    expect(distance(fit.seasonal[0]!, truth)).toBeLessThan(1.2);
    values.forEach((_, slot) => {
      expect(Number.isNaN(fit.remainder[slot])).toBe(isLost(slot));
      if (isLost(slot)) expect(fit.weights[slot]).toBe(0);
    });
  });

  it('mstl(day and week at seven minutes) recovers both', () => {
    const both = world(samples, 4, (slot, chance) => {
      return 50 + profile(slot) + 3 * sine(slot, 7 * period) + 0.2 * chance.gaussian();
    });
    const { seasonal } = mstl(both, {
      seasons: [
        { period: 7 * period, periodic: true },
        { period, periodic: true },
      ],
    });
    expect(
      distance(
        seasonal[0]!,
        both.map((_, slot) => 3 * sine(slot, 7 * period)),
      ),
    ).toBeLessThan(0.75);
    expect(distance(seasonal[1]!, truth)).toBeLessThan(0.75);
  });

  it('mstl(values, period 2.2) gives a missing sample no weight where another shares its slot', () => {
    const few = values.slice(0, 44);
    few[6] = Number.NaN;
    const { weights, remainder } = mstl(few, { seasons: [{ period: 2.2 }] });
    expect([...weights.subarray(5, 8)]).toEqual([1, 0, 1]);
    expect([remainder[5], remainder[6]]).toEqual([expect.any(Number), Number.NaN]);
  });

  it('mstl(values, period 3.5) is stl on the stretched grid, with the trend window stretched alike', () => {
    const few = values.subarray(0, 70);
    const slots = stretchedSlots(70, 3.5);
    const stretched = new Float64Array(slots[69]! + 1).fill(Number.NaN);
    few.forEach((value, i) => {
      stretched[slots[i]!] = value;
    });
    // 21 · 4 / 3.5 = 24, which is even
    const expected = stl(stretched, { period: 4, seasonalWindow: 11, trendWindow: 25, robust: true });
    const fit = mstl(few, { seasons: [{ period: 3.5 }], trendWindow: 21, robust: true });
    slots.forEach((slot, i) => {
      const at = [fit.trend[i], fit.seasonal[0]![i], fit.remainder[i], fit.weights[i]];
      const { trend, seasonal, remainder, weights } = expected;
      expect(at).toEqual([trend[slot], seasonal[slot], remainder[slot], weights[slot]]);
    });
  });

  it('mstl(1, 3, 1, 3, 1, 2, 4, …, period 2.2) takes the mean of two samples that meet', () => {
    // Sample 5 and 6 meet in slot 5; the grid then has the period 2.
    const meeting = Float64Array.from({ length: 22 }, (_, slot) =>
      stretchedSlots(22, 2.2)[slot]! % 2 ? 3 : 1,
    );
    meeting[5]! -= 1;
    meeting[6]! += 1;
    const { trend, seasonal, remainder } = mstl(meeting, { seasons: [{ period: 2.2, periodic: true }] });
    expect(distance(trend, new Float64Array(22).fill(2))).toBeLessThan(1e-9);
    expect(
      distance(
        seasonal[0]!,
        meeting.map((_, slot) => (stretchedSlots(22, 2.2)[slot]! % 2 ? 1 : -1)),
      ),
    ).toBeLessThan(1e-9);
    expect([remainder[4], remainder[5], remainder[6]]).toEqual(
      [0, -1, 1].map((rest) => expect.closeTo(rest, 9)),
    );
  });
});

describe('mstl without a season', () => {
  it('mstl(values, outer 1) weighs by the remainder of the first loess, in 6 medians', () => {
    const values = world(200, 6, (_slot, chance) => chance.gaussian());
    const first = loess(values, { window: 21, jump: 3 });
    const deviations = values.map((value, slot) => Math.abs(value - first[slot]!));
    const expected = deviations.map(
      (deviation) => Math.max(0, 1 - (deviation / (6 * median(deviations))) ** 2) ** 2,
    );
    const { trend, weights } = mstl(values, { seasons: [], outer: 1, trendWindow: 21 });
    expect(distance(weights, expected)).toBeLessThan(1e-12);
    expect(distance(trend, loess(values, { window: 21, jump: 3 }, expected))).toBeLessThan(1e-12);
  });

  const line = Float64Array.from({ length: 200 }, (_, slot) => 5 - 0.25 * slot);

  it.each([false, true])('mstl(a straight line, robust %s) is all trend', (robust) => {
    const fit = mstl(line, { seasons: [], robust, trendWindow: 31 });
    expect(distance(fit.trend, line)).toBeLessThan(1e-9);
    expect([fit.seasonal, fit.collapsed]).toEqual([[], robust]);
    expect(fit.weights).toEqual(new Float64Array(200).fill(1));
  });

  it('mstl(a line with a gap and a burst, robust) leaves the burst to the remainder', () => {
    const bursting = line.map((value, slot) =>
      slot === 20 ? Number.NaN : value + (slot >= 100 && slot < 106 ? 40 : 0),
    );
    const noisy = world(200, 5, (slot, chance) => bursting[slot]! + 0.1 * chance.gaussian());
    const robust = mstl(noisy, { seasons: [], robust: true, trendWindow: 41 });
    const plain = mstl(noisy, { seasons: [], trendWindow: 41 });
    expect(distance(robust.trend, line)).toBeLessThan(0.2);
    expect(distance(plain.trend, line)).toBeGreaterThan(5);
    expect([...robust.weights.subarray(100, 106)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([robust.weights[20], plain.weights[20], robust.remainder[20]]).toEqual([0, 0, Number.NaN]);
  });

  it('mstl(flat but for one spike, robust) is flat', () => {
    const spiked = new Float64Array(100).fill(7);
    spiked[50] = 8;
    const { trend, weights } = mstl(spiked, { seasons: [{ period: 60 }], robust: true, trendWindow: 21 });
    expect(distance(trend, new Float64Array(100).fill(7))).toBeLessThan(1e-9);
    expect(weights[50]).toBe(0);
  });

  it.each([
    ['nothing', new Float64Array(0)],
    ['one value', Float64Array.of(3)],
    ['missing samples only', new Float64Array(9).fill(Number.NaN)],
  ])('mstl(%s) has a trend of that', (_name, values) => {
    const { trend, remainder } = mstl(values, { seasons: dayAndWeek, robust: true });
    expect(trend).toEqual(values);
    expect(remainder).toEqual(values.map((value) => value - value));
  });
});

describe('mstl laws', () => {
  const sample = fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  );
  const season = fc.record({ period: fc.double({ min: 2, max: 30, noNaN: true }), periodic: fc.boolean() });

  it('mstl(values): trend + Σ seasonal + remainder = values, parts finite, input unchanged', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 1, maxLength: 120 }),
        fc.array(season, { maxLength: 3 }),
        fc.boolean(),
        (numbers, seasons, robust) => {
          const values = Float64Array.from(numbers);
          const before = values.slice();
          const { trend, seasonal, remainder } = mstl(values, { seasons, robust, outer: robust ? 3 : 0 });
          const sum = trend.map((level, slot) =>
            seasonal.reduce((rest, part) => rest + part[slot]!, level + remainder[slot]!),
          );
          expect(values).toEqual(before);
          expect(distance(sum, values)).toBeLessThan(1e-6);
          const hasSamples = values.some((value) => !Number.isNaN(value));
          if (hasSamples)
            for (const part of [trend, ...seasonal]) expect(part.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });
});

describe('mstl refuses', () => {
  it.each<[MstlOptions, string]>([
    [{ seasons: [{ period: 1.5 }] }, 'period is a number of at least 2, got 1.5'],
    [{ seasons: [{ period: Number.NaN }] }, 'period is a number of at least 2, got NaN'],
    [{ seasons: [{ period: Number.POSITIVE_INFINITY }] }, 'period is a number of at least 2, got Infinity'],
    [{ seasons: [], iterate: 0 }, 'iterate is a whole number of at least 1, got 0'],
    [{ seasons: [], outer: -1 }, 'outer is a whole number of at least 0, got -1'],
    [
      { seasons: [{ period: 7.5 }], trendWindow: 30 },
      'trendWindow is an odd whole number of at least 3, got 30',
    ],
    [
      { seasons: [{ period: 7, seasonalWindow: 8 }] },
      'seasonalWindow is an odd whole number of at least 3, got 8',
    ],
  ])('mstl(100 values, %j) refuses', (options, message) => {
    expect(() => mstl(new Float64Array(100), options)).toThrow(new RangeError(message));
  });
});
