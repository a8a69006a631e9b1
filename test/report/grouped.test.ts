import { expect, it } from 'vitest';
import { groupedBy } from '../../src/report/grouped.ts';

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

it('groupedBy(items, keyOf) takes time by the items, not by their square', () => {
  const items = Array.from({ length: 500_000 }, (_, i) => i);
  const startMs = performance.now();
  expect(groupedBy(items, (item) => String(item % 2)).get('1')).toHaveLength(250_000);
  expect(performance.now() - startMs).toBeLessThan(5000);
});
