import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedChart, encodedChart } from '../../../src/report/chart-data/chart-data.ts';
import type { Column } from '../../../src/report/chart-data/column.ts';
import type { ChartPart } from '../../../src/report/document/document.ts';

type Samples = Pick<ChartPart, 'data' | 'decomposition'>;

/** A chart of which nothing but the values is known. */
function chartOf(values: Column): Samples {
  const none = values.map(() => null);
  const lines = { expected: none, lower: none, upper: none, trend: none, seasonal: [] };
  return {
    data: { shape: 'samples', startMs: 0, stepMs: 60_000, values: [...values], ...lines },
    decomposition: [],
  };
}

/** A noisy day of 288 slots, its band and its parts, told to nine digits as a result tells them. */
function seasonalChart(slots: number, tell: (value: number) => number): Samples {
  const noise = (slot: number) => (((slot * 7919) % 1009) / 1009 - 0.5) * 6;
  const all = Array.from({ length: slots }, (_, slot) => slot);
  const nine = (value: number) => Number(value.toPrecision(9));
  const trend = all.map((slot) => nine(50 + slot / 3000));
  const season = all.map((slot) => nine(20 * Math.sin((slot / 288) * 2 * Math.PI)));
  const expected = all.map((slot) => nine(trend[slot]! + season[slot]!));
  const width = all.map((slot) => 4 + Math.sin(slot / 288));
  const values = all.map((slot) => (slot % 5000 === 77 ? null : tell(expected[slot]! + noise(slot))));
  return {
    data: {
      shape: 'samples',
      startMs: 1_700_000_000_000,
      stepMs: 300_000,
      values,
      expected,
      lower: expected.map((value, slot) => nine(value - width[slot]!)),
      upper: expected.map((value, slot) => nine(value + width[slot]!)),
      trend,
      seasonal: [season],
    },
    decomposition: [
      { role: 'trend', title: 'trend', values: trend },
      { role: 'season', title: 'season: day', values: season },
      {
        role: 'remainder',
        title: 'remainder',
        values: values.map((value, slot) => (value === null ? null : nine(value - expected[slot]!))),
      },
    ],
  };
}

function worstError(column: Column, original: Column): number {
  return Math.max(
    ...original.map((value, slot) => {
      const other = column[slot] ?? null;
      if (value === null || other === null) return value === other ? 0 : Number.POSITIVE_INFINITY;
      return Math.abs(value - other);
    }),
  );
}

const wholes = fc.array(fc.option(fc.integer({ min: -49_999_999, max: 49_999_999 })), { maxLength: 200 });

describe('decodedChart(encodedChart(chart))', () => {
  it('gives measured values of eight digits back to the bit, at any size, gaps where they were', () => {
    fc.assert(
      fc.property(wholes, fc.integer({ min: -40, max: 40 }), (all, exponent) => {
        const values = all.map((one) => (one === null ? null : Number(`${one}e${exponent}`)));
        expect(decodedChart(encodedChart(chartOf(values))).values).toEqual(values);
      }),
    );
  });

  it('gives any other values back within 10⁻⁸ of what they span or 10⁻¹³ of the largest', () => {
    const number = fc.double({ min: -1e200, max: 1e200, noNaN: true, noDefaultInfinity: true });
    const sized = number.filter((one) => one === 0 || Math.abs(one) > 1e-200);
    fc.assert(
      fc.property(fc.array(fc.option(sized), { maxLength: 100 }), (values) => {
        const present = values.filter((one) => one !== null);
        const span = Math.max(...present) - Math.min(...present);
        const largest = Math.max(...present.map(Math.abs));
        const decoded = decodedChart(encodedChart(chartOf(values))).values;
        if (present.length > 0)
          expect(worstError(decoded, values)).toBeLessThanOrEqual(Math.max(span * 1e-8, largest * 1e-13));
        expect(decoded.map((one) => one === null)).toEqual(values.map((one) => one === null));
      }),
    );
  });

  const twoDecimals = (one: number) => Number(one.toFixed(2));
  const chart = seasonalChart(2000, twoDecimals);
  const decoded = decodedChart(encodedChart(chart));

  it.each(['expected', 'lower', 'upper'] as const)(
    'gives %s back within a thousandth of the band',
    (name) => {
      expect(worstError(decoded[name], chart.data[name])).toBeLessThan(8 / 1000);
    },
  );

  it('gives the parts back within 10⁻⁴ of what they span, with their titles', () => {
    expect(decoded.components.map(({ role, title }) => `${role} ${title}`)).toEqual([
      'trend trend',
      'season season: day',
      'remainder remainder',
    ]);
    const [trend, season, remainder] = decoded.components.map(({ values }, i) =>
      worstError(values, chart.decomposition[i]!.values),
    );
    expect(trend).toBeLessThan(0.6667e-4);
    expect(season).toBeLessThan(40e-4);
    expect(remainder).toBeLessThan(8 / 1000);
  });

  it('is within 155 kB for 20,000 samples, so that 45 kB are left for the drawn picture', () => {
    const sizeOf = (tell: (one: number) => number) =>
      JSON.stringify(encodedChart(seasonalChart(20_000, tell))).length;
    expect(sizeOf(twoDecimals)).toBeLessThan(90_000);
    expect(sizeOf((one) => one / 7)).toBeLessThan(155_000);
  });

  it('is the same JSON twice', () => {
    expect(JSON.stringify(encodedChart(chart))).toBe(JSON.stringify(encodedChart(chart)));
  });

  it.each([
    ['nothing', []],
    ['a gap alone', [null, null]],
    ['one value', [5]],
    ['a constant', [0.1, 0.1, 0.1]],
    ['a spike far out', [1.25, 1.5, 99_999.75, null, 1.25]],
  ])('holds %s', (_, values) => {
    expect(decodedChart(encodedChart(chartOf(values))).values).toEqual(values);
  });
});
