import { expect, it } from 'vitest';
import { cellString, wouldBeFormula } from '../../../src/report/office/cell-string.ts';

it.each([
  ['plain', 'plain'],
  ['_x0041_', '_x005F_x0041_'],
  ['a_x00e9_b_x00E9_', 'a_x005F_x00e9_b_x005F_x00E9_'],
  ['_x41_', '_x41_'],
  ['a\u0000b', 'a\ufffdb'],
])('cellString(%j) => %j', (text, told) => {
  expect(cellString(text)).toBe(told);
});

it('cellString(a text that no cell bears) is cut', () => {
  expect(cellString('x'.repeat(40_000))).toBe(`${'x'.repeat(32_766)}…`);
});

it.each([
  ['=1', true],
  ['  +1', true],
  ['-1', true],
  ['@a', true],
  ['\t1', true],
  ['a=1', false],
  ["'=1", false],
  ['', false],
])('wouldBeFormula(%j) is %j', (text, is) => {
  expect(wouldBeFormula(text)).toBe(is);
});
