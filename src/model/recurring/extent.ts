import type { Place, Track } from './track.ts';

/** How far an occurrence goes on beyond its place, and how much it is in all. */
export interface Extent {
  readonly lastSlot: number;
  /** In means over the place: twice as long, or twice as high, is twice as much. */
  readonly area: number;
  /** Whether it ended within `MOST_LENGTHS` of its place. */
  readonly hasEnded: boolean;
}

/** It goes on as long as it has this share of its usual height, with at most one slot of less in between. */
const GOES_ON = 0.5;
/** What goes on for longer than so many places is no longer the same thing. */
const MOST_LENGTHS = 4;

/** An occurrence from its place to where it ends. */
export function extentOf(track: Track, place: Place, usual: number): Extent {
  const { alone, width } = track;
  const whole = place.lastSlot - place.firstSlot + 1;
  const level = track.levelOf(track.before(place));
  const least = (GOES_ON * usual * whole) / width;
  const end = Math.min(alone.length, place.lastSlot + 1 + MOST_LENGTHS * whole);
  let lastSlot = place.lastSlot;
  let slot = place.lastSlot + 1;
  for (; slot < end && slot - lastSlot <= 2; slot++) if (alone[slot]! - level >= least) lastSlot = slot;
  let area = 0;
  for (let at = place.firstSlot; at <= lastSlot; at++) area += alone[at]! - level || 0;
  return { lastSlot, area: area / whole, hasEnded: slot < end || slot - lastSlot > 2 };
}
