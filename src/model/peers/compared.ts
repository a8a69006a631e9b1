import { each } from '../elementwise.ts';
import { median } from '../robust.ts';
import { boundsOf, withinBounds } from '../transform/bounds.ts';
import type { Placed } from './centre.ts';
import { departureFrom } from './departure.ts';
import { type Moving, movingAlike } from './movement.ts';
import { type DayParts, usualDifference } from './usual-difference.ts';
import { type Line, usualLine } from './usual-line.ts';
import { usualSpread } from './usual-spread.ts';

/** The slots that all members of a group count on. */
export interface PeerClock {
  readonly slots: number;
  readonly stepMs: number;
  /** The times of day of all slots; left out where a day has hardly any. */
  readonly day?: DayParts | undefined;
}

/** One series against its peers, one entry a slot; NaN where it has no value, or fewer than two peers have. */
export interface ComparedWithPeers {
  /** What the median of its peers foretells with its own usual difference, and where undisturbed values lie. */
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Chance, per sample, that undisturbed data departs from its peers like this. */
  readonly probability: Float64Array;
  /** +1 above the band, −1 below it; 0 inside it, and where it is rather the others that departed, or half of them. */
  readonly side: Int8Array;
  /** How many others have a value. */
  readonly others: Int32Array;
}

/**
 * Compares each of several series with the median of the others, for those that usually move alike.
 * @param members in any order, which changes nothing
 * @param least the largest probability that matters
 * @returns in their order; undefined for what does not move as they do, and for what is never far from them
 */
export function compareWithPeers(
  members: readonly Placed[],
  clock: PeerClock,
  least: number,
): (ComparedWithPeers | undefined)[] {
  const placed = members.map((member, place) => ({ ...member, place }));
  const compared = new Array<ComparedWithPeers | undefined>(members.length).fill(undefined);
  for (const one of movingAlike(placed, clock.slots)) compared[one.member.place] = compare(one, clock, least);
  return compared;
}

function compare(
  { member, line: rough, peers, all, count }: Moving<Placed>,
  { stepMs, day: ofClock }: PeerClock,
  least: number,
): ComparedWithPeers | undefined {
  const { firstSlot, values } = member;
  const day = ofClock && {
    ...ofClock,
    partOf: ofClock.partOf.subarray(firstSlot, firstSlot + values.length),
  };
  const line = steadyLine(rough, values, peers, (rest) => usualDifference(rest, stepMs, day));
  const foretold = each(peers, (peer) => line.offset + line.slope * peer);
  const difference = each(values, (value, slot) => value - foretold[slot]!);
  const usual = usualDifference(difference, stepMs, day);
  if (!isSteady(usual, foretold, stepMs)) return undefined;
  const departures = each(difference, (one, slot) => one - usual[slot]!);
  const spread = usualSpread(departures, peers, day);
  const inSpreads = each(departures, (one, slot) => one / spread[slot]!);
  const departure = departureFrom(inSpreads, least);
  if (departure === undefined) return undefined;
  const { half, probability } = departure;
  const expected = each(foretold, (one, slot) => one + usual[slot]!);
  const toAll = each(values, (value, slot) => value - line.offset - line.slope * all[slot]!);
  const usualToAll = usualDifference(toAll, stepMs, day);
  const band = withinBounds(
    each(expected, (one, slot) => one - half * spread[slot]!),
    each(expected, (one, slot) => one + half * spread[slot]!),
    boundsOf(values),
  );
  return {
    expected: each(expected, (one, slot) => Math.min(band.upper[slot]!, Math.max(band.lower[slot]!, one))),
    ...band,
    probability,
    side: sidesOf(values, band, (slot) => (toAll[slot]! - usualToAll[slot]!) / departures[slot]!),
    others: count.map((present) => present - 1),
  };
}

/** The line once more, without what the series usually differs by: a change of level must not tilt it. */
function steadyLine(
  rough: Line,
  values: Float64Array,
  peers: Float64Array,
  usualOf: (difference: Float64Array) => Float64Array,
): Line {
  const usual = usualOf(each(values, (value, slot) => value - rough.offset - rough.slope * peers[slot]!));
  return usualLine(
    peers,
    each(values, (value, slot) => value - usual[slot]!),
  );
}

const DAY_MS = 86_400_000;
/** What a series usually differs from its peers by changes less from day to day than this share of what they do. */
const STEADY_SHARE = 0.25;

/** Series that go their own ways are no peers, though something now and then moves all of them. */
function isSteady(usual: Float64Array, foretold: Float64Array, stepMs: number): boolean {
  const day = Math.round(DAY_MS / stepMs);
  const changes = each(usual.subarray(day), (one, slot) => Math.abs(one - usual[slot]!));
  const middle = median(foretold);
  let [sum, count] = [0, 0];
  for (let slot = 0; slot < foretold.length; slot++) {
    if (Number.isNaN(foretold[slot]!)) continue;
    sum += Math.abs(foretold[slot]! - middle);
    count += 1;
  }
  return !(median(changes) > (STEADY_SHARE * sum) / count);
}

/**
 * Where half of the group has left the other half, the median of all lies between them, and so it does for those that
 * stay where one of three leaves. It stays with the others where a few have left: then its distance is nearly theirs.
 */
const LEAST_FROM_ALL = 2 / 3;

/** @param shareFromAll departure from the median of all ÷ departure from that of the others */
function sidesOf(
  values: Float64Array,
  { lower, upper }: Pick<ComparedWithPeers, 'lower' | 'upper'>,
  shareFromAll: (slot: number) => number,
): Int8Array {
  const side = new Int8Array(values.length);
  for (let slot = 0; slot < side.length; slot++) {
    const beyond = Number(values[slot]! > upper[slot]!) - Number(values[slot]! < lower[slot]!);
    if (beyond !== 0 && shareFromAll(slot) > LEAST_FROM_ALL) side[slot] = beyond;
  }
  return side;
}
