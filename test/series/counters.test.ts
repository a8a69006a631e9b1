import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes, delta, increase, irate, rate, resets } from '../../src/series/counters.ts';
import {
  lastValue,
  overWindows,
  type RawSamples,
  type TimeWindow,
  type WindowRule,
} from '../../src/series/windows.ts';

const MINUTE = 60_000;
const NONE = Number.NaN;
const RULES: readonly WindowRule[] = ['closed', 'left-open'];

/** Samples one step apart, from time 0 on. */
function every(stepMs: number, ...values: number[]): RawSamples {
  return {
    timestampsMs: Float64Array.from(values, (_, i) => i * stepMs),
    values: Float64Array.from(values),
  };
}

const rising = (from: number, by: number): RawSamples =>
  every(4 * MINUTE, ...Array.from({ length: 11 }, (_, i) => from + i * by));

/** The function's single result at one time. */
function at(fn: typeof rate, samples: RawSamples, timeMs: number, window: TimeWindow): number {
  return fn(samples, Float64Array.of(timeMs), window)[0]!;
}

describe('rate', () => {
  // Rise 480 in 480 s, half a gap (120 s) to the right, and to the left as far as the counter's zero allows:
  // Prometheus 2 up to 1.1 gaps, Prometheus 3 up to half a gap. The column of 3 is in its own functions.test.
  it.each([
    [0, 0.5, 0.5],
    [60, 0.55, 0.55],
    [120, 0.6, 0.6],
    [180, 0.65, 0.6],
    [240, 0.7, 0.6],
    [300, 0.6, 0.6],
  ])('rate(a counter that starts at %d) is %d closed, %d left-open', (start, closed, leftOpen) => {
    const samples = rising(start, 240);
    const got = RULES.map((rule) => at(rate, samples, 10 * MINUTE, { rangeMs: 20 * MINUTE, rule }));
    expect(got[0]).toBeCloseTo(closed, 12);
    expect(got[1]).toBeCloseTo(leftOpen, 12);
  });

  it('rate(a sample on the left edge) counts it closed, not left-open', () => {
    const samples = every(15_000, 100, 101, 103, 106, 150);
    const got = RULES.map((rule) => at(rate, samples, MINUTE, { rangeMs: MINUTE, rule }));
    // closed: 50 in 60 s. left-open: 49 in 45 s, stretched to 60 s
    expect(got).toEqual([50 / 60, (49 * (60 / 45)) / 60]);
  });

  it.each<[string, number[], number]>([
    ['no sample', [], NONE],
    ['one sample', [5], NONE],
    ['two samples', [10, 70], 1],
    ['two equal samples', [5, 5], 0],
    ['a first sample that is NaN', [NONE, 5], NONE],
    ['a last sample that is NaN', [1, 5, NONE], NONE],
    ['a NaN in between', [5, NONE, 65], 0.5],
    ['a fall', [60, 30], 0.5],
    ['two falls', [60, 30, 0], 30 / 120],
  ])('rate(%s)', (_, values, expected) => {
    const samples = every(MINUTE, ...values);
    const endMs = Math.max(0, values.length - 1) * MINUTE;
    const got = at(rate, samples, endMs, { rangeMs: Math.max(endMs, MINUTE), rule: 'closed' });
    expect(got).toEqual(expected);
  });

  it.each(RULES)('rate(a counter that stays at zero, %s) is zero', (rule) => {
    expect(at(rate, every(MINUTE, 0, 0, 0), 3 * MINUTE, { rangeMs: 9 * MINUTE, rule })).toBe(0);
  });

  it('rate(infinite counters) leaves no trace behind their window', () => {
    const samples = every(MINUTE, 1, Infinity, 60, 120, 180, 240);
    const times = samples.timestampsMs.map((timeMs) => timeMs);
    const got = rate(samples, times, { rangeMs: MINUTE, rule: 'closed' });
    expect(got).toEqual(Float64Array.of(NONE, Infinity, NONE, 1, 1, 1));
  });
});

