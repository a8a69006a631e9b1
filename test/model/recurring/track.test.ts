import { describe, expect, it } from 'vitest';
import { Track } from '../../../src/model/recurring/track.ts';
import { BATCH_AT, BATCH_HEIGHT, CYCLE, nights, seasonOf } from './nights.ts';

const PULSE = { firstPhase: BATCH_AT, lastPhase: BATCH_AT + 3 };
const around = new Float64Array(CYCLE).fill(50);
const trackOf = (values: Float64Array) => new Track(seasonOf(values), PULSE, around);
const sizesOf = (track: Track) => track.places.map((place) => track.sizeOf(place));
/** Four slots of the height in a place of six. */
const SIZE = (4 * BATCH_HEIGHT) / 6;

describe('Track', () => {
  it('new Track(season, pulse, around) has a place a cycle, with a slot of slack on either side', () => {
    const { width, slack, places } = trackOf(nights(5, [], 0));
    expect({ width, slack }).toEqual({ width: 4, slack: 1 });
    expect(places.slice(1)).toEqual(
      [19, 115, 211, 307, 403].map((first) => ({ firstSlot: first, lastSlot: first + 5 })),
    );
  });

  it('track.sizeOf(place) is the mean above what is beside it, whatever the level', () => {
    const values = nights(5, [{ cycle: 2, height: 0 }], 0).map(
      (value, slot) => value + (slot >= 3 * CYCLE ? 7 : 0),
    );
    const sizes = sizesOf(trackOf(values)).slice(1);
    for (const [cycle, size] of [SIZE, SIZE, 0, SIZE, SIZE].entries())
      expect(sizes[cycle]).toBeCloseTo(size, 9);
  });

  it('track.sizeOf(place) of what goes down counts downward', () => {
    const sizes = sizesOf(trackOf(nights(5, [], 0).map((value) => 100 - value)));
    expect(sizes.slice(1)).toEqual(Array(5).fill(SIZE));
  });

  it('track.sizeOf(place) is NaN before the series and where two of six slots are missing', () => {
    const values = nights(5, [], 0);
    values.fill(Number.NaN, CYCLE + BATCH_AT, CYCLE + BATCH_AT + 2);
    values[2 * CYCLE + BATCH_AT] = Number.NaN;
    const sizes = sizesOf(trackOf(values));
    expect(sizes.map(Number.isNaN)).toEqual([true, false, true, false, false, false]);
  });

  it.each([
    ['as usual', () => 0, true],
    ['mostly off the level', (at: number) => (at > 2 ? 3 : 0), false],
    ['off the level for a moment', (at: number) => (at < 3 ? 9 : 0), true],
  ])('track.isCalm(place, 2) of a neighbourhood that is %s', (_, off, isCalm) => {
    const values = nights(5, [], 0);
    const first = 2 * CYCLE + BATCH_AT + 5;
    for (let at = 0; at < 12; at++) values[first + at]! += off(at);
    const track = trackOf(values);
    expect(track.after(track.places[3]!)).toEqual({ firstSlot: first, lastSlot: first + 11 });
    expect(track.isCalm(track.after(track.places[3]!), 2)).toBe(isCalm);
  });

  it('track.isCalm(place, limit) is false where most of it is outside the band', () => {
    const values = nights(5, [], 0);
    const place = { firstSlot: 60, lastSlot: 63 };
    const isCalm = (out: number) => {
      const isOut = new Uint8Array(values.length).fill(1, 60, 60 + out);
      return new Track(seasonOf(values, { isOut }), PULSE, around).isCalm(place, 1);
    };
    expect([2, 3].map(isCalm)).toEqual([true, false]);
  });
});
