import { difference, sizes } from '../elementwise.ts';
import { MAD_TO_SIGMA, median } from '../robust.ts';

/** A fall is no part of what the level usually does: more than so many σ from one block to the next. */
const FALL = 6;
/** A level without its resets. */
export interface Unsawed {
  readonly levels: Float64Array;
  /** First blocks behind a fall, ascending. */
  readonly falls: readonly number[];
}

/**
 * The level as it would be without its resets: changes of more than 6 robust σ between neighbours against `sign` are left
 * out, so that what climbs, falls and climbs again climbs all the way. O(n).
 * @param sign 1: falls are left out; −1: rises
 * @example unsawed(Float64Array.of(0, 1, 2, 3, -20, -19, -18, -17, -40, -39), 1).levels // => 0, 1, 2, 3, 3, 4, 5, 6, 6, 7
 */
export function unsawed(levels: Float64Array, sign: 1 | -1): Unsawed {
  const changes = difference(levels.subarray(1), levels);
  const limit = FALL * MAD_TO_SIGMA * median(sizes(changes));
  const whole = levels.slice();
  const falls: number[] = [];
  let fallen = 0;
  for (let i = 0; i < changes.length; i++) {
    if (limit > 0 && -sign * changes[i]! > limit) {
      fallen -= changes[i]!;
      falls.push(i + 1);
    }
    whole[i + 1]! += fallen;
  }
  return { levels: whole, falls };
}
