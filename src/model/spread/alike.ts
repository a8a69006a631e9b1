/** Where a series lies in civil time. */
interface Civil {
  readonly civilSlotOf: Int32Array;
  /** In slots. */
  readonly cycles: readonly number[];
}

/**
 * For a slot, the slots at the same time of all other cycles, one list a cycle. A clock that was put forward or back since
 * is heeded, but in the cycle in which it was.
 */
export function alikeIn({ civilSlotOf, cycles }: Civil): (slot: number) => number[][] {
  return (slot) =>
    cycles.map((cycle) => {
      const alike: number[] = [];
      const end = civilSlotOf.length;
      for (let away = -Math.floor(slot / cycle); slot + away * cycle < end; away++) {
        const near = Math.round(slot + away * cycle);
        const other =
          near + Math.round(civilSlotOf[slot]! + away * cycle) - (civilSlotOf[near] ?? Number.NaN);
        if (away !== 0 && other >= 0 && other < end) alike.push(other);
      }
      return alike;
    });
}
