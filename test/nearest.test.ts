import { describe, expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

describe('nearest', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['jsn', ['text', 'json'], 'json'],
    ['JSON', ['text', 'json'], 'json'],
    ['metrix.csv', ['logs.csv', 'metrics.csv'], 'metrics.csv'],
    ['coment', ['answer', 'comment'], 'comment'],
    ['x', ['text', 'json'], undefined],
    ['jsn', [], undefined],
    ['', ['text', 'json'], undefined],
  ])('nearest(%j, %j) allows a third of the letters: %j', (typed, names, meant) => {
    expect(nearest(typed, names)).toBe(meant);
  });

  it.each<[string, readonly string[], string | undefined]>([
    ['levle', ['label', 'level'], 'level'],
    ['Levle', ['LEVEL'], 'LEVEL'],
    ['on', ['off', 'no'], 'no'],
    ['vcs', ['json', 'csv'], 'csv'],
    ['tsag', ['text', 'tags'], 'tags'],
    ['step', ['pets'], undefined],
  ])('nearest(%j, %j) counts a letter that changed places as one: %j', (typed, names, meant) => {
    expect(nearest(typed, names)).toBe(meant);
  });

  it.each<[string, readonly string[], string]>([
    ['2026-10-02.csv', ['2026-02-10.csv', '2026-10-01.csv'], '2026-10-01.csv'],
    ['abd', ['abc', 'abe'], 'abc'],
  ])('nearest(%j, %j) takes the nearest, and the first of several: %j', (typed, names, meant) => {
    expect(nearest(typed, names)).toBe(meant);
  });
});
