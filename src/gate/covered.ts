/** From the first to the last sample of a finding. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Slots of a series in the time that is reported on; from null on: all of them. */
interface ReportedTime {
  readonly stepMs: number;
  readonly reported: { readonly from: string | null; readonly samples: number; readonly missing: number };
}

/** Slots in the time that is reported on. */
export function slotsOf({ reported }: ReportedTime): number {
  return reported.samples + reported.missing;
}

/**
 * Slots of the time reported on that lie in at least one of the stretches, both ends included; an end between two slots
 * is taken for the nearer one, as what several series share may be on a grid of its own. O(n log n).
 */
export function coveredSlots(stretches: readonly Stretch[], time: ReportedTime): number {
  const { from } = time.reported;
  const originMs = from === null ? earliest(stretches) : Date.parse(from);
  const slotOf = (ms: number) => Math.round((ms - originMs) / (time.stepMs || 1));
  const ranges = stretches
    .map(({ startMs, endMs }) => [slotOf(startMs), slotOf(endMs)] as const)
    .sort(([a], [b]) => a - b);
  const slots = slotsOf(time);
  let covered = 0;
  let next = 0;
  for (const [first, last] of ranges) {
    const until = from === null ? last : Math.min(last, slots - 1);
    covered += Math.max(0, until - Math.max(first, next) + 1);
    next = Math.max(next, until + 1);
  }
  return Math.min(covered, slots);
}

/** How long it lasts: to the end of its last slot. */
export function durationMsOf({ startMs, endMs }: Stretch, stepMs: number): number {
  return endMs - startMs + stepMs;
}

function earliest(stretches: readonly Stretch[]): number {
  return stretches.reduce((least, { startMs }) => Math.min(least, startMs), Number.POSITIVE_INFINITY);
}
