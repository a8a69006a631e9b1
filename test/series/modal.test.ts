import { describe, expect, it } from 'vitest';
import { modal } from '../../src/series/modal.ts';

describe('modal', () => {
  it.each<[number[], number, number]>([
    [[], Number.NaN, 0],
    [[7], 7, 1],
    [[1, 2, 2, 3], 2, 2],
    [[3, 1, 3, 1, 2], 1, 2],
    [[1, 3, 1, 3, 3], 3, 3],
  ])('modal(%j) is %d, %d times', (values, value, count) => {
    expect(modal(values)).toEqual({ value, count });
  });
});
