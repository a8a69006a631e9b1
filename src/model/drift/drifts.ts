import { median } from '../robust.ts';
import { type Blocks, hoursOf, quarterDays } from './hours.ts';
import { slowDepartures } from './slow-departures.ts';
import type { DepartureNeeds, SlowDeparture } from './tested-departure.ts';
import { unsawed } from './unsawed.ts';

/** A drift of a level. Slots count from 0, both ends included. */
export interface LevelDrift {
  readonly sign: 1 | -1;
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** The level where it begins, and at its farthest while it lasts. */
  readonly before: number;
  readonly after: number;
  /** Chance that a series of this length without a drift shows one as clear as this anywhere. */
  readonly chance: number;
}

/** A level that may drift. */
export interface SmoothedLevel {
  /** Finite where there is any value at all. */
  readonly level: Float64Array;
  /** NaN at a gap. */
  readonly values: Float64Array;
  readonly stepMs: number;
  /** Slots that the level is smoothed over. */
  readonly smoothedSlots: number;
  /** σ of the values around their level. */
  readonly noise: number;
}

const DAY_MS = 86_400_000;
/** With less there are no usual days to tell a drift from. */
const LEAST_DAYS = 5;
/** What is over sooner is an incident, or a step that smoothing made a slope of. */
const SHORTEST_DAYS = 2;
/** Less than this many times the noise is hidden in it. */
const LEAST_SIZE = 2;
/** A level that leaves more often does so by nature. */
const MOST_DRIFTS = 3;

/**
 * Where a level slowly left what it was, over days: a leak, a disk that fills, a clock that runs away. First to last,
 * without overlap. What climbs and falls back at once again and again, as a leak does whose process is restarted,
 * drifts as long as it does so.
 */
export function levelDrifts({ level, values, stepMs, smoothedSlots, noise }: SmoothedLevel): LevelDrift[] {
  if (!(values.length * stepMs >= LEAST_DAYS * DAY_MS)) return [];
  const needs = {
    leastSize: LEAST_SIZE * noise,
    shortestDays: SHORTEST_DAYS + (smoothedSlots * stepMs) / DAY_MS,
    leastSigma: noise * sigmaOfMedians(Math.max(DAY_MS / stepMs, smoothedSlots)),
  };
  const hours = hoursOf(level, values, stepMs);
  const blocks = quarterDays(hours);
  const saws = [...sawDrifts(1, hours, blocks, needs), ...sawDrifts(-1, hours, blocks, needs)];
  const plain = slowDepartures(blocks, needs).filter((one) => !saws.some((other) => overlap(one, other)));
  const all = [...saws, ...plain].sort((a, b) => a.firstBlock - b.firstBlock);
  return all.length > MOST_DRIFTS ? [] : all.map((one) => inSlots(one, blocks));
}

/** σ of the difference of two medians of so many standard normal samples. */
function sigmaOfMedians(samples: number): number {
  return Math.sqrt(Math.PI / Math.max(1, samples));
}

/** With one fall a drift ends; it takes two to make a saw. */
const FEWEST_FALLS = 2;
/** What climbs and falls back does not fall far below where it began: by this share of its highest at most. */
const MOST_OPPOSITE = 0.5;
const CALM_DAYS = 2;

/** Of a level without its resets. The level itself must have been away half of the time, by half of what counts. */
function sawDrifts(sign: 1 | -1, hours: Blocks, blocks: Blocks, needs: DepartureNeeds): SlowDeparture[] {
  const { levels, falls } = unsawed(hours.levels, sign);
  if (falls.length < FEWEST_FALLS) return [];
  const { perDay } = blocks;
  const slotOf = (hour: number) => hours.offset + hour * hours.blockSlots;
  const blockOf = (hour: number) => Math.floor((slotOf(hour) - blocks.offset) / blocks.blockSlots);
  return slowDepartures(quarterDays({ ...hours, levels }), needs).flatMap((one) => {
    const calm = blocks.levels.subarray(Math.max(0, one.firstBlock - CALM_DAYS * perDay), one.firstBlock);
    const before = median(calm);
    const away = blocks.levels
      .slice(one.firstBlock, one.lastBlock + 1)
      .map((level) => sign * (level - before));
    const within = falls.filter((hour) => blockOf(hour) > one.firstBlock && blockOf(hour) < one.lastBlock);
    const isSaw =
      one.sign === sign &&
      within.length >= FEWEST_FALLS &&
      median(away) >= needs.leastSize / 2 &&
      -Math.min(...away) <= MOST_OPPOSITE * Math.max(...away);
    return isSaw ? [{ ...one, before }] : [];
  });
}

function overlap(one: SlowDeparture, other: SlowDeparture): boolean {
  return one.firstBlock <= other.lastBlock && other.firstBlock <= one.lastBlock;
}

function inSlots({ sign, firstBlock, lastBlock, before, chance }: SlowDeparture, blocks: Blocks): LevelDrift {
  const { levels, offset, blockSlots } = blocks;
  const inside = levels.subarray(firstBlock, lastBlock + 1);
  return {
    sign,
    firstSlot: offset + firstBlock * blockSlots,
    lastSlot: offset + (lastBlock + 1) * blockSlots - 1,
    before,
    after: sign * inside.reduce((most, one) => Math.max(most, sign * one), Number.NEGATIVE_INFINITY),
    chance,
  };
}
