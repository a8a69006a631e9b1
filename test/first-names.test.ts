import { expect, it } from 'vitest';
import { firstNames } from '../src/first-names.ts';

const names = Array.from({ length: 1240 }, (_, i) => `n${i}`);

it.each([
  [0, ''],
  [1, 'n0'],
  [4, 'n0, n1, n2, n3'],
  [5, 'n0, n1, n2, n3 and 1 more'],
  [1240, 'n0, n1, n2, n3 and 1236 more'],
])('firstNames(%d names) is %j', (count, text) => {
  expect(firstNames(names.slice(0, count))).toBe(text);
});

it('firstNames(names, options) names as many, and counts the others, as it is told', () => {
  expect(firstNames(names.slice(0, 2), { most: 2 })).toBe('n0, n1');
  expect(firstNames(names.slice(0, 3), { most: 2, and: ', and ' })).toBe('n0, n1, and 1 more');
  const counted = (count: number) => `${count / 1000}k`;
  expect(firstNames(names, { most: 2, counted })).toBe('n0, n1 and 1.238k more');
});
