import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsOf, lagOf, restored } from '../../../src/report/chart-data/prediction.ts';

describe('errorsOf(numbers, lag)', () => {
  it.each([
    ['the number before', 1, [5, 7, 6], [5, 2, -1]],
    ['the line through the two before', 0, [1, 3, 5, 8], [1, 2, 0, 1]],
    ['the number three slots before', 3, [1, 2, 4, 1, 2, 5], [1, 1, 2, 0, 0, 1]],
  ])('errorsOf by %s', (_, lag, numbers, errors) => {
    expect(errorsOf(numbers, lag)).toEqual(errors);
  });

  it('restored(errorsOf(numbers, lag), lag) gives the numbers back', () => {
    const numbers = fc.array(fc.integer(), { maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.nat(70), (all, lag) => {
        expect(restored(errorsOf(all, lag), lag)).toEqual(all);
      }),
    );
  });
});

describe('lagOf(numbers)', () => {
  const slots = Array.from({ length: 400 }, (_, slot) => slot);

  it.each([
    ['a straight line', slots.map((slot) => 5 * slot), 0],
    ['a season of 24 slots', slots.map((slot) => ((slot % 24) * 37) % 24), 24],
    ['steps', slots.map((slot) => 1000 * Math.floor(slot / 150)), 1],
  ])('lagOf(%s)', (_, numbers, lag) => {
    expect(lagOf(numbers)).toBe(lag);
  });
});
