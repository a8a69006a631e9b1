import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/model/robust.ts';
import { LoessSmoother, loess } from '../../../src/model/stl/loess.ts';
import {
  type StlDecomposition,
  type StlOptions,
  type StlParameters,
  stl,
  stlDefaults,
} from '../../../src/model/stl/stl.ts';

interface ReferenceCase extends StlParameters {
  readonly name: string;
  readonly values: number[];
  readonly seasonal: number[];
  readonly trend: number[];
  readonly remainder: number[];
  readonly weights: number[];
}

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/stl.json', import.meta.url), 'utf8'),
) as ReferenceCase[];

/** The cases whose jumps are a tenth of the window. */
const usualJumps = reference.filter(
  ({ trendWindow, trendJump }) => trendJump === Math.ceil(trendWindow / 10),
);

const parts = ['seasonal', 'trend', 'remainder', 'weights'] as const;

/** Largest distance of two arrays; NaN when one of them is NaN where the other is not. */
function distance(left: ArrayLike<number>, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length);
  let largest = 0;
  for (let i = 0; i < left.length; i++) {
    if (Number.isNaN(left[i]!) && Number.isNaN(right[i]!)) continue;
    largest = Math.max(largest, Math.abs(left[i]! - right[i]!));
  }
  return largest;
}

/** Numbers between 0 and 1 from a seed (Park and Miller's generator). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Roughly normal, variance 1. */
function normal(next: () => number): number {
  return 2 * (next() + next() + next() - 1.5);
}

const cycle = (i: number, period: number): number =>
  20 * Math.sin((2 * Math.PI * i) / period) + 5 * Math.cos((6 * Math.PI * i) / period);

/** A daily cycle on a slow rise, without noise: what a fit should find. */
const truth = (n: number, period: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => 100 + 0.01 * i + cycle(i, period));

function noisy(n: number, period: number, seed: number, sigma = 0.5): Float64Array {
  const next = uniform(seed);
  return truth(n, period).map((value) => value + sigma * normal(next));
}

const isFinitePart = (part: Float64Array): boolean => part.every(Number.isFinite);

describe('stl against the references', () => {
  it.each(reference)('stl(values, $name) is within 1e-9', (expected) => {
    const fit = stl(Float64Array.from(expected.values), expected);
    for (const part of parts) expect(distance(fit[part], expected[part])).toBeLessThan(1e-9);
    expect(fit.collapsed).toBe(false);
  });

  it.each(usualJumps)('stlDefaults are those of R for $name', (expected) => {
    const { periodic, seasonalWindow, seasonalDegree } = expected;
    const robust = expected.outer > 0;
    const defaults = stlDefaults(expected.period, expected.values.length, {
      periodic,
      seasonalWindow,
      seasonalDegree,
      robust,
    });
    expect(expected).toMatchObject(defaults);
  });
});

/** The paper's two loops word for word and slow, one cycle-subseries after the other, with exact medians. */
function stlByDefinition(values: Float64Array, options: StlOptions): Omit<StlDecomposition, 'collapsed'> {
  const n = values.length;
  const parameters = stlDefaults(options.period, n, options);
  const { period, inner, outer } = parameters;
  let weights: Float64Array | undefined;
  let trend: Float64Array = new Float64Array(n);
  let seasonal: Float64Array = new Float64Array(n);
  for (let pass = 0; ; pass++) {
    for (let i = 0; i < inner; i++) {
      const cycles = smoothedCycles(
        values.map((value, j) => value - trend[j]!),
        weights,
        parameters,
      );
      const averages = [period, period, 3].reduce(averagesOf, cycles);
      const lowPass = loess(averages, {
        window: parameters.lowPassWindow,
        degree: parameters.lowPassDegree,
        jump: parameters.lowPassJump,
      });
      seasonal = lowPass.map((low, j) => cycles[j + period]! - low);
      trend = loess(
        values.map((value, j) => value - seasonal[j]!),
        { window: parameters.trendWindow, degree: parameters.trendDegree, jump: parameters.trendJump },
        weights,
      );
    }
    const remainder = values.map((value, i) => value - seasonal[i]! - trend[i]!);
    if (pass === outer) return { seasonal, trend, remainder, weights: weights ?? values.map(() => 1) };
    const h = 6 * median(remainder.map(Math.abs));
    weights = remainder.map((rest) => {
      const u = Math.abs(rest) / h;
      return u <= 0.001 ? 1 : u <= 0.999 ? (1 - u * u) ** 2 : 0;
    });
  }
}

