import { type DayChanges, dayChanges } from './day-changes.ts';
import type { Blocks } from './hours.ts';
import { type DepartureNeeds, type SlowDeparture, testedDeparture, type Window } from './tested-departure.ts';

/** Each window is longer than the one before by half; none is longer than this share of the series. */
const GROWTH = 1.5;
const LONGEST_SHARE = 0.6;
/** A random walk with the σ of the noise must hardly go so far: other windows are not looked at. */
const LEAST_UNITS = 4;
const MOST_LOOKS = 4;
/**
 * Where a level slowly leaves what it was, first to last: the windows over which it goes farthest by the measure of a
 * random walk, √time, each then tested (`testedDeparture`). O(n log n).
 */
export function slowDepartures(blocks: Blocks, needs: DepartureNeeds): SlowDeparture[] {
  const { levels, perDay } = blocks;
  const byDay = dayChanges(levels, perDay);
  if (byDay.changes.length < perDay) return [];
  const isTaken = new Uint8Array(levels.length);
  const found: SlowDeparture[] = [];
  for (let look = 0; look < MOST_LOOKS; look++) {
    const farthest = farthestWindow(byDay, isTaken, { ...needs, perDay });
    if (farthest === undefined) break;
    const departure = testedDeparture(farthest, { ...byDay, ...needs, levels, perDay });
    if (departure !== undefined) found.push(departure);
    const { first, last } = farthest;
    isTaken.fill(
      1,
      Math.min(first, departure?.firstBlock ?? first),
      Math.max(last, departure?.lastBlock ?? last) + 1,
    );
  }
  return found.sort((a, b) => a.firstBlock - b.firstBlock);
}

function farthestWindow(
  { days }: DayChanges,
  isTaken: Uint8Array,
  { perDay, shortestDays, leastSize, leastSigma }: DepartureNeeds & { readonly perDay: number },
): Window | undefined {
  let farthest: Window | undefined;
  let most = LEAST_UNITS;
  for (let longest = shortestDays * perDay; longest <= LONGEST_SHARE * days.length; longest *= GROWTH) {
    const length = Math.round(longest);
    const unit = leastSigma * Math.sqrt(length / perDay) || Number.MIN_VALUE;
    for (let first = 0; first + length < days.length; first++) {
      const size = Math.abs(days[first + length]! - days[first]!);
      if (size < leastSize || size <= most * unit) continue;
      if (isTaken.subarray(first, first + length + 1).includes(1)) continue;
      most = size / unit;
      farthest = { first, last: first + length };
    }
  }
  return farthest;
}
