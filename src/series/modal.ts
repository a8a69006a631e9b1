/** The commonest of some numbers, and how often it comes; of equally common ones the least. O(n). */
export function modal(values: ArrayLike<number>): { readonly value: number; readonly count: number } {
  const counts = new Map<number, number>();
  let value = Number.NaN;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const one = values[i]!;
    const times = (counts.get(one) ?? 0) + 1;
    counts.set(one, times);
    if (times > count || (times === count && one < value)) {
      value = one;
      count = times;
    }
  }
  return { value, count };
}
