import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeScale } from '../../../src/report/office-chart/time-scale.ts';

const MINUTE = 1 / 1440;
/** 2025-10-06, a Monday. */
const DAY = 45936;

it.each([
  ['nothing', [], 2, 2 + MINUTE, MINUTE, 'mm-dd hh:mm'],
  ['one moment', [DAY], DAY, DAY + MINUTE, MINUTE, 'mm-dd hh:mm'],
  ['ten minutes', [DAY, DAY + 10 * MINUTE], DAY, DAY + 10 * MINUTE, 2 * MINUTE, 'mm-dd hh:mm'],
  ['a day', [DAY + 0.3, DAY + 1.2], DAY + 0.25, DAY + 1.2, 1 / 4, 'mm-dd hh:mm'],
  ['eight days', [DAY + 0.5, DAY + 8.5], DAY, DAY + 8.5, 2, 'yyyy-mm-dd'],
  ['six weeks, from a Monday', [DAY + 3, DAY + 45], DAY, DAY + 45, 7, 'yyyy-mm-dd'],
])('timeScale(%s) has whole steps up to its end', (_, days, min, max, step, format) => {
  const scale = timeScale(days);
  expect(scale).toEqual({
    min: expect.closeTo(min, 9),
    max: expect.closeTo(max, 9),
    step: expect.closeTo(step, 9),
    format,
  });
});

it('timeScale(days) holds every moment in eight steps or fewer', () => {
  const day = fc.double({ min: 25_569, max: 80_000, noNaN: true });
  fc.assert(
    fc.property(day, fc.double({ min: 0, max: 9000, noNaN: true }), (first, length) => {
      const { min, max, step } = timeScale([first, first + length]);
      expect(min).toBeLessThanOrEqual(first + step * 1e-5);
      expect(max).toBeGreaterThanOrEqual(first + length - step * 1e-5);
      expect((max - min) / step).toBeLessThan(8.001);
      expect(max).toBeGreaterThan(min);
    }),
  );
});
