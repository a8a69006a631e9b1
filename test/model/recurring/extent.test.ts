import { describe, expect, it } from 'vitest';
import { extentOf } from '../../../src/model/recurring/extent.ts';
import { Track } from '../../../src/model/recurring/track.ts';
import { BATCH_AT, CYCLE, nights, seasonOf } from './nights.ts';

const PULSE = { firstPhase: BATCH_AT, lastPhase: BATCH_AT + 3 };
const USUAL = 40 / 6;

describe('extentOf', () => {
  it.each([
    ['as ever', {}, { longer: 0, times: 1, hasEnded: true }],
    ['twice as high', { height: 20 }, { longer: 0, times: 2, hasEnded: true }],
    ['three times as long', { slots: 12 }, { longer: 7, times: 3, hasEnded: true }],
    ['not there', { height: 0 }, { longer: 0, times: 0, hasEnded: true }],
    ['without an end', { slots: 40 }, { longer: 24, times: 7.25, hasEnded: false }],
  ])('extentOf(track, place, usual) of one that is %s', (_, night, expected) => {
    const values = nights(5, [{ cycle: 2, ...night }], 0);
    const track = new Track(seasonOf(values), PULSE, new Float64Array(CYCLE).fill(50));
    const place = track.places[3]!;
    const { lastSlot, area, hasEnded } = extentOf(track, place, USUAL);
    expect({ longer: lastSlot - place.lastSlot, times: area / USUAL, hasEnded }).toEqual({
      ...expected,
      times: expect.closeTo(expected.times, 9),
    });
  });
});
