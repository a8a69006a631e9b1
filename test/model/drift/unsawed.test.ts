import { expect, it } from 'vitest';
import { unsawed } from '../../../src/model/drift/unsawed.ts';

const saw = Float64Array.of(0, 1, 2, 3, -20, -19, -18, -17, -40, -39);

it('unsawed(saw, 1) climbs all the way, and tells its falls', () => {
  const { levels, falls } = unsawed(saw, 1);
  expect([...levels]).toEqual([0, 1, 2, 3, 3, 4, 5, 6, 6, 7]);
  expect(falls).toEqual([4, 8]);
});

it('unsawed(levels, −1) is unsawed(−levels, 1), mirrored', () => {
  const mirrored = saw.map((level) => -level);
  expect(unsawed(mirrored, -1).levels).toEqual(unsawed(saw, 1).levels.map((level) => -level));
  expect(unsawed(saw, -1)).toEqual({ levels: saw, falls: [] });
});

it.each([
  ['no level', Float64Array.of()],
  ['a constant level', Float64Array.of(4, 4, 4, 4, 1, 1, 1)],
  ['a level that moves as it always does', Float64Array.of(0, 1, 0, 2, 1, 3, 0, 1)],
])('unsawed(%s) changes nothing', (_, levels) => {
  expect(unsawed(levels, 1)).toEqual({ levels, falls: [] });
});
