import { expect, it } from 'vitest';
import { compared } from '../../../src/report/browser/row-order.ts';

it.each([
  ['ascending', ['10', '9', '', '-1'], ['-1', '9', '10', '']],
  ['descending', ['10', '9', '', '-1'], ['10', '9', '-1', '']],
  ['ascending', ['b', '', 'a', 'B'], ['B', 'a', 'b', '']],
  ['descending', ['1e3', '999'], ['1e3', '999']],
] as const)('compared(a, b, %j) puts %j in order', (direction, cells, sorted) => {
  expect(cells.toSorted((a, b) => compared(a, b, direction))).toEqual(sorted);
});
