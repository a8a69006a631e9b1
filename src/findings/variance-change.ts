import { difference } from '../model/elementwise.ts';
import { median, robustScale } from '../model/robust.ts';
import { type SpreadChange, spreadChanges } from '../model/spread/spread-changes.ts';
import { transformBy } from '../model/transform/transform.ts';
import type { VarianceChange } from './finding.ts';
import type { SearchedSeries } from './searched.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Of the false alarms that a series may raise, the share that this kind may. */
const SHARE = 0.01;
/** The logarithm is of values and this share of their median, so that a zero has one. */
const LOG_OFFSET = 0.01;
/** What repeats the value before more often than this stands still: that is a flatline. */
const MOST_REPEATED = 0.5;

/**
 * Intervals in which the values scatter around their own running level more, or less, than they usually do at that time
 * of the cycle, while the level stays: carried by many samples, and beyond how much scatter comes and goes in this series.
 */
export function findVarianceChanges(searched: SearchedSeries): VarianceChange[] {
  const { stepMs, civilSlotOf, judgement, decision } = searched;
  const cycles = new Set([
    DAY_MS / stepMs,
    WEEK_MS / stepMs,
    ...judgement.periods.map(({ length }) => length),
  ]);
  const changes = spreadChanges({
    ...unseasonal(searched),
    wanders: judgement.model === 'random-walk',
    stepMs,
    civilSlotOf,
    cycles: [...cycles],
    threshold: SHARE * decision.threshold,
  });
  return changes.flatMap((change) => findingOf(change, searched));
}

/** Values and their running level without the season, where the transform makes all spreads alike. */
function unseasonal({ values, judgement }: SearchedSeries) {
  const { transform, level, foretold } = judgement;
  const middle = median(level);
  const { apply } = transformBy(transform, transform === 'log' ? LOG_OFFSET * median(values) : 0);
  const parts = { values: new Float64Array(values.length), level: new Float64Array(values.length) };
  for (let slot = 0; slot < values.length; slot++) {
    parts.values[slot] = apply(values[slot]!) - apply(foretold(middle, slot));
    parts.level[slot] = apply(level[slot]!) - apply(middle);
  }
  return parts;
}

function findingOf(change: SpreadChange, { values, judgement }: SearchedSeries): VarianceChange[] {
  const { from, to, ratio, probability } = change;
  const off = difference(values.subarray(from, to), judgement.expected.subarray(from, to));
  const isNarrower = ratio < 1;
  if (isNarrower && repeatsIn(values, change) > MOST_REPEATED * off.length) return [];
  const spreadAfter = robustScale(off);
  return [
    {
      kind: 'variance-change',
      direction: isNarrower ? 'down' : 'up',
      firstSlot: from,
      lastSlot: to - 1,
      peakSlot: from + farthest(off),
      probability,
      spreadBefore: spreadAfter / ratio,
      spreadAfter,
    },
  ];
}

function repeatsIn(values: Float64Array, { from, to }: SpreadChange): number {
  let repeats = 0;
  for (let slot = from; slot < to; slot++) if (values[slot] === values[slot - 1]) repeats += 1;
  return repeats;
}

function farthest(off: Float64Array): number {
  let most = 0;
  let place = 0;
  off.forEach((distance, at) => {
    if (!(Math.abs(distance) > most)) return;
    most = Math.abs(distance);
    place = at;
  });
  return place;
}
