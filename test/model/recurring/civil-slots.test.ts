import { describe, expect, it } from 'vitest';
import { slotsOfCivil } from '../../../src/model/recurring/civil-slots.ts';

describe('slotsOfCivil', () => {
  it.each([
    ['no change of the clock', [0, 1, 2, 3], [0, 1, 2, 3]],
    ['an hour that is skipped', [0, 1, 4, 5], [0, 1, -1, -1, 2, 3]],
    ['an hour that comes twice', [0, 1, 2, 1, 2, 3], [0, -1, -1, 5]],
    ['nothing', [], []],
  ])('slotsOfCivil(civilSlotOf) with %s', (_, civilSlotOf, expected) => {
    expect([...slotsOfCivil(Int32Array.from(civilSlotOf))]).toEqual(expected);
  });
});
