import { describe, expect, it } from 'vitest';
import { coveredBy, within } from '../../../src/report/charts/window.ts';
import { drawableData } from '../../../src/report/document/drawable.ts';
import { atSlot, partOf, START_MS } from './charts.ts';

const { data } = partOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

describe('coveredBy', () => {
  it.each([
    ['ten samples', data, { fromMs: START_MS - 30_000, toMs: atSlot(9) + 30_000 }],
    [
      'one sample, which has no step',
      { ...data, values: [1], stepMs: 0 },
      { fromMs: START_MS - 0.5, toMs: START_MS + 0.5 },
    ],
    ['no sample', { ...data, values: [] }, { fromMs: START_MS - 30_000, toMs: START_MS + 30_000 }],
  ])('coveredBy(%s)', (_name, one, span) => {
    expect(coveredBy(one)).toEqual(span);
  });
});

describe('within', () => {
  it.each([
    ['from slot to slot', 2, 4, [2, 3, 4]],
    ['between slots', 2.5, 4.5, [2, 3, 4, 5]],
    ['beyond both ends', -5, 50, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['after the end', 20, 30, [9]],
  ])('within(data, a span %s)', (_name, from, to, values) => {
    const part = within(data, { fromMs: atSlot(from), toMs: atSlot(to) });
    expect(part.values).toEqual(values);
    expect(part.startMs).toBe(atSlot(values[0]!));
    expect(new Set([part.expected, part.lower, part.upper, part.trend].map(({ length }) => length))).toEqual(
      new Set([values.length]),
    );
  });

  it('within(data of one sample, span) is that sample', () => {
    const one = { ...data, values: [1], stepMs: 0 };
    expect(within(one, { fromMs: 0, toMs: 1 })).toBe(one);
  });
});

it('within(an outline, span) keeps its pixels whole', () => {
  const pixels = [1, 2, 3, 4];
  const outline = { startMs: 0, stepMs: 400, first: pixels, min: pixels, max: [9, 9, 9, 9], last: pixels };
  const data = drawableData({ shape: 'picture', ...outline });
  expect(within(data, { fromMs: 700, toMs: 900 })).toMatchObject({
    startMs: 400,
    values: [2, 2, 9, 2, 3, 3, 9, 3],
  });
});
