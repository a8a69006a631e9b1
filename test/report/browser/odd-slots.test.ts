import { expect, it } from 'vitest';
import { oddSlots } from '../../../src/report/browser/odd-slots.ts';

it.each<[string, (number | null)[], number[], number[]]>([
  ['nothing is odd', [1, 2, 3], [], []],
  ['a gap of two', [1, 2, null, null, 3, 4], [2, 2], []],
  ['a sample between two gaps', [1, 2, null, 5, null, 3, 4], [2, 1, 4, 1], [3]],
  ['samples alone at both ends', [1, null, 2], [1, 1], [0, 2]],
  ['nothing is there', [null, null], [0, 2], []],
])('oddSlots(values): %s', (_, values, gaps, lonely) => {
  expect(oddSlots(values)).toEqual({ gaps, lonely });
});
