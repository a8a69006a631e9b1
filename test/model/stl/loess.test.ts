import { describe, expect, it } from 'vitest';
import { type LoessOptions, LoessSmoother, loess } from '../../../src/model/stl/loess.ts';

const samples = (...values: number[]): Float64Array => Float64Array.from(values);

/** `count` numbers between 0 and 1 from a seed (Park and Miller's generator). */
function uniform(seed: number, count: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
}

/** Every number agrees to `digits` decimals; missing is missing in both. */
function expectClose(actual: Float64Array, expected: Float64Array, digits = 12): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) {
    if (Number.isNaN(value)) expect(actual[i]).toBeNaN();
    else expect(actual[i]).toBeCloseTo(value, digits);
  }
}

const tricube = (u: number): number => (u < 1 ? (1 - u ** 3) ** 3 : 0);

/** The definition, word for word and slow: nearest samples, tricube weights, weighted least squares. */
function loessAt(values: Float64Array, x: number, options: LoessOptions, weights?: Float64Array): number {
  const there = Array.from(values.keys()).filter((j) => Number.isFinite(values[j]!));
  const near = there.sort((i, j) => Math.abs(i - x) - Math.abs(j - x) || i - j).slice(0, options.window);
  const widened = Math.max(0, Math.floor((options.window - there.length) / 2));
  const h = Math.max(...near.map((j) => Math.abs(j - x))) + widened;
  const w = near.map((j) =>
    Math.abs(j - x) > 0.999 * h ? 0 : tricube(Math.abs(j - x) / h) * (weights?.[j] ?? 1),
  );
  const sum = (term: (j: number) => number): number =>
    near.reduce((total, j, i) => total + w[i]! * term(j), 0);
  const mean = sum((j) => values[j]!) / sum(() => 1);
  const centre = sum((j) => j) / sum(() => 1);
  const spread = sum((j) => (j - centre) ** 2) / sum(() => 1);
  if (options.degree === 0 || Math.sqrt(spread) <= 0.001 * (values.length - 1)) return mean;
  return mean + ((x - centre) * sum((j) => (j - centre) * values[j]!)) / sum((j) => (j - centre) ** 2);
}

describe('loess, worked by hand', () => {
  it('loess(5 samples, window 3) gives them back: two of three weigh something, one at a middle', () => {
    expectClose(loess(samples(1, 5, 2, 8, 3), { window: 3 }), samples(1, 5, 2, 8, 3));
  });

  it('loess(5 samples, window 3, jump 2) draws a line over every other one', () => {
    expectClose(loess(samples(1, 5, 2, 8, 3), { window: 3, jump: 2 }), samples(1, 1.5, 2, 2.5, 3));
  });

  it('loess(4 samples, window 3, jump 2) fits the last one too', () => {
    expectClose(loess(samples(1, 5, 2, 8), { window: 3, jump: 2 }), samples(1, 1.5, 2, 8));
  });

  it('loess(5 samples, window 5, degree 0) is the mean by tricube', () => {
    const smoothed = loess(samples(0, 0, 6, 0, 0), { window: 5, degree: 0 });
    // Around the middle h = 2: T(0) = 1, T(½) = (7/8)³ = 343/512, T(1) = 0.
    expect(smoothed[2]).toBeCloseTo(6 / (1 + 2 * (343 / 512)), 14);
    // At an end h = 4: T(0) = 1, T(¼) = (63/64)³, T(½) = 343/512, T(¾) = (37/64)³, T(1) = 0.
    const end = (6 * (343 / 512)) / (1 + (63 / 64) ** 3 + 343 / 512 + (37 / 64) ** 3);
    expect(smoothed[0]).toBeCloseTo(end, 14);
    expect(smoothed[4]).toBeCloseTo(end, 14);
  });

  it('loess(3 samples, window 5) widens h by (5 − 3) / 2 = 1', () => {
    const [w0, w1, w2] = [1, (26 / 27) ** 3, (19 / 27) ** 3]; // h = 2 + 1 at the first position
    const expected = (9 * w2) / (w0 + w1 + w2);
    expect(loess(samples(0, 0, 9), { window: 5, degree: 0 })[0]).toBeCloseTo(expected, 14);
  });

  it('loess(values, options, weights) leaves out a sample of weight 0', () => {
    const smoothed = loess(samples(1, 1, 99, 1, 1), { window: 5, degree: 0 }, samples(1, 1, 0, 1, 1));
    expect(smoothed).toEqual(samples(1, 1, 1, 1, 1));
  });
});