describe('increase', () => {
  // The same in functions.test of Prometheus 3.
  it.each([
    ['from 0', [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 100],
    ['from 0, with a reset', [0, 18, 36, 54, 72, 90, 0, 18, 36, 54, 72], 162],
    ['from 10, half a gap back', [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], 105],
    ['from 1, zero half a minute back', [1, 11, 21, 31, 41, 51, 61, 71, 81, 91, 101], 101],
  ])('increase(a counter %s)', (_, values, expected) => {
    const samples = every(5 * MINUTE, ...values);
    const got = at(increase, samples, 50 * MINUTE, { rangeMs: 100 * MINUTE, rule: 'left-open' });
    expect(got).toBeCloseTo(expected, 10);
  });

  it('increase(3, then 2) takes the fall for 3, 0, 1, 2', () => {
    const samples = every(5 * MINUTE, 0, 1, 2, 3, 2, 3, 4);
    const window: TimeWindow = { rangeMs: 30 * MINUTE, rule: 'left-open' };
    expect(at(increase, samples, 30 * MINUTE, window)).toBeCloseTo(7, 12);
  });
});

describe('delta', () => {
  it.each([
    [[0, 50, 100, 150, 200], 200],
    [[200, 150, 100, 50, 0], -200],
    [[0, 100, 0, 0, 0], 0],
  ])('delta(%j) is %d', (values, expected) => {
    const window: TimeWindow = { rangeMs: 20 * MINUTE, rule: 'closed' };
    expect(at(delta, every(5 * MINUTE, ...values), 20 * MINUTE, window)).toBe(expected);
  });
});

describe('irate', () => {
  it('irate(samples) knows the last two samples only', () => {
    const samples = every(5 * MINUTE, 1, NONE, NONE, 5, 11, 3);
    const got = irate(samples, samples.timestampsMs, { rangeMs: 15 * MINUTE, rule: 'closed' });
    expect(got).toEqual(Float64Array.of(NONE, NONE, NONE, NONE, 0.02, 0.01));
  });
});

describe('resets, changes', () => {
  // Counted by hand; the same in functions.test of Prometheus 3.
  it.each([
    [10, 0, 0],
    [20, 1, 2],
    [30, 1, 3],
    [32, 2, 4],
    [50, 3, 7],
    [4, NONE, NONE],
    [6, 0, 0],
  ])('resets(…[%dm]) is %d, changes %d', (minutes, fallen, changed) => {
    const samples = every(5 * MINUTE, 1, 2, 3, 0, 1, 0, 0, 1, 2, 0);
    const window: TimeWindow = { rangeMs: minutes * MINUTE, rule: 'left-open' };
    expect(at(resets, samples, 50 * MINUTE, window)).toBe(fallen);
    expect(at(changes, samples, 50 * MINUTE, window)).toBe(changed);
  });

  it('changes(NaN to NaN) is none, from and to NaN is one', () => {
    const window: TimeWindow = { rangeMs: 20 * MINUTE, rule: 'closed' };
    expect(at(changes, every(MINUTE, NONE, NONE, NONE), 20 * MINUTE, window)).toBe(0);
    expect(at(changes, every(MINUTE, 0, NONE, 0), 20 * MINUTE, window)).toBe(2);
  });
});

/** A counter with gaps and restarts, off and on the grid of the evaluation times. */
const arbitrarySamples = fc
  .array(fc.record({ gapMs: fc.constantFrom(500, 1000, 1500, 3000, 9000), value: fc.nat(40) }), {
    maxLength: 60,
  })
  .map((steps): RawSamples => {
    let timeMs = 0;
    const timestampsMs = Float64Array.from(steps, ({ gapMs }) => (timeMs += gapMs));
    return { timestampsMs, values: Float64Array.from(steps, ({ value }) => value) };
  });

const arbitraryTimes = fc
  .array(fc.constantFrom(0, 500, 1000, 2500, 20_000), { maxLength: 60 })
  .map((steps) => {
    let timeMs = 0;
    return Float64Array.from(steps, (stepMs) => (timeMs += stepMs));
  });

const arbitraryWindow = fc.record({
  rangeMs: fc.constantFrom(1000, 4000, 7777, 30_000),
  rule: fc.constantFrom(...RULES),
});

/** `extrapolatedRate` with a loop for every window: slow, and plainly what the two versions say. */
function plainIncrease(
  samples: RawSamples,
  times: Float64Array,
  { rangeMs, rule }: TimeWindow,
): Float64Array {
  return times.map((timeMs) => {
    const held = [...samples.timestampsMs.keys()].filter((i) => {
      const ageMs = timeMs - samples.timestampsMs[i]!;
      return ageMs >= 0 && (rule === 'closed' ? ageMs <= rangeMs : ageMs < rangeMs);
    });
    if (held.length < 2) return NONE;
    const points = held.map((i) => ({ s: samples.timestampsMs[i]! / 1000, value: samples.values[i]! }));
    const [first, last] = [points[0]!, points.at(-1)!];
    let rise = last.value - first.value;
    for (let i = 1; i < points.length; i++) {
      if (points[i]!.value < points[i - 1]!.value) rise += points[i - 1]!.value;
    }
    const sampled = last.s - first.s;
    const gap = sampled / (points.length - 1);
    let [head, tail] = [first.s - (timeMs - rangeMs) / 1000, timeMs / 1000 - last.s];
    const zero = rise > 0 && first.value >= 0 ? sampled * (first.value / rise) : Infinity;
    if (rule === 'closed' && zero < head) head = zero;
    if (head >= gap * 1.1) head = gap / 2;
    if (rule === 'left-open' && zero < head) head = zero;
    if (tail >= gap * 1.1) tail = gap / 2;
    return (rise * (sampled + head + tail)) / sampled;
  });
}

describe('laws', () => {
  it('increase(samples) is what a loop for every window gives', () => {
    fc.assert(
      fc.property(arbitrarySamples, arbitraryTimes, arbitraryWindow, (samples, times, window) => {
        const got = increase(samples, times, window);
        const expected = plainIncrease(samples, times, window);
        expect(got.map((value, i) => (Math.abs(value - expected[i]!) < 1e-9 ? expected[i]! : value))).toEqual(
          expected,
        );
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('rate(samples) × seconds is increase(samples)', () => {
    fc.assert(
      fc.property(arbitrarySamples, arbitraryTimes, arbitraryWindow, (samples, times, window) => {
        const got = rate(samples, times, window);
        expect(got).toEqual(increase(samples, times, window).map((value) => value / (window.rangeMs / 1000)));
      }),
      { seed: 12 },
    );
  });

  it('increase(4 × samples) is 4 × increase(samples)', () => {
    fc.assert(
      fc.property(arbitrarySamples, arbitraryTimes, arbitraryWindow, (samples, times, window) => {
        const scaled = { ...samples, values: samples.values.map((value) => 4 * value) };
        expect(increase(scaled, times, window)).toEqual(
          increase(samples, times, window).map((value) => 4 * value),
        );
      }),
      { seed: 13 },
    );
  });

  it('increase(a counter that restarts) on the grid is that of the counter that never did', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 50 }), fc.integer({ min: 1, max: 9 }), (seen, steps) => {
        let total = 0;
        const unbroken = seen.map((value, i) => {
          const before = seen[i - 1] ?? 0;
          total += value < before ? value : value - before;
          return total;
        });
        const samples = every(MINUTE, ...seen);
        const window: TimeWindow = { rangeMs: steps * MINUTE, rule: 'closed' };
        // the first `steps` times still reach before the first sample, where the counters' zeros differ
        const times = samples.timestampsMs.slice(steps);
        expect(increase(samples, times, window)).toEqual(increase(every(MINUTE, ...unbroken), times, window));
      }),
      { seed: 14 },
    );
  });

  it.each([irate, resets, changes, lastValue])('%o left-open is closed with one millisecond less', (fn) => {
    fc.assert(
      fc.property(arbitrarySamples, arbitraryTimes, arbitraryWindow, (samples, times, { rangeMs }) => {
        expect(fn(samples, times, { rangeMs, rule: 'left-open' })).toEqual(
          fn(samples, times, { rangeMs: rangeMs - 1, rule: 'closed' }),
        );
      }),
      { seed: 15 },
    );
  });

  it('resets(samples) and changes(samples) are what a loop for every window counts', () => {
    fc.assert(
      fc.property(arbitrarySamples, arbitraryTimes, arbitraryWindow, (samples, times, window) => {
        const { values } = samples;
        const counted = (isCounted: (i: number) => boolean) =>
          overWindows(samples, times, window, (first, end) => {
            let count = 0;
            for (let i = first + 1; i < end; i++) if (isCounted(i)) count += 1;
            return count;
          });
        expect(resets(samples, times, window)).toEqual(counted((i) => values[i]! < values[i - 1]!));
        expect(changes(samples, times, window)).toEqual(counted((i) => values[i] !== values[i - 1]));
      }),
      { seed: 16 },
    );
  });

  it('rate(samples, times) leaves both as they were', () => {
    fc.assert(
      fc.property(arbitrarySamples, arbitraryTimes, arbitraryWindow, (samples, times, window) => {
        const before = structuredClone([samples, times]);
        for (const fn of [rate, increase, delta, irate, resets, changes]) fn(samples, times, window);
        expect([samples, times]).toEqual(before);
      }),
      { seed: 17, numRuns: 30 },
    );
  });
});
