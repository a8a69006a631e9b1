/** What the model computed is told to this many digits; what was measured is told in full. */
const DIGITS = 9;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const FEWEST_OF_DIGITS = 10 ** (DIGITS - 1);
/** Farther from a whole number than this, rounding to 53 bits could have moved a value over the half. */
const CLEARLY_NOT_HALF = 0.4999;

/**
 * The number of nine significant digits that is nearest: `Number(value.toPrecision(9))`, to the bit, but without
 * writing it down. With an exact power of ten it is a whole number below 2⁵³ divided or multiplied once, which rounds
 * as reading its digits does (Clinger 1990, "How to Read Floating Point Numbers Accurately"); where that
 * cannot be said, its digits are written and read.
 * @example nineDigits(136.35912345678) // => 136.359123
 */
export function nineDigits(value: number): number {
  const size = Math.abs(value);
  const places = DIGITS - 1 - Math.floor(Math.log10(size));
  if (!(places >= 0 && places < POWERS_OF_TEN.length)) return written(value);
  const power = POWERS_OF_TEN[places]!;
  const scaled = size * power;
  const whole = Math.round(scaled);
  const isClear = Math.abs(scaled - whole) < CLEARLY_NOT_HALF;
  if (!isClear || scaled < FEWEST_OF_DIGITS || whole >= 10 * FEWEST_OF_DIGITS) return written(value);
  return value < 0 ? -(whole / power) : whole / power;
}

function written(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
