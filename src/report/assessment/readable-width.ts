/** Wider lines are hard to read aloud. */
const MOST_COLUMNS = 100;

/** How wide the lines of a text are that people read together. */
export function readableWidth(columns: number): number {
  return Math.min(columns, MOST_COLUMNS);
}
