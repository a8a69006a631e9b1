import { median, robustScale } from '../robust.ts';
import { alikeThen, USUAL_THEN } from './alike-then.ts';
import { displacedTo } from './displaced.ts';
import { extentOf } from './extent.ts';
import { pulsesOf } from './pulses.ts';
import type { LearnedSeason } from './season.ts';
import type { SeasonBreak, SeasonBreaks } from './season-breaks.ts';
import { type Place, Track } from './track.ts';
import { unlikeOthers } from './unlike-others.ts';

const NONE: SeasonBreaks = { breaks: [], judged: 0 };

/** What recurs is usually at least so many robust standard deviations of its sizes above nothing. */
const RELIABLE = 4;
/** Sizes are not known to be more alike than this share of the usual one. */
const MOST_ALIKE = 0.05;
/** Less than this share of the usual size is as good as nothing, if it is no more than that below nothing… */
const MISSING = 0.35;
/** …less than this is too small, and more than this too large. */
const SMALLER = 0.65;
const LARGER = 1.5;
/** More than this many times as much is an incident of its own that happens to begin there. */
const OF_ITS_OWN = 5;
/** What is wider than this share of the cycle is met by an incident too easily to be told larger by it. */
const NARROW = 1 / 24;
/** Beside it all is as usual, give or take this share of the pulse. */
const CALM = 0.25;
/** With more than this share broken it keeps no timetable. */
const MOST_BROKEN = 0.2;

/**
 * Where a short thing that comes back in every cycle did not come, came at another time, or in another size: each
 * occurrence of a pulse is compared with the others. What lies on a pulse but began before it, goes on long after it or
 * dwarfs it is an incident of its own; and what happens each seventh day, or more often than once in five, is the season.
 */
export function pulseBreaks(season: LearnedSeason): SeasonBreaks {
  const { pulses, around } = pulsesOf(season.profile, season.noise);
  const found = pulses.map((pulse) => breaksOf(new Track(season, pulse, around)));
  return {
    breaks: found.flatMap(({ breaks }) => breaks),
    judged: found.reduce((sum, { judged }) => sum + judged, 0),
  };
}

function breaksOf(track: Track): SeasonBreaks {
  const { longer, noise } = track.season;
  const all = Float64Array.from(track.places, (place) => track.sizeOf(place));
  const usual = median(all);
  if (!(usual > 0)) return NONE;
  const areas = all.map((size, at) =>
    Number.isNaN(size) ? Number.NaN : extentOf(track, track.places[at]!, usual).area,
  );
  const sides = all.map((size, at) => sideOf(size / usual, areas[at]! / usual));
  const alike = sides.map((side, at) => (side === 0 ? 0 : alikeThen(sides, at, longer)));
  const isJudged = (at: number) => !Number.isNaN(sides[at]!) && alike[at]! < 1;
  const judgedOf = (values: Float64Array) => values.map((value, at) => (isJudged(at) ? value : Number.NaN));
  const sizes = judgedOf(all);
  const typical = median(sizes);
  if (!(typical > RELIABLE * robustScale(sizes))) return NONE;
  const judged = sizes.filter((size) => !Number.isNaN(size)).length;
  const broken = [...sides.keys()].filter((at) => sides[at] !== 0 && isJudged(at));
  if (broken.length === 0 || broken.length > MOST_BROKEN * judged) return { breaks: [], judged };
  const least = Math.max(MOST_ALIKE * typical, noise / Math.sqrt(track.width));
  const small = unlikeOthers(sizes, least);
  const large = surpriseOfLarge(judgedOf(areas), least);
  const breaks = broken.flatMap((at): SeasonBreak[] => {
    if (alike[at]! >= USUAL_THEN) return [];
    const place = track.places[at]!;
    const found = sides[at] === 1 ? excess(track, place, typical) : shortfall(track, place, typical);
    return found === undefined ? [] : [{ ...found, decades: sides[at] === 1 ? large[at]! : small[at]! }];
  });
  return { breaks, judged };
}

/** −1 for too small, 1 for too large, 0 for neither; NaN for what was not seen. */
function sideOf(size: number, area: number): number {
  if (Number.isNaN(size)) return Number.NaN;
  return Number(area > LARGER) - Number(size < SMALLER);
}

/** Jobs differ by factors as much as by amounts: what is large must be so by either. */
function surpriseOfLarge(areas: Float64Array, least: number): Float64Array {
  const byAmount = unlikeOthers(areas, least);
  const byFactor = unlikeOthers(
    areas.map((area) => Math.log(Math.max(area, least))),
    MOST_ALIKE,
  );
  return byAmount.map((decades, at) => Math.min(decades, byFactor[at]!));
}

type Found = Omit<SeasonBreak, 'decades'> | undefined;

function shortfall(track: Track, place: Place, usual: number): Found {
  const limit = CALM * usual;
  const [isCalmBefore, isCalmAfter] = [track.before(place), track.after(place)].map((beside) =>
    track.isCalm(beside, limit),
  );
  const share = track.sizeOf(place) / usual;
  if (share < -MISSING) return undefined;
  const other = displacedTo(track, place, usual);
  if (other !== undefined) {
    if (isByTheOtherClock(track, place, other)) return undefined;
    if (other.firstSlot > place.firstSlot)
      return isCalmBefore ? { how: 'late', ...place, lastSlot: other.lastSlot } : undefined;
    return isCalmAfter ? { how: 'early', ...place, firstSlot: other.firstSlot } : undefined;
  }
  if (!isCalmBefore || !isCalmAfter) return undefined;
  return { how: share <= MISSING ? 'missing' : 'smaller', ...place };
}

/** A job that keeps the time of a clock that is never put forward is not late in summer. */
function isByTheOtherClock(track: Track, place: Place, other: Place): boolean {
  const { ahead } = track.season;
  const aheads = Float64Array.from(track.places, ({ firstSlot }) => ahead[firstSlot] ?? Number.NaN);
  const changed = ahead[place.firstSlot]! - median(aheads);
  return changed !== 0 && Math.abs(other.firstSlot - place.firstSlot - changed) <= track.width;
}

function excess(track: Track, place: Place, usual: number): Found {
  const { width, slack, season } = track;
  if (width > Math.max(1, NARROW * season.length)) return undefined;
  const extent = extentOf(track, place, usual);
  const justBefore = track.meanOf({ firstSlot: place.firstSlot - width, lastSlot: place.firstSlot - 1 });
  const limit = CALM * usual;
  const isOnsetUsual = !(justBefore > 2 * limit) && track.isCalm(track.before(place), limit);
  if (!isOnsetUsual || !extent.hasEnded || extent.area > OF_ITS_OWN * usual) return undefined;
  const isLonger = extent.lastSlot - place.lastSlot > slack;
  return isLonger || isHigherThroughout(track, place, usual)
    ? { how: 'larger', ...place, lastSlot: extent.lastSlot }
    : undefined;
}

/** Half of the pulse and more is above its usual height: no single sample made it larger. */
function isHigherThroughout({ alone, width, slack }: Track, place: Place, usual: number): boolean {
  const height = (usual * (width + 2 * slack)) / width;
  let higher = 0;
  for (let slot = place.firstSlot; slot <= place.lastSlot; slot++)
    if (alone[slot]! > ((1 + LARGER) / 2) * height) higher += 1;
  return 2 * higher > width;
}
