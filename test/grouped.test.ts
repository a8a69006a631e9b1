import { expect, it } from 'vitest';
import { groupedBy } from '../src/grouped.ts';

it('groupedBy(items, keyOf) keeps the order of keys and of items', () => {
  const groups = groupedBy(['b1', 'a1', 'b2', 'c1', 'a2'], ([key = '']) => key);
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
});

it('groupedBy([], keyOf) is empty', () => {
  expect(groupedBy([], () => '')).toEqual(new Map());
});

it('groupedBy(items, keyOf) takes keys for equal as a Map does', () => {
  const groups = groupedBy([Number.NaN, 1, Number.NaN], (item) => item);
  expect([...groups]).toEqual([
    [Number.NaN, [Number.NaN, Number.NaN]],
    [1, [1]],
  ]);
});
