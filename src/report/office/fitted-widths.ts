/**
 * Widths of columns that have room together: each as it is wanted, but what is too much is given by those that have
 * more than they need, in proportion to what they can spare. Where even the least has no room, each has its least.
 * @param least no more than what is wanted, column by column
 * @example fittedWidths([40, 80], [40, 20], 90) // => [40, 50]
 */
export function fittedWidths(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const spare = wanted.map((width, at) => width - (least[at] ?? 0));
  const most = sumOf(spare);
  const given = Math.min(sumOf(wanted) - room, most);
  if (given <= 0) return [...wanted];
  return wanted.map((width, at) => width - (given * (spare[at] ?? 0)) / most);
}

/** Shares of 1 together; even where what was told is none. */
export function sharesOf(told: readonly number[]): number[] {
  const usable = told.map((share) => (share > 0 && Number.isFinite(share) ? share : 0));
  const sum = sumOf(usable);
  return usable.map((share) => (sum > 0 ? share / sum : 1 / told.length));
}

export function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
