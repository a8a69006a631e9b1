import { levelBend } from '../model/breaks/level-bend.ts';
import { median } from '../model/robust.ts';
import type { TrendChange } from './finding.ts';
import { besideForetold, farthestFrom } from './foretold.ts';
import type { SearchedSeries } from './searched.ts';

const DAY_MS = 86_400_000;
/** A day of which less is there has no level. */
const LEAST_OF_DAY = 1 / 4;
/** What bends may take of the budget for false alarms. Walks keep to it (measured), and real levels are rougher than walks. */
const SHARE = 0.02;

/** Where the slope of the level changes lastingly, at the scale of days, in a series of any noise: one at most. */
export function findTrendChanges(searched: SearchedSeries): TrendChange[] {
  const { values, stepMs, judgement, decision } = searched;
  const slotsOfDay = Math.max(1, Math.round(DAY_MS / stepMs));
  const days = daysOf(searched, slotsOfDay);
  const bend = levelBend(Float64Array.from(days, ({ level }) => level));
  if (bend === undefined || bend.chance / values.length > SHARE * decision.threshold) return [];
  const sign = Math.sign(bend.slopeAfter - bend.slopeBefore);
  const at = days[bend.day]!;
  const foretold = (slot: number) =>
    judgement.foretold(at.level + ((slot - at.middle) / slotsOfDay) * bend.slopeBefore, slot);
  const [firstSlot, lastSlot] = [days[bend.firstDay]!.middle, days[bend.lastDay + 1]!.middle];
  const peakSlot = farthestFrom(values, foretold, sign, firstSlot, lastSlot);
  return [
    {
      kind: 'trend-change',
      direction: sign > 0 ? 'up' : 'down',
      firstSlot,
      lastSlot,
      probability: bend.chance / values.length,
      ...besideForetold(values, judgement, foretold, peakSlot),
      slopeBefore: (bend.slopeBefore * DAY_MS) / (slotsOfDay * stepMs),
      slopeAfter: (bend.slopeAfter * DAY_MS) / (slotsOfDay * stepMs),
    },
  ];
}

interface Day {
  readonly level: number;
  readonly middle: number;
}

/** In order of time, the days on which the series has slots; the first and the last may be short ones. */
function daysOf({ values, civilSlotOf, judgement }: SearchedSeries, slotsOfDay: number): Day[] {
  const dayOf = (slot: number) => Math.floor(civilSlotOf[slot]! / slotsOfDay);
  const days: Day[] = [];
  for (let from = 0; from < values.length; ) {
    let to = from + 1;
    while (to < values.length && dayOf(to) === dayOf(from)) to += 1;
    days.push({
      level: levelBetween(values, judgement.level, from, to, slotsOfDay),
      middle: (from + to - 1) >> 1,
    });
    from = to;
  }
  return days;
}

function levelBetween(
  values: Float64Array,
  level: Float64Array,
  from: number,
  to: number,
  slotsOfDay: number,
): number {
  const there = level.slice(from, to).filter((_, at) => !Number.isNaN(values[from + at]!));
  return there.length >= LEAST_OF_DAY * slotsOfDay ? median(there) : Number.NaN;
}
