import { describe, expect, it } from 'vitest';
import { alikeIn } from '../../../src/model/spread/alike.ts';
import { utcSlots } from '../worlds.ts';

describe('alikeIn', () => {
  it('alikeIn(four days of six slots)(slot) are its like on the other days, and weeks', () => {
    const alikeOf = alikeIn({ civilSlotOf: utcSlots(24), cycles: [6, 42] });
    expect(alikeOf(8)).toEqual([[2, 14, 20], []]);
    expect(alikeOf(23)).toEqual([[5, 11, 17], []]);
  });

  it('alikeIn(a clock put forward by one slot) heeds it', () => {
    const civilSlotOf = utcSlots(24).map((slot) => (slot < 12 ? slot : slot + 1));
    expect(alikeIn({ civilSlotOf, cycles: [6] })(8)).toEqual([[2, 13, 19]]);
  });

  it('alikeIn(a cycle of 4.5 slots) rounds', () => {
    expect(alikeIn({ civilSlotOf: utcSlots(14), cycles: [4.5] })(5)).toEqual([[1, 10]]);
  });
});
