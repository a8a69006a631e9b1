import { expect, it } from 'vitest';
import { studentTail } from '../../../src/model/drift/student-tail.ts';

// 2 * scipy.stats.t.sf(t, degrees), scipy 1.17.1.
it.each([
  [2.5, 4, 0.06676654481198814],
  [4, 4, 0.016130089900092546],
  [3, 10, 0.01334365502256957],
  [6, 10, 0.00013210886035478557],
  [5, 25, 3.727107481445396e-5],
  [8, 25, 2.349750615718856e-8],
])('studentTail(%d, %d) is %d, or up to a third more', (t, degrees, probability) => {
  expect(studentTail(t, degrees) / probability).toBeGreaterThan(1);
  expect(studentTail(t, degrees) / probability).toBeLessThan(4 / 3);
});

it('studentTail(t, degrees) falls with t and with the degrees, and is never more than 1', () => {
  expect(studentTail(0, 5)).toBe(1);
  expect(studentTail(5, 5)).toBeGreaterThan(studentTail(6, 5));
  expect(studentTail(5, 5)).toBeGreaterThan(studentTail(5, 6));
});