function smoothedCycles(
  detrended: Float64Array,
  weights: Float64Array | undefined,
  { period, seasonalWindow, seasonalDegree, seasonalJump }: StlParameters,
): Float64Array {
  const cycles = new Float64Array(detrended.length + 2 * period);
  for (let phase = 0; phase < period; phase++) {
    const isOfPhase = (_: number, i: number) => i % period === phase;
    const subseries = detrended.filter(isOfPhase);
    const smoothed = new Float64Array(subseries.length + 2);
    const smoother = new LoessSmoother({
      window: seasonalWindow,
      degree: seasonalDegree,
      jump: seasonalJump,
    });
    smoother.smooth(subseries, weights?.filter(isOfPhase), subseries.length, smoothed, 1);
    smoothed.forEach((value, row) => {
      cycles[row * period + phase] = value;
    });
  }
  return cycles;
}

function averagesOf(values: Float64Array, length: number): Float64Array {
  return Float64Array.from(
    { length: values.length - length + 1 },
    (_, i) => values.subarray(i, i + length).reduce((sum, value) => sum + value, 0) / length,
  );
}

describe('stl against its definition', () => {
  const shapes = fc.record({
    period: fc.integer({ min: 4, max: 30 }),
    cycles: fc.integer({ min: 4, max: 40 }),
    more: fc.nat({ max: 29 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
    missing: fc.constantFrom(0, 0, 0.03, 0.3),
    // Cycles in which two phases are disturbed: whole neighbourhoods lose their weight.
    disturbed: fc.constantFrom(0, 12),
    seasonalWindow: fc.constantFrom(7, 9, 13, 35, 101),
    seasonalDegree: fc.constantFrom<0 | 1>(0, 1),
    trendDegree: fc.constantFrom<0 | 1>(0, 1),
    seasonalJump: fc.constantFrom(undefined, 1, 3),
    trendJump: fc.constantFrom(undefined, 1),
    periodic: fc.boolean(),
    outer: fc.constantFrom(0, 1, 3),
  });

  it('stl(values, options) is the same whatever the shape and what is missing', () => {
    fc.assert(
      fc.property(shapes, ({ cycles, more, seed, missing, disturbed, ...options }) => {
        const { period } = options;
        const next = uniform(seed);
        const values = noisy(period * cycles + (more % period), period, seed).map((value, i) => {
          const isDisturbed = i % period < 2 && i < disturbed * period;
          return next() < missing ? Number.NaN : value + (isDisturbed ? 1000 * next() : 0);
        });
        const hasEmptyPhase = Array.from({ length: period }, (_, phase) =>
          values.filter((_value, i) => i % period === phase).every(Number.isNaN),
        ).includes(true);
        fc.pre(!hasEmptyPhase);
        const fit = stl(values, options);
        fc.pre(!fit.collapsed);
        const expected = stlByDefinition(values, options);
        const close = 1e-8; // 1e-11 of the largest value
        expect(distance(fit.trend, expected.trend)).toBeLessThan(close);
        // A periodic fit ends with the mean of each phase: that has its own law below.
        if (!options.periodic) expect(distance(fit.seasonal, expected.seasonal)).toBeLessThan(close);
        if (options.outer > 0) expect(distance(fit.weights, expected.weights)).toBeLessThan(close);
      }),
      { numRuns: 200, seed: 1990 },
    );
  });
});

describe('stlDefaults', () => {
  it('stlDefaults(24, 1000) has a seasonal window of 7', () => {
    expect(stlDefaults(24, 1000)).toEqual({
      period: 24,
      seasonalWindow: 7,
      periodic: false,
      trendWindow: 47,
      lowPassWindow: 25,
      seasonalDegree: 0,
      trendDegree: 1,
      lowPassDegree: 1,
      seasonalJump: 1,
      trendJump: 5,
      lowPassJump: 3,
      inner: 2,
      outer: 0,
    });
  });

  it('stlDefaults(24, 1000, { periodic: true, … }): periodic wins over the seasonal window and degree', () => {
    const defaults = stlDefaults(24, 1000, {
      periodic: true,
      seasonalWindow: 9,
      seasonalDegree: 1,
      robust: true,
    });
    const expected = { seasonalWindow: 10_001, seasonalDegree: 0, trendWindow: 37, inner: 1, outer: 15 };
    expect(defaults).toMatchObject(expected);
  });

  it('stlDefaults(24, 1000, choice) keeps what is chosen', () => {
    const choice = { trendWindow: 101, trendDegree: 0, inner: 3, outer: 4, robust: true } as const;
    const expected = {
      trendWindow: 101,
      trendJump: 11,
      trendDegree: 0,
      lowPassDegree: 0,
      inner: 3,
      outer: 4,
    };
    expect(stlDefaults(24, 1000, choice)).toMatchObject(expected);
  });
});

describe('stl, small enough to follow by hand', () => {
  it('stl(1, 3, 1, 3, …) is a level of 2 and a cycle of ±1', () => {
    const fit = stl(Float64Array.of(1, 3, 1, 3, 1, 3, 1, 3, 1, 3), { period: 2 });
    for (let i = 0; i < 10; i++) {
      expect(fit.trend[i]).toBeCloseTo(2, 12);
      expect(fit.seasonal[i]).toBeCloseTo(i % 2 === 0 ? -1 : 1, 12);
      expect(fit.remainder[i]).toBeCloseTo(0, 12);
    }
  });

  it('stl(a straight line) is all trend', () => {
    const fit = stl(
      Float64Array.from({ length: 96 }, (_, i) => 5 - 0.25 * i),
      { period: 12, seasonalDegree: 1 },
    );
    expect(
      distance(
        fit.trend,
        Float64Array.from({ length: 96 }, (_, i) => 5 - 0.25 * i),
      ),
    ).toBeLessThan(1e-9);
    expect(distance(fit.seasonal, new Float64Array(96))).toBeLessThan(1e-9);
  });
});

const fits: [string, StlOptions][] = [
  ['plain', { period: 24 }],
  ['robust', { period: 24, robust: true }],
  ['periodic', { period: 24, periodic: true }],
  ['periodic, robust', { period: 24, periodic: true, robust: true }],
  ['of degree 1', { period: 24, seasonalDegree: 1, seasonalWindow: 11 }],
];

describe.each(fits)('stl laws, %s', (_kind, options) => {
  const values = noisy(250, options.period, 7);
  values[60]! += 30;
  const gappy = values.map((value, i) => (i % 17 === 3 || (i > 100 && i < 115) ? Number.NaN : value));

  it.each([
    ['values', values],
    ['values with gaps', gappy],
  ])('stl(%s): trend + seasonal + remainder = values', (_name, input) => {
    const { seasonal, trend, remainder } = stl(input, options);
    expect(
      distance(
        remainder.map((rest, i) => trend[i]! + seasonal[i]! + rest),
        input,
      ),
    ).toBeLessThan(1e-12 * 150);
  });

  it.each([
    ['values', values],
    ['values with gaps', gappy],
  ])('stl(1000 × %s + 500) is 1000 times the fit, moved by 500', (_name, input) => {
    const fit = stl(input, options);
    const moved = stl(
      input.map((value) => 1000 * value + 500),
      options,
    );
    const close = 1e-5;
    expect(
      distance(
        moved.trend,
        fit.trend.map((level) => 1000 * level + 500),
      ),
    ).toBeLessThan(close);
    expect(
      distance(
        moved.seasonal,
        fit.seasonal.map((season) => 1000 * season),
      ),
    ).toBeLessThan(close);
    expect(
      distance(
        moved.remainder,
        fit.remainder.map((rest) => 1000 * rest),
      ),
    ).toBeLessThan(close);
    expect(distance(moved.weights, fit.weights)).toBeLessThan(1e-8);
  });

  it('stl(values) leaves the values alone and twice gives the same', () => {
    const input = gappy.slice();
    const first = stl(input, options);
    expect(stl(input, options)).toEqual(first);
    expect(input).toEqual(gappy);
  });

  it('stl(values) with jumps of 1 sums up as well', () => {
    const { seasonal, trend, remainder } = stl(values, {
      ...options,
      seasonalJump: 1,
      trendJump: 1,
      lowPassJump: 1,
    });
    expect(
      distance(
        remainder.map((rest, i) => trend[i]! + seasonal[i]! + rest),
        values,
      ),
    ).toBeLessThan(1e-10);
  });
});

describe('stl laws', () => {
  it('stl(values, periodic) repeats its seasonal exactly', () => {
    const { seasonal } = stl(noisy(250, 24, 3), { period: 24, periodic: true, robust: true });
    seasonal.subarray(24).forEach((season, i) => {
      expect(season).toBe(seasonal[i]);
    });
  });

  it('stl(values, robust) gives a planted spike no weight and does not follow it', () => {
    const values = noisy(500, 24, 5);
    const without = stl(values, { period: 24, robust: true });
    values[200]! += 100;
    const { weights, remainder, trend } = stl(values, { period: 24, robust: true });
    expect(weights[200]).toBe(0);
    expect(remainder[200]).toBeGreaterThan(98);
    expect(distance(trend, without.trend)).toBeLessThan(0.1);
  });

  it('stl(values, outer 0) has weights of 1', () => {
    expect(stl(noisy(100, 24, 5), { period: 24 }).weights).toEqual(new Float64Array(100).fill(1));
  });

  it('stl(values) is the same after fits of many other shapes', () => {
    const values = noisy(250, 24, 3);
    const before = stl(values, { period: 24 });
    for (let n = 100; n < 120; n++) stl(values.subarray(0, n), { period: 12 });
    expect(stl(values, { period: 24 })).toEqual(before);
  });

  it('stl(two periods) is enough', () => {
    const fit = stl(noisy(48, 24, 5), { period: 24, robust: true });
    for (const part of parts) expect(isFinitePart(fit[part])).toBe(true);
  });
});

describe('stl, collapse of a robust fit', () => {
  /** At period 2 the trend window is 5: trend and seasonal follow almost every sample. */
  const restless = (seed: number): Float64Array => {
    const next = uniform(seed);
    return Float64Array.from({ length: 300 }, (_, i) => 10 + (i % 2 === 0 ? 3 : -3) + normal(next));
  };
  const collapsing = [1, 2, 3, 4, 5, 6, 7, 8].map((seed): [number, StlDecomposition] => [
    seed,
    stl(restless(seed), { period: 2, outer: 30, inner: 1 }),
  ]);

  it.each(collapsing)(
    'stl(300 samples of period 2, seed %d) stops while most samples have weight',
    (_seed, fit) => {
      expect(fit.collapsed).toBe(true);
      expect(fit.weights.filter((weight) => weight === 0).length).toBeLessThanOrEqual(300 / 4);
      expect(median(fit.remainder.map(Math.abs))).toBeGreaterThan(0.01);
    },
  );

  it('stl(300 samples of period 2) still answers to shift and scale', () => {
    const values = restless(1);
    const fit = stl(values, { period: 2, robust: true });
    const moved = stl(
      values.map((value) => 8 * value + 100),
      { period: 2, robust: true },
    );
    expect(
      distance(
        moved.remainder,
        fit.remainder.map((rest) => 8 * rest),
      ),
    ).toBeLessThan(1e-6);
    expect(moved.collapsed).toBe(fit.collapsed);
  });

  it.each([
    [24, 0, 1],
    [24, 1e9, 1],
    [2, 0, 1],
    [288, 0.1, 0],
    [24, 0, 0],
    [24, 1e12, 0],
  ])(
    'stl(exactly periodic, period %d, offset %d, amplitude %d) keeps all weights',
    (period, offset, amplitude) => {
      const values = Float64Array.from(
        { length: 2016 },
        (_, i) => offset + amplitude * cycle(i % period, period),
      );
      const { collapsed, weights, remainder } = stl(values, { period, robust: true });
      expect(collapsed).toBe(true);
      expect(weights.every((weight) => weight === 1)).toBe(true);
      expect(median(remainder.map(Math.abs))).toBeLessThan(1e-9 * Math.max(1, offset));
    },
  );

  it('stl(exactly periodic but for spikes, periodic): the mean stands in for a median of 0 and the spikes lose their weight', () => {
    const values = Float64Array.from(
      { length: 1000 },
      (_, i) => cycle(i % 24, 24) + (i % 331 === 200 ? 500 : 0),
    );
    const { collapsed, weights, remainder } = stl(values, { period: 24, periodic: true, robust: true });
    expect(collapsed).toBe(false);
    values.forEach((_, i) => {
      expect(weights[i]).toBe(i % 331 === 200 ? 0 : 1);
      expect(remainder[i]).toBeCloseTo(i % 331 === 200 ? 500 : 0, 6);
    });
  });

  it('stl(flat but for one spike, periodic) leaves the spike to the remainder', () => {
    const values = new Float64Array(300).fill(5);
    values[150] = 6;
    const { weights, remainder } = stl(values, { period: 24, periodic: true, robust: true });
    expect(weights[150]).toBe(0);
    expect(remainder[150]).toBeCloseTo(1, 6);
  });

  it('stl(noise) does not collapse', () => {
    for (const period of [3, 4, 7, 24]) {
      expect(stl(noisy(300, period, period), { period, robust: true }).collapsed).toBe(false);
    }
  });
});

describe('stl with missing samples', () => {
  const n = 2016;
  const period = 288;
  const clean = truth(n, period);
  const full = noisy(n, period, 11);
  const next = uniform(13);
  const scattered = new Set(Array.from({ length: 100 }, () => Math.floor(next() * n)));
  const half = new Set(Array.from({ length: n }, (_, i) => i).filter(() => next() < 0.5));

  /** What is missing, and how far from the truth the fit may be there (σ of the noise is 0.5). */
  const losses: [string, (i: number) => boolean, number][] = [
    ['5 % at random', (i) => scattered.has(i), 1.2],
    ['half at random', (i) => half.has(i), 4],
    ['every other', (i) => i % 2 === 1, 1.2],
    ['a phase of the cycle', (i) => i % period === 100, 1.2],
    ['ten phases in a row', (i) => i % period >= 100 && i % period < 110, 1.2],
    ['the first phases', (i) => i % period < 10, 1.5],
    ['half a day', (i) => i >= 900 && i < 1044, 1.5],
    ['three days', (i) => i >= 700 && i < 1564, 2.5],
    ['the first three days', (i) => i < 864, 2.5],
    ['the last three days', (i) => i >= n - 864, 2.5],
  ];
  const options: StlOptions[] = [
    { period },
    { period, robust: true },
    { period, periodic: true },
    { period, periodic: true, robust: true },
  ];
  const table = losses.flatMap(([name, isLost, error]) =>
    options.map((option) => ({ name, isLost, error, option, kind: JSON.stringify(option) })),
  );

  it.each(table)('stl(values without $name, $kind) expects what is missing', ({ isLost, error, option }) => {
    const values = full.map((value, i) => (isLost(i) ? Number.NaN : value));
    const fit = stl(values, option);
    expect(isFinitePart(fit.trend)).toBe(true);
    expect(isFinitePart(fit.seasonal)).toBe(true);
    for (let i = 0; i < n; i++) {
      expect(Number.isNaN(fit.remainder[i])).toBe(isLost(i));
      if (isLost(i)) expect(fit.weights[i]).toBe(0);
    }
    expect(
      distance(
        fit.trend.map((level, i) => level + fit.seasonal[i]!),
        clean,
      ),
    ).toBeLessThan(error);
  });

  it('stl(clean values without 5 %) stays within 1 % of the amplitude, where they are missing too', () => {
    const values = clean.map((value, i) => (scattered.has(i) ? Number.NaN : value));
    const whole = stl(clean, { period });
    const fit = stl(values, { period });
    expect(distance(fit.trend, whole.trend)).toBeLessThan(0.1);
    expect(distance(fit.seasonal, whole.seasonal)).toBeLessThan(0.25);
    for (const i of scattered)
      expect(Math.abs(fit.trend[i]! + fit.seasonal[i]! - clean[i]!)).toBeLessThan(0.25);
  });

  it('stl(values) takes an infinity for missing', () => {
    const [holes, infinities] = [full.slice(), full.slice()];
    for (const i of [0, 500, 501]) {
      holes[i] = Number.NaN;
      infinities[i] = i === 500 ? -Infinity : Infinity;
    }
    expect(stl(infinities, { period, robust: true })).toEqual(stl(holes, { period, robust: true }));
  });

  it.each([
    ['one sample is there', [777]],
    ['two are there', [3, 2000]],
    ['one period is there', Array.from({ length: 288 }, (_, i) => i)],
  ])('stl(values) when only %s is finite', (_name, kept) => {
    const values = full.map((value, i) => (kept.includes(i) ? value : Number.NaN));
    for (const option of options) {
      const { trend, seasonal } = stl(values, option);
      expect(isFinitePart(trend) && isFinitePart(seasonal)).toBe(true);
    }
  });

  it.each(options)('stl(nothing but missing samples, %j) is NaN with weights of 0', (option) => {
    const none = new Float64Array(n).fill(Number.NaN);
    const weights = new Float64Array(n);
    const expected = { seasonal: none, trend: none, remainder: none, weights, collapsed: false };
    expect(stl(none, option)).toEqual(expected);
  });
});

describe('stl refuses', () => {
  it.each<[object, string]>([
    [{ period: 1 }, 'period is a whole number of at least 2, got 1'],
    [{ period: 2.5 }, 'period is a whole number of at least 2, got 2.5'],
    [{ period: Number.NaN }, 'period is a whole number of at least 2, got NaN'],
    [{ period: 51 }, 'a fit needs two full periods, here 102 samples, got 100'],
    [{ period: 24, seasonalWindow: 8 }, 'seasonalWindow is an odd whole number of at least 3, got 8'],
    [{ period: 24, trendWindow: 46 }, 'trendWindow is an odd whole number of at least 3, got 46'],
    [{ period: 24, lowPassWindow: 1 }, 'lowPassWindow is an odd whole number of at least 3, got 1'],
    [{ period: 24, seasonalDegree: 2 }, 'seasonalDegree is 0 or 1, got 2'],
    [{ period: 24, trendDegree: -1 }, 'trendDegree is 0 or 1, got -1'],
    [{ period: 24, lowPassDegree: 0.5 }, 'lowPassDegree is 0 or 1, got 0.5'],
    [{ period: 24, seasonalJump: 0 }, 'seasonalJump is a whole number of at least 1, got 0'],
    [{ period: 24, trendJump: 1.5 }, 'trendJump is a whole number of at least 1, got 1.5'],
    [{ period: 24, lowPassJump: -1 }, 'lowPassJump is a whole number of at least 1, got -1'],
    [{ period: 24, inner: 0 }, 'inner is a whole number of at least 1, got 0'],
    [{ period: 24, outer: -1 }, 'outer is a whole number of at least 0, got -1'],
  ])('stl(100 values, %j) refuses', (options, message) => {
    expect(() => stl(new Float64Array(100), options as StlOptions)).toThrow(new RangeError(message));
  });
});
