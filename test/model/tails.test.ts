import { describe, expect, it } from 'vitest';
import { assumedSurprise, assumedSurpriseOfMedian, tailSurprise } from '../../src/model/tails.ts';
import { world } from './worlds.ts';

describe('tailSurprise', () => {
  it("tailSurprise(statistic) is nothing up to the 90 % quantile, and Hill's tail beyond, by hand", () => {
    const surprise = tailSurprise(Float64Array.from({ length: 100 }, (_, i) => i + 1));
    expect([...surprise.subarray(0, 90)]).toEqual(new Array(90).fill(0));
    // The quantile is 90; beyond lie 91 to 100, the last 3 of them censored at 97. Halfway to the first is u = 90.5.
    const logs = [91, 92, 93, 94, 95, 96, 97].map((value) => Math.log(value / 90.5));
    const index = (logs.reduce((sum, log) => sum + log, 0) + 3 * Math.log(97 / 90.5)) / 7;
    expect(surprise[90]).toBeCloseTo(1 + Math.log10(91 / 90.5) / index, 12);
    expect(surprise[99]).toBeCloseTo(1 + Math.log10(100 / 90.5) / index, 12);
  });

  it('tailSurprise(Pareto values) finds their tail again', () => {
    // P(X > x) = x^−4: one in 10⁴ at x = 10
    const values = world(20_000, 1, (_, chance) => (1 - chance.uniform()) ** (-1 / 4));
    values[123] = 10;
    expect(tailSurprise(values)[123]).toBeCloseTo(4, 0);
  });

  it('tailSurprise(statistic) does not let anomalies teach their own tail', () => {
    const clean = world(2000, 2, (_, chance) => Math.abs(chance.gaussian()));
    const dirty = clean.slice();
    for (let i = 0; i < 40; i++) dirty[i * 50] = 30;
    const alone = clean.slice();
    alone[0] = 30;
    expect(tailSurprise(dirty)[0]).toBeGreaterThan(0.6 * (tailSurprise(alone)[0] ?? 0));
  });

  it('tailSurprise(statistic) grows with the value and never beyond 8', () => {
    const values = world(1000, 3, (_, chance) => Math.abs(chance.gaussian()));
    values.set([10, 100, 1e6], 0);
    const surprise = tailSurprise(values);
    expect(surprise[1]).toBeGreaterThanOrEqual(surprise[0] as number);
    expect(surprise[2]).toBe(8);
    const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    for (let i = 1; i < order.length; i++) {
      expect(surprise[order[i] ?? 0]).toBeGreaterThanOrEqual(surprise[order[i - 1] ?? 0] as number);
    }
  });

  it('tailSurprise(statistic) does not depend on the unit', () => {
    const values = world(500, 4, (_, chance) => Math.abs(chance.gaussian()));
    const inOther = tailSurprise(values.map((value) => 1024 * value));
    for (const [i, surprise] of tailSurprise(values).entries()) expect(inOther[i]).toBeCloseTo(surprise, 9);
  });

  it.each([
    ['nothing', []],
    ['NaN alone', [Number.NaN, Number.NaN]],
    ['zeros', new Array(100).fill(0)],
    ['a constant', new Array(100).fill(7)],
    ['five values', [1, 2, 3, 4, 500]],
  ])('tailSurprise(%s) knows nothing unusual', (_, values) => {
    const surprise = tailSurprise(Float64Array.from(values));
    expect(surprise.every((one) => one >= 0 && one < 1)).toBe(true);
  });

  it('tailSurprise(mostly zeros) still ranks the others', () => {
    const values = world(1000, 5, (_, chance) => (chance.uniform() < 0.95 ? 0 : 1 + chance.uniform()));
    values[10] = 40;
    const surprise = tailSurprise(values);
    expect(surprise[10]).toBeGreaterThan(2);
    expect(surprise[10]).toBe(Math.max(...surprise));
  });
});

describe('assumedSurprise', () => {
  // Two-sided quantiles of Student's t with 3 degrees of freedom, from any printed table.
  it.each([
    [2.353, 0.1],
    [3.182, 0.05],
    [5.841, 0.01],
    [12.92, 0.001],
  ])('assumedSurprise(%d) is that of the table', (z, p) => {
    expect(10 ** -assumedSurprise(z)).toBeCloseTo(p, 4);
    expect(assumedSurprise(-z)).toBe(assumedSurprise(z));
  });

  it('assumedSurprise(z) grows without end and without a step where its form changes', () => {
    const far = [100, 173.2, 173.21, 200, 1e4, 1e8].map(assumedSurprise);
    for (let i = 1; i < far.length; i++) expect(far[i]).toBeGreaterThan(far[i - 1] as number);
    expect((far[2] as number) - (far[1] as number)).toBeLessThan(1e-3);
    expect(assumedSurprise(0)).toBeCloseTo(0, 12);
    expect(assumedSurprise(Number.NaN)).toBeNaN();
  });
});

describe('assumedSurpriseOfMedian', () => {
  // Two-sided quantiles of Student's t with 5 degrees of freedom, from any printed table.
  it.each([
    [2.015, 0.1],
    [2.571, 0.05],
    [4.032, 0.01],
    [6.869, 0.001],
  ])('assumedSurpriseOfMedian(%d) is that of the table', (z, p) => {
    expect(10 ** -assumedSurpriseOfMedian(z)).toBeCloseTo(p, 4);
    expect(assumedSurpriseOfMedian(-z)).toBe(assumedSurpriseOfMedian(z));
  });

  it('assumedSurpriseOfMedian(z) grows without end and without a step where its form changes', () => {
    const border = 40 * Math.sqrt(5);
    const far = [border / 2, border * (1 - 1e-9), border * (1 + 1e-9), 2 * border, 1e4, 1e8].map(
      assumedSurpriseOfMedian,
    );
    for (let i = 1; i < far.length; i++) expect(far[i]).toBeGreaterThan((far[i - 1] as number) - 1e-2);
    expect(Math.abs((far[2] as number) - (far[1] as number))).toBeLessThan(1e-2);
  });

  it('assumedSurpriseOfMedian(z) is lighter than the tail of a single sample', () => {
    for (const z of [5, 10, 50, 500]) expect(assumedSurpriseOfMedian(z)).toBeGreaterThan(assumedSurprise(z));
  });
});
