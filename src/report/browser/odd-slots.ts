import { type Column, gapsOf } from '../chart-data/column.ts';

/** What the samples of a chart lack or have alone; both are found once. */
interface OddSlots {
  /** First slot and length of each run without a value, one after the other. */
  readonly gaps: readonly number[];
  /** Samples between two gaps, which no line reaches. */
  readonly lonely: readonly number[];
}

export function oddSlots(values: Column): OddSlots {
  const isGap = (slot: number) => (values[slot] ?? null) === null;
  const lonely = values.flatMap((_, slot) =>
    !isGap(slot) && isGap(slot - 1) && isGap(slot + 1) ? [slot] : [],
  );
  return { gaps: gapsOf(values), lonely };
}
