import { gridStepMs } from './step.ts';
import { stepChanges } from './step-changes.ts';

/** A step that held for less of the time than this is left to be gaps. */
const LEAST_SHARE = 0.1;

/**
 * The step at which a whole series can be laid out, though its step may change for good: the coarsest of those that
 * held for a tenth of the time or more, so that no slot is empty only because samples began to come less often. Else
 * as `gridStepMs`. O(n).
 * @param timesMs ascending, each once
 */
export function sustainedStepMs(timesMs: Float64Array): number {
  if (!isSame(timesMs, known.timesMs)) known = { timesMs: timesMs.slice(), stepMs: foundStepMs(timesMs) };
  return known.stepMs;
}

/** What was asked last: the series of a table, and those of a target, share their times. */
let known: { readonly timesMs: Float64Array; readonly stepMs: number } = {
  timesMs: new Float64Array(0),
  stepMs: 0,
};

function isSame(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function foundStepMs(timesMs: Float64Array): number {
  const modalMs = gridStepMs(timesMs);
  const changes = stepChanges(timesMs);
  if (changes.length === 0) return modalMs;
  const changesMs = changes.map(({ atMs }) => atMs);
  const heldMs = new Map<number, number>();
  for (const part of partsBetween(timesMs, changesMs)) {
    const stepMs = gridStepMs(part);
    heldMs.set(stepMs, (heldMs.get(stepMs) ?? 0) + spanOf(part));
  }
  const leastMs = LEAST_SHARE * spanOf(timesMs);
  let coarsest = modalMs;
  for (const [stepMs, ms] of heldMs) if (ms >= leastMs) coarsest = Math.max(coarsest, stepMs);
  return coarsest;
}

/** The times of the changes belong to both sides. */
function partsBetween(timesMs: Float64Array, changesMs: readonly number[]): Float64Array[] {
  const parts: Float64Array[] = [];
  let from = 0;
  for (const atMs of [...changesMs, timesMs.at(-1)!]) {
    const to = timesMs.indexOf(atMs, from);
    parts.push(timesMs.subarray(from, to + 1));
    from = to;
  }
  return parts;
}

function spanOf(timesMs: Float64Array): number {
  return timesMs.at(-1)! - timesMs[0]!;
}
