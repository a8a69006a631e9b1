import type { Place, Track } from './track.ts';

/** It is looked for within this share of the cycle on either side. */
const SEARCHED = 1 / 4;
/** What was only moved has its size still, within these shares of the usual… */
const LEAST_SIZE = 0.6;
const MOST_SIZE = 1.6;
/** …and stands alone: beside it there is at most this share of it. */
const BESIDE = 0.4;

/**
 * Where a pulse that is not at its place is instead: of all places within a quarter of a cycle the one where most stands,
 * if that is about the usual size, and alone. Undefined for nowhere.
 * @param usual its usual size
 */
export function displacedTo(track: Track, place: Place, usual: number): Place | undefined {
  const { alone, season, slack, width } = track;
  const searched = Math.floor(SEARCHED * season.length);
  const whole = place.lastSlot - place.firstSlot + 1;
  const from = Math.max(0, place.firstSlot - searched);
  const to = Math.min(alone.length, place.lastSlot + searched + 1);
  const level = track.levelOf(track.before(place), track.after(place));
  let sum = 0;
  let best = Number.NEGATIVE_INFINITY;
  let bestEnd = -1;
  for (let end = from; end < to; end++) {
    sum += alone[end]! || 0;
    if (end - whole >= from) sum -= alone[end - whole]! || 0;
    if (end - whole + 1 < from || sum <= best) continue;
    best = sum;
    bestEnd = end;
  }
  const found = { firstSlot: bestEnd - whole + 1, lastSlot: bestEnd };
  const share = (best / whole - level) / usual;
  const isMoved = Math.abs(found.firstSlot - place.firstSlot) > slack;
  if (!isMoved || share < LEAST_SIZE || share > MOST_SIZE) return undefined;
  const limit = BESIDE * usual;
  const left = track.meanOf({ firstSlot: found.firstSlot - width, lastSlot: found.firstSlot - 1 }) - level;
  const right = track.meanOf({ firstSlot: found.lastSlot + 1, lastSlot: found.lastSlot + width }) - level;
  return left > limit || right > limit ? undefined : found;
}
