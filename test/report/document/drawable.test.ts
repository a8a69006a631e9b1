import { describe, expect, it } from 'vitest';
import { drawableData } from '../../../src/report/document/drawable.ts';
import { incident } from './joined-results.ts';

describe('drawableData', () => {
  it('drawableData(all samples) is what it was given', () => {
    const data = incident.result.series[0]!.data!;
    expect(drawableData(data)).toBe(data);
  });

  it('drawableData(an outline) has four samples a pixel and neither band nor parts', () => {
    const outline = {
      shape: 'picture' as const,
      startMs: 1000,
      stepMs: 400,
      first: [1, null, 5],
      min: [0, null, 5],
      max: [9, null, 5],
      last: [4, null, 5],
    };
    const none = Array(12).fill(null);
    expect(drawableData(outline)).toEqual({
      shape: 'samples',
      startMs: 1000,
      stepMs: 100,
      values: [1, 0, 9, 4, null, null, null, null, 5, 5, 5, 5],
      expected: none,
      lower: none,
      upper: none,
      trend: none,
      seasonal: [],
      slotsPerPixel: 4,
    });
  });

  it('drawableData(an outline of one value a pixel) has one sample a pixel', () => {
    const values = [1, null, 5];
    const outline = { startMs: 1000, stepMs: 400, first: values, min: values, max: values, last: values };
    const drawable = drawableData({ shape: 'picture', ...outline });
    expect(drawable).toMatchObject({ stepMs: 400, values });
    expect(drawable.slotsPerPixel).toBeUndefined();
  });
});
