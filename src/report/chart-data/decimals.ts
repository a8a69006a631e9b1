type Samples = readonly (number | null)[];

/** So that sums of a few whole numbers stay exact in a double. */
const LARGEST_WHOLE = 2 ** 49;
/** Of a power of ten that a double holds. */
const MOST_DECIMALS = 300;

/**
 * Decimals to which numbers are kept: their own, but of a measure not more than its first `digits` and those
 * behind them that come with its first digit: the step is between 10^-digits and 10^-(digits+1) of it.
 * Negative: they are rounded to tens, hundreds and so on.
 * @example decimalsFor([0.25, 12.5], 100, 8) // => 2
 * @example decimalsFor([1 / 3], 2, 4) // => 4
 */
export function decimalsFor(numbers: Samples, measure: number, digits: number): number {
  const wanted = measure > 0 ? digits - exponentOf(measure) : MOST_DECIMALS;
  const decimals = Math.min(MOST_DECIMALS, wanted, mostOf(numbers, ownDecimals));
  const largest = mostOf(numbers, Math.abs);
  return largest > 0 ? Math.min(decimals, exponentOf(LARGEST_WHOLE) - 1 - exponentOf(largest)) : 0;
}

/** From the least to the greatest; 0 where there is none. */
export function spanOf(numbers: Samples): number {
  const greatest = mostOf(numbers, (number) => number);
  const span = greatest + mostOf(numbers, (number) => -number);
  return Number.isFinite(span) ? span : 0;
}

function mostOf(numbers: Samples, tell: (number: number) => number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) if (number !== null) most = Math.max(most, tell(number));
  return most;
}

/** Places behind the point; negative where a whole number is written with an exponent. */
function ownDecimals(number: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e');
  return (digits.split('.')[1]?.length ?? 0) - Number(exponent);
}

/** Of the first digit. @example exponentOf(1234) // => 3 */
function exponentOf(number: number): number {
  return Number(number.toExponential().split('e')[1]);
}
