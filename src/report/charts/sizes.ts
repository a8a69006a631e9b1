/** Pixels from one lane of marks to the next. */
export const LANE_HEIGHT = 18;
/** Pixels from the middle of a mark to the word beside it. */
export const NAME_DISTANCE = 10;
/** A gap narrower than this many percent of the width is left open and not filled. */
export const LEAST_GAP = 0.4;

/** How many lanes marks take. */
export function lanesOf(placed: readonly { readonly lane: number }[]): number {
  return placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}
