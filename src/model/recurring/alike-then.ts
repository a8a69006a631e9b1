/** What is alike in at least this share of the cycles at the same place of a longer one is usual there. */
export const USUAL_THEN = 1 / 3;

/**
 * The share of the cycles at the same place of a longer one that differ from most as this one does: 1 where each Sunday
 * is no Monday, 0 where it alone does. Of several longer ones that with the largest share.
 * @param sides how each cycle differs: 0 not at all, 1 or −1 this way or that; NaN for one that was not seen
 * @param longer how many cycles make up each of the longer ones
 * @example alikeThen(Float64Array.of(0, 0, -1, 0, 0, -1), 5, [3]) // => 1
 */
export function alikeThen(sides: Float64Array, at: number, longer: readonly number[]): number {
  let most = 0;
  for (const many of longer) {
    let seen = 0;
    let alike = 0;
    for (let other = at % many; other < sides.length; other += many) {
      if (Number.isNaN(sides[other]!)) continue;
      seen += 1;
      if (sides[other] === sides[at]) alike += 1;
    }
    if (alike > 1) most = Math.max(most, alike / seen);
  }
  return most;
}
