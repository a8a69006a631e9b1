/**
 * Step 3 of STL's inner loop before its loess: running means of `period`, of `period` again and of 3 samples.
 * n + 2 `period` values become n means. One sweep: the running sums of one do not wait for the other's.
 * `scratch` holds at least n + `period` + 1 numbers.
 */
export function averageThrice(
  cycles: Float64Array,
  period: number,
  scratch: Float64Array,
  averages: Float64Array,
): void {
  const n = cycles.length - 2 * period;
  const perPeriod = 1 / period;
  let sum = 0;
  for (let i = 0; i < period; i++) sum += cycles[i]!;
  scratch[0] = sum * perPeriod;
  let sumOfMeans = scratch[0]!;
  for (let i = 1; i < period; i++) {
    sum += cycles[i + period - 1]! - cycles[i - 1]!;
    const mean = sum * perPeriod;
    scratch[i] = mean;
    sumOfMeans += mean;
  }
  let before = 0;
  let middle = sumOfMeans * perPeriod;
  for (let i = 0; i <= n; i++) {
    sum += cycles[i + 2 * period - 1]! - cycles[i + period - 1]!;
    const mean = sum * perPeriod;
    scratch[i + period] = mean;
    sumOfMeans += mean - scratch[i]!;
    const behind = sumOfMeans * perPeriod;
    if (i > 0) averages[i - 1] = (before + middle + behind) * (1 / 3);
    before = middle;
    middle = behind;
  }
}
