import { expect, it } from 'vitest';
import { valuesAt } from '../../../src/report/browser/values-at.ts';

const none = [null, null, null, null, null, null, null, null];
const columns = {
  values: [5, 2, 9, 6, null, null, null, null],
  expected: none,
  lower: none,
  upper: [7, 8, null, null, null, null, null, null],
  components: [],
};
const lines = { expected: null, lower: null };

it.each([
  ['a sample', 1, 1, { fromMs: 1250, toMs: 1250, least: 2, greatest: 2, ...lines, upper: 8 }],
  ['a gap', 4, 1, { fromMs: 2000, toMs: 2000, least: null, greatest: null, ...lines, upper: null }],
  [
    'the first slot of a pixel',
    0,
    4,
    { fromMs: 1000, toMs: 2000, least: 2, greatest: 9, ...lines, upper: 7 },
  ],
  ['the last slot of it', 3, 4, { fromMs: 1000, toMs: 2000, least: 2, greatest: 9, ...lines, upper: null }],
  ['an empty pixel', 6, 4, { fromMs: 2000, toMs: 3000, least: null, greatest: null, ...lines, upper: null }],
])('valuesAt(%s)', (_, slot, slotsPerPixel, told) => {
  expect(valuesAt(slot, { startMs: 1000, stepMs: 250, slotsPerPixel }, columns)).toEqual(told);
});
