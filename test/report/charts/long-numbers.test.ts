import { expect, it } from 'vitest';
import { inPowers, isReadable } from '../../../src/report/charts/long-numbers.ts';

it.each([
  [0.0000125, '1.25e-5'],
  [-2e12, '-2e12'],
  [0, '0'],
])('inPowers(%d) is %s', (value, text) => {
  expect(inPowers(value)).toBe(text);
});

it.each([
  ['1,000,000,000', true],
  ['10,000,000,000', false],
  ['1e21', false],
])('isReadable(%s) is %s', (text, is) => {
  expect(isReadable(text)).toBe(is);
});
