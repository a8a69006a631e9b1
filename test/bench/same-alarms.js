/** Flagged samples this near to one another are one alarm, as they are one finding. */
const TOGETHER = 16;

/**
 * The limit of a score above which series without events raise no more alarms than allowed, and as many as they can: the
 * score of the first sample, from the highest down, that would be one alarm too many.
 * @param {readonly Float32Array[]} scores one array a series
 * @param {number} allowed alarms in all of them
 */
export function limitFor(scores, allowed) {
  const flagged = scores.map(() => /** @type {Set<number>} */ (new Set()));
  const all = scores.flatMap((ofSeries, index) =>
    [...ofSeries].map((score, slot) => ({ score, slot, index })).filter(({ score }) => score > 0),
  );
  let alarms = 0;
  for (const { score, slot, index } of all.sort((a, b) => b.score - a.score)) {
    const there = flagged[index] ?? new Set();
    const before = nearest(there, slot, -1);
    const after = nearest(there, slot, 1);
    if (before === undefined && after === undefined) alarms += 1;
    else if (before !== undefined && after !== undefined && after - before > TOGETHER) alarms -= 1;
    if (alarms > allowed) return score;
    there.add(slot);
  }
  return 0;
}

/** @param {ReadonlySet<number>} flagged @param {number} slot @param {1 | -1} step */
function nearest(flagged, slot, step) {
  for (let away = 1; away <= TOGETHER; away++) if (flagged.has(slot + step * away)) return slot + step * away;
  return undefined;
}