describe('loess against its definition', () => {
  const values = uniform(1, 60);
  const gappy = values.map((value, i) => (i % 7 === 2 || (i >= 20 && i < 32) || i > 56 ? Number.NaN : value));
  const weights = uniform(2, 60).map((weight) => (weight < 0.2 ? 0 : weight));
  const options: LoessOptions[] = [3, 7, 21, 59, 61, 301].flatMap((window) => [
    { window, degree: 0 },
    { window, degree: 1 },
  ]);

  it.each(options.filter(({ window }) => window > 3))(
    'loess(values, %j, weights) is weighted least squares',
    (choice) => {
      for (const [input, factors] of [
        [values, undefined],
        [values, weights],
        [gappy, undefined],
      ] as const) {
        loess(input, choice, factors).forEach((smoothed, x) => {
          expect(smoothed).toBeCloseTo(loessAt(input, x, choice, factors), 9);
        });
      }
    },
  );

  it.each(options)('loess(values, %j) without weights equals weights of 1', (choice) => {
    const weighted = loess(values, choice, new Float64Array(60).fill(1));
    expectClose(loess(values, choice), weighted);
  });

  it('loess(values, { window: 2001 }) rounds the tricube to 1 below h / 1000, to 0 above .999 h', () => {
    const spike = new Float64Array(2001);
    spike[1000] = 1;
    const smoothed = loess(spike, { window: 2001, degree: 0 });
    expect(smoothed[999]! / smoothed[1001]!).toBe(1);
    expect(smoothed[1000]).toBeCloseTo(loessAt(spike, 1000, { window: 2001, degree: 0 }), 12);
  });
});

describe('loess laws', () => {
  const line = Float64Array.from({ length: 40 }, (_, i) => 3 - 2 * i);

  it.each([1, 4, 100])('loess(line, jump %d) gives the line back, missing samples too', (jump) => {
    const gappy = line.map((value, i) => (i < 6 || (i > 12 && i < 25) || i % 5 === 0 ? Number.NaN : value));
    for (const window of [5, 11, 101]) {
      expectClose(loess(line, { window, jump }), line, 9);
      expectClose(loess(gappy, { window, jump }), line, 9);
    }
  });

  it('loess(values) changes neither values nor weights, and twice gives the same', () => {
    const values = uniform(4, 50).fill(Number.NaN, 10, 15);
    const weights = uniform(5, 50);
    const [valuesBefore, weightsBefore] = [values.slice(), weights.slice()];
    const first = loess(values, { window: 9 }, weights);
    expect(loess(values, { window: 9 }, weights)).toEqual(first);
    expect(values).toEqual(valuesBefore);
    expect(weights).toEqual(weightsBefore);
  });

  it('smooth(…, margin 1) adds the line at the positions −1 and count', () => {
    const smoothed = new Float64Array(42);
    const smoother = new LoessSmoother({ window: 7, jump: 3 });
    smoother.smooth(line, undefined, 40, smoothed, 1);
    expectClose(
      smoothed,
      Float64Array.from(smoothed, (_, i) => 3 - 2 * (i - 1)),
      9,
    );
  });

  it('smooth(…) keeps nothing of a longer sequence smoothed before', () => {
    const smoother = new LoessSmoother({ window: 9 });
    const values = uniform(6, 30);
    const smoothed = new Float64Array(12);
    smoother.smooth(values, uniform(7, 30), 30, new Float64Array(30));
    smoother.smooth(values, undefined, 12, smoothed);
    expect(smoothed).toEqual(loess(values.slice(0, 12), { window: 9 }));
  });

  it('smooth(…) past its table budget gives the same numbers', () => {
    const values = uniform(9, 6001);
    const short = loess(values, { window: 2999 }); // 2,251,499 weights of 1,501 distances h
    const ones = new Float64Array(6001).fill(1);
    expectClose(loess(values, { window: 2999 }, ones), short, 9);
    for (const x of [0, 700, 1400, 3000, 5999]) {
      expect(short[x]).toBeCloseTo(loessAt(values, x, { window: 2999, degree: 1 }), 9);
    }
  });
});

