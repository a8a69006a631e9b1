import { gridStepMs } from './step.ts';
import { stepChanges } from './step-changes.ts';

/** The step at which a whole series can be laid out, and the times that came at it. */
export interface SustainedStep {
  /** 0 for fewer than two times. */
  readonly stepMs: number;
  /** The longest part of the times that came at this step; all of them where the step does not change. */
  readonly timesMs: Float64Array;
}

/** A step that held for less of the time than this is left to be gaps. */
const LEAST_SHARE = 0.1;

/**
 * The step of a series whose step may change for good: the coarsest of those that held for a tenth of the time or
 * more, so that no slot is empty only because samples began to come less often. Else as `gridStepMs`. O(n).
 * @param timesMs ascending, each once
 */
export function sustainedStep(timesMs: Float64Array): SustainedStep {
  const whole = { stepMs: gridStepMs(timesMs), timesMs };
  const changes = stepChanges(timesMs);
  if (changes.length === 0) return whole;
  const parts = partsBetween(
    timesMs,
    changes.map(({ atMs }) => atMs),
  );
  const spans = new Map<number, number>();
  for (const { stepMs, timesMs: times } of parts) {
    spans.set(stepMs, (spans.get(stepMs) ?? 0) + spanOf(times));
  }
  const least = LEAST_SHARE * spanOf(timesMs);
  return parts
    .filter(({ stepMs }) => stepMs > whole.stepMs && spans.get(stepMs)! >= least)
    .reduce((best, part) => (isBetter(part, best) ? part : best), whole);
}

/** As `sustainedStep`, the step alone. */
export function sustainedStepMs(timesMs: Float64Array): number {
  return sustainedStep(timesMs).stepMs;
}

/** The times of the changes belong to both sides. */
function partsBetween(timesMs: Float64Array, changesMs: readonly number[]): SustainedStep[] {
  const parts: SustainedStep[] = [];
  let from = 0;
  for (const atMs of [...changesMs, timesMs.at(-1)!]) {
    const to = timesMs.indexOf(atMs, from);
    const times = timesMs.subarray(from, to + 1);
    parts.push({ stepMs: gridStepMs(times), timesMs: times });
    from = to;
  }
  return parts;
}

/** Coarser; of equal steps the one that held longer without a change. */
function isBetter(part: SustainedStep, best: SustainedStep): boolean {
  if (part.stepMs !== best.stepMs) return part.stepMs > best.stepMs;
  return spanOf(part.timesMs) > spanOf(best.timesMs);
}

function spanOf(timesMs: Float64Array): number {
  return timesMs.length === 0 ? 0 : timesMs.at(-1)! - timesMs[0]!;
}
