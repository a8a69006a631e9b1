import { medianSorted } from 'simple-statistics';

/** A time at which samples begin to come at another step. */
export interface StepChange {
  readonly atMs: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** So many distances in a row agree with one another before they are taken for a step. */
const SUSTAINED = 8;
/** How far a distance may lie from the step: jitter. */
const AGREEING_SHARE = 0.1;
/** A step that differs by less is the same one. */
const CHANGED_SHARE = 0.3;

/**
 * Where the step of ascending, distinct times changes for good: eight distances in a row agree with one another,
 * and not with the step before. Lost samples, singly or in a gap, change no step. O(n).
 */
export function stepChanges(timesMs: ArrayLike<number>): StepChange[] {
  const changes: StepChange[] = [];
  let stepMs = Number.NaN;
  let agreeing = 1;
  for (let i = 1; i < timesMs.length; i++) {
    const distance = timesMs[i]! - timesMs[i - 1]!;
    if (Math.abs(distance - stepMs) <= AGREEING_SHARE * stepMs) continue;
    const before = i >= 2 ? timesMs[i - 1]! - timesMs[i - 2]! : Number.NaN;
    agreeing = Math.abs(distance - before) <= AGREEING_SHARE * before ? agreeing + 1 : 1;
    if (agreeing < SUSTAINED) continue;
    const toMs = typicalDistance(timesMs, i);
    if (Number.isNaN(stepMs)) stepMs = toMs;
    if (Math.abs(toMs - stepMs) <= CHANGED_SHARE * stepMs) continue;
    changes.push({ atMs: timesMs[i - SUSTAINED]!, fromMs: stepMs, toMs });
    stepMs = toMs;
    agreeing = 1;
  }
  return changes;
}

/** Median of the sustained distances that end at a time. */
function typicalDistance(timesMs: ArrayLike<number>, end: number): number {
  const distances = Array.from(
    { length: SUSTAINED },
    (_, back) => timesMs[end - back]! - timesMs[end - back - 1]!,
  );
  return medianSorted(distances.sort((a, b) => a - b));
}
