import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIntervals, type ScoredSlots } from '../../src/findings/intervals.ts';

const DECISION = { threshold: 1e-4, joinedWithinSlots: 16 };

/** What a slot looks like in a picture: its probability and its side of the band. */
const slotKinds: Readonly<Record<string, readonly [probability: number, side: number]>> = {
  '.': [1, 0],
  ' ': [Number.NaN, 0],
  '^': [0.5, 1],
  v: [0.5, -1],
  x: [1e-5, 0],
  A: [1e-5, 1],
  V: [1e-5, -1],
  T: [DECISION.threshold, 1],
  '!': [1e-7, 1],
  '?': [1e-7, -1],
};

function slotsOf(picture: string): ScoredSlots {
  const kinds = [...picture].map((character) => slotKinds[character]!);
  return {
    probability: Float64Array.from(kinds, ([probability]) => probability),
    side: Int8Array.from(kinds, ([, side]) => side),
  };
}

/** First slot, last slot and peak of each interval. */
const intervalsOf = (picture: string) =>
  findIntervals(slotsOf(picture), DECISION).map(({ firstSlot, lastSlot, peakSlot }) => [
    firstSlot,
    lastSlot,
    peakSlot,
  ]);

const dots = (count: number) => '.'.repeat(count);

describe('findIntervals', () => {
  it.each<[string, string, number[][]]>([
    ['no slots', '', []],
    ['nothing unlikely', '..^^.. vv ..', []],
    ['one slot', '..A..', [[2, 2, 2]]],
    ['a slot exactly at the threshold', '..T..', [[2, 2, 2]]],
    ['a slot inside the band', '..x..', [[2, 2, 2]]],
    ['the whole series', 'A!A', [[0, 2, 1]]],
    ['growth over what leaves the band on the same side', '..^A^^..', [[2, 5, 3]]],
    ['no growth over what leaves it on the other side', '.vAv.', [[2, 2, 2]]],
    ['growth over what is unlikely too, on any side', '.AV.', [[1, 2, 1]]],
    ['growth over what is just at the threshold, on any side', '.VT.', [[1, 2, 1]]],
    ['growth over two tolerated slots', '.A..^.', [[1, 4, 1]]],
    ['growth over two missing slots', '.A  ^.', [[1, 4, 1]]],
    ['no growth over three slots', '.A...^.', [[1, 1, 1]]],
    ['no growth over three missing slots', '.A   ^.', [[1, 1, 1]]],
    ['no tolerated slot at an edge', '^..A..', [[0, 3, 3]]],
    ['growth again and again', '^..^..A..^..^...^', [[0, 12, 6]]],
    ['the least likely as the peak', '.A.!.A.', [[1, 5, 3]]],
    ['the first of equally unlikely as the peak', '.A.A.', [[1, 3, 1]]],
    ['neighbours on one side, 16 slots on', `A${dots(15)}A`, [[0, 16, 0]]],
    ['the worse peak of joined neighbours', `A${dots(15)}!`, [[0, 16, 16]]],
    ['a chain of neighbours', `A${dots(10)}!${dots(15)}A`, [[0, 27, 11]]],
    [
      'neighbours further apart',
      `A${dots(16)}A`,
      [
        [0, 0, 0],
        [17, 17, 17],
      ],
    ],
    [
      'neighbours on opposite sides',
      '.A....V.',
      [
        [1, 1, 1],
        [6, 6, 6],
      ],
    ],
    [
      'one side on both sides of the other',
      'A....?....A',
      [
        [0, 0, 0],
        [5, 5, 5],
        [10, 10, 10],
      ],
    ],
    [
      'a worse neighbour that takes its slots first',
      '^^A^...vv?',
      [
        [0, 3, 2],
        [7, 9, 9],
      ],
    ],
  ])('findIntervals(slots, threshold) finds %s: %j', (_, picture, intervals) => {
    expect(intervalsOf(picture)).toEqual(intervals);
  });

  it('findIntervals(slots, threshold) tells the probability of the peak', () => {
    expect(findIntervals(slotsOf('.A!'), DECISION)).toEqual([
      { firstSlot: 1, lastSlot: 2, peakSlot: 2, probability: 1e-7 },
    ]);
  });

  it('findIntervals(slots, threshold) of nothing but gaps finds nothing, even at a threshold of 1', () => {
    expect(findIntervals(slotsOf('    '), { ...DECISION, threshold: 1 })).toEqual([]);
  });

  it('findIntervals(slots, threshold) keeps its laws on any slots', () => {
    const pictures = fc.string({
      unit: fc.constantFrom(...Object.keys(slotKinds), '.', '.', '.'),
      maxLength: 120,
    });
    fc.assert(
      fc.property(pictures, (picture) => {
        const slots = slotsOf(picture);
        const intervals = findIntervals(slots, DECISION);
        let lastEnd = -1;
        for (const { firstSlot, lastSlot, peakSlot, probability } of intervals) {
          expect(firstSlot).toBeGreaterThan(lastEnd);
          lastEnd = lastSlot;
          const inside = slots.probability.subarray(firstSlot, lastSlot + 1);
          expect(probability).toBe(slots.probability[peakSlot]);
          expect(probability).toBe(Math.min(...inside.filter((one) => !Number.isNaN(one))));
          expect(peakSlot >= firstSlot && peakSlot <= lastSlot).toBe(true);
          for (const edge of [firstSlot, lastSlot]) expect('. '.includes(picture[edge]!)).toBe(false);
        }
        const covered = (slot: number) =>
          intervals.some((one) => slot >= one.firstSlot && slot <= one.lastSlot);
        slots.probability.forEach((one, slot) => {
          if (one <= DECISION.threshold) expect(covered(slot)).toBe(true);
        });
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('findIntervals(slots, threshold) leaves the slots alone', () => {
    const slots = slotsOf('.A..^ ?');
    findIntervals(slots, DECISION);
    expect(slots).toEqual(slotsOf('.A..^ ?'));
  });
});