describe('loess where a neighbourhood has no weight', () => {
  const none = Number.NaN;

  it.each<[string, number[], number[], number[]]>([
    ['a sample stands for itself', [1, 1, 8, 9, 7, 2, 2], [1, 1, 0, 0, 0, 1, 1], [1, 1, 8, 9, 7, 2, 2]],
    ['so do all', [4, 5, 6], [0, 0, 0], [4, 5, 6]],
    ['a missing one takes the nearest', [4, none, none, 6, 5], [0, 0, 0, 0, 0], [4, 4, 6, 6, 5]],
  ])('loess(values, { window: 3 }, weights): %s', (_rule, values, weights, expected) => {
    expectClose(loess(samples(...values), { window: 3 }, samples(...weights)), samples(...expected));
  });

  it('loess(values, { window: 3 }, weights): a missing one takes the nearest samples with a weight', () => {
    const values = samples(0, 2, 50, none, 60, 10, 12, 14);
    const smoothed = loess(values, { window: 3 }, samples(1, 1, 0, 1, 0, 1, 1, 1));
    // Nearest with a weight to position 3: 1 and 5 (d = 2), and 0 and 6 (d = 3): all on one line.
    expect(smoothed[3]).toBeCloseTo(6, 9);
  });

  it('loess(values): two samples at equal distance are both used', () => {
    expect(loess(samples(2, none, 4), { window: 3, degree: 0 })[1]).toBe(3);
    expect(loess(samples(2, none, 4), { window: 3, degree: 1 })[1]).toBeCloseTo(3, 12);
  });

  it.each([
    [
      [none, none, 5, none],
      [5, 5, 5, 5],
    ],
    [
      [none, none],
      [none, none],
    ],
    [
      [Infinity, 3, 3],
      [3, 3, 3],
    ],
    [[7], [7]],
    [[], []],
  ])('loess(%j, { window: 5 }) is %j', (values, expected) => {
    expectClose(loess(samples(...values), { window: 5 }), samples(...expected));
  });
});

describe('loess refuses', () => {
  it.each<[object, string]>([
    [{ window: 4 }, 'a loess window is an odd whole number of at least 3 samples, got 4'],
    [{ window: 1 }, 'a loess window is an odd whole number of at least 3 samples, got 1'],
    [{ window: 3.5 }, 'a loess window is an odd whole number of at least 3 samples, got 3.5'],
    [{ window: 5, degree: 2 }, 'a loess degree is 0 or 1, got 2'],
    [{ window: 5, jump: 0 }, 'a loess jump is a whole number of at least 1 sample, got 0'],
  ])('loess(values, %j) refuses', (options, message) => {
    expect(() => loess(samples(1, 2, 3), options as LoessOptions)).toThrow(new RangeError(message));
  });

  it('loess(values, options, too few weights) refuses', () => {
    expect(() => loess(samples(1, 2, 3), { window: 3 }, samples(1))).toThrow(
      new RangeError('one weight for each of the 3 values, got 1'),
    );
  });
});
