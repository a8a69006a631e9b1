import { each } from '../elementwise.ts';
import { median } from '../robust.ts';
import { type Centre, centreOf, type Placed } from './centre.ts';
import { likeness } from './likeness.ts';
import { thinned } from './thinned.ts';
import { type Line, usualLine } from './usual-line.ts';

/** A series that usually moves as its peers do. */
export interface Moving<T extends Placed> {
  readonly member: T;
  /** Its own usual offset and scale: value = offset + slope × the median of its peers. */
  readonly line: Line;
  /** The median of its peers at each of its slots, in common units. */
  readonly peers: Float64Array;
  /** The median of all, itself as well. */
  readonly all: Float64Array;
  /** How many there are at each of its slots, with itself. */
  readonly count: Int32Array;
}

/** At least this alike a series moves with its peers, or they tell nothing of it: half of its variance is theirs. */
const LEAST_LIKENESS = 0.7;
const FEWEST = 3;
/** So many samples tell the middle and the size of movement. */
const ENOUGH = 1000;

/**
 * Those of several series that usually move alike, each with the median of the others. Medians of series that lie
 * elsewhere and move more or less are no middle of them, so each is first brought to common units by its own median
 * and mean deviation. What does not move as the median of the others is left out, as is everything where fewer than
 * three are left.
 */
export function movingAlike<T extends Placed>(members: readonly T[], slots: number): Moving<T>[] {
  const moved = members
    .map((member) => ({ member, line: roughLine(member.values) }))
    .filter(({ line }) => line.slope > 0);
  const beside = besidePeers(moved, slots);
  const isOne = beside.map(({ member, peers }) => likeness(member.values, peers) >= LEAST_LIKENESS);
  const alike = moved.filter((_, at) => isOne[at] === true);
  if (alike.length < FEWEST) return [];
  return (alike.length < moved.length ? besidePeers(alike, slots) : beside).map((one) => ({
    ...one,
    line: usualLine(one.peers, one.member.values),
  }));
}

/**
 * Around the median in mean deviations, for the median deviation of a series of rare bursts is the noise between them;
 * a slope of 0 where that is 0: what stands still most of the time moves with nobody.
 */
function roughLine(all: Float64Array): Line {
  const values = thinned(all, ENOUGH);
  const offset = median(values);
  const deviations = each(values, (value) => Math.abs(value - offset));
  let [sum, count] = [0, 0];
  for (let at = 0; at < deviations.length; at++) {
    if (Number.isNaN(deviations[at]!)) continue;
    sum += deviations[at]!;
    count += 1;
  }
  return { offset, slope: median(deviations) > 0 ? sum / count : 0 };
}

/** Each beside the median of the others, in the units that the lines say. */
function besidePeers<T extends Placed>(
  members: readonly Pick<Moving<T>, 'member' | 'line'>[],
  slots: number,
): Omit<Moving<T>, 'line'>[] {
  if (members.length < FEWEST) return [];
  const inCommon = members.map(({ member, line }) => inCommonUnits(member, line));
  const centre = centreOf(inCommon, slots);
  return members.map(({ member }, at) => {
    const { firstSlot, values } = member;
    const peers = withoutIt(inCommon[at]!, centre);
    return {
      member,
      peers,
      all: centre.ofAll.subarray(firstSlot, firstSlot + values.length),
      count: centre.count.subarray(firstSlot, firstSlot + values.length),
    };
  });
}

function inCommonUnits({ firstSlot, values }: Placed, { offset, slope }: Line): Placed {
  const common = new Float64Array(values.length);
  for (let slot = 0; slot < common.length; slot++) common[slot] = (values[slot]! - offset) / slope;
  return { firstSlot, values: common };
}

function withoutIt({ firstSlot, values }: Placed, centre: Centre): Float64Array {
  const peers = new Float64Array(values.length);
  for (let slot = 0; slot < peers.length; slot++)
    peers[slot] = centre.without(values[slot]!, firstSlot + slot);
  return peers;
}
