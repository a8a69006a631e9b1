import type { Judgement } from '../model/detectors/detector.ts';
import { type LevelDrift, levelDrifts } from '../model/drift/drifts.ts';
import { median } from '../model/robust.ts';
import type { Drift } from './finding.ts';
import { besideForetold, farthestFrom } from './foretold.ts';
import type { SearchedSeries } from './searched.ts';

/** Slots that the level of a judgement is smoothed over. */
const SMOOTHED_SLOTS = 25;
/** Half of a band that holds 99 in 100 samples, in σ. */
const HALF_BAND_SIGMAS = 2.576;
/** The width of a band changes little: so many of its slots tell it. */
const ASKED_SLOTS = 200;
/** What drifts may take of the budget for false alarms. Walks keep to it (measured), and real levels are rougher than walks. */
const SHARE = 0.002;

/** Slow departures of the level, over days. Expected is what the level where it began foretells. */
export function findDrifts({ values, stepMs, judgement, decision }: SearchedSeries): Drift[] {
  const most = SHARE * decision.threshold;
  const noise = usualHalfBand(judgement) / HALF_BAND_SIGMAS;
  return levelDrifts({ level: judgement.level, values, stepMs, smoothedSlots: SMOOTHED_SLOTS, noise })
    .map((drift) => toDrift(drift, values, judgement))
    .filter(({ probability }) => probability <= most);
}

function usualHalfBand({ lower, upper }: Judgement): number {
  const asked = Math.min(ASKED_SLOTS, lower.length);
  const halves = Float64Array.from({ length: asked }, (_, i) => {
    const slot = Math.floor(((i + 0.5) * lower.length) / asked);
    return (upper[slot]! - lower[slot]!) / 2;
  });
  return median(halves);
}

function toDrift(drift: LevelDrift, values: Float64Array, judgement: Judgement): Drift {
  const { sign, firstSlot, lastSlot, before, after, chance } = drift;
  const foretold = (slot: number) => judgement.foretold(before, slot);
  const peakSlot = farthestFrom(values, foretold, sign, firstSlot, lastSlot);
  return {
    kind: 'drift',
    direction: sign === 1 ? 'up' : 'down',
    firstSlot,
    lastSlot,
    probability: chance / values.length,
    ...besideForetold(values, judgement, foretold, peakSlot),
    levelBefore: before,
    levelAfter: after,
  };
}
