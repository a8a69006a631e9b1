/** The slot of each civil slot; −1 in an hour that is skipped, and in one that comes twice. */
export function slotsOfCivil(civilSlotOf: Int32Array): Int32Array {
  let last = -1;
  for (const civil of civilSlotOf) if (civil > last) last = civil;
  const slotAt = new Int32Array(last + 1).fill(-1);
  const isTwice = new Uint8Array(last + 1);
  for (let slot = 0; slot < civilSlotOf.length; slot++) {
    const civil = civilSlotOf[slot]!;
    if (slotAt[civil] !== -1) isTwice[civil] = 1;
    slotAt[civil] = slot;
  }
  for (let civil = 0; civil <= last; civil++) if (isTwice[civil] === 1) slotAt[civil] = -1;
  return slotAt;
}
