import { describe, expect, it } from 'vitest';
import { displacedTo } from '../../../src/model/recurring/displaced.ts';
import { Track } from '../../../src/model/recurring/track.ts';
import { BATCH_AT, CYCLE, type Night, nights, seasonOf } from './nights.ts';

const PULSE = { firstPhase: BATCH_AT, lastPhase: BATCH_AT + 3 };
const USUAL = 40 / 6;

/** By how many slots the batch of the third cycle was displaced. */
function displacement(night: Omit<Night, 'cycle'>): number | undefined {
  const values = nights(5, [{ cycle: 2, ...night }], 0.1);
  const track = new Track(seasonOf(values), PULSE, new Float64Array(CYCLE).fill(50));
  const place = track.places[3]!;
  const found = displacedTo(track, place, USUAL);
  return found === undefined ? undefined : found.firstSlot - place.firstSlot;
}

describe('displacedTo', () => {
  it.each([
    ['late', { shift: 12 }, 12],
    ['early', { shift: -9 }, -9],
    ['a little late', { shift: 4 }, 4],
    ['at its place, give or take the slack', { shift: 1 }, undefined],
    ['not there at all', { height: 0 }, undefined],
    ['more than a quarter of a cycle late', { shift: 40 }, undefined],
    ['much larger elsewhere', { shift: 12, height: 30 }, undefined],
    ['much longer elsewhere', { shift: 12, slots: 12 }, undefined],
  ])('displacedTo(track, place, usual) of one that is %s', (_, night, expected) => {
    const found = displacement(night);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(Math.abs(found! - expected)).toBeLessThanOrEqual(1);
  });
});
