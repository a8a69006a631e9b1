/** Whether two pieces of data are the same as JSON; the order of keys counts. */
export function isSameData(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
