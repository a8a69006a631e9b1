import { inPowers, isReadable, MOST_CHARACTERS } from '../charts/long-numbers.ts';
import { humanCount } from '../units.ts';

/** Digits of a step that count: those behind them come from the sums of doubles. */
const STEP_DIGITS = 3;
/** Of a power of ten that a double holds. */
const MOST_DECIMALS = 300;

/**
 * Numbers of an axis, evenly apart and ascending, as the other reports write them: with as many digits as tell one
 * from the next, and without what sums of doubles add to them. Where that takes too many, all but the first are
 * told from the first one on.
 * @example numberTexts([-0.1, 2.8e-17, 0.1]) // => ['-0.1', '0', '0.1']
 * @example numberTexts([1e9, 1e9 + 1e-4]) // => ['1,000,000,000', '+0.0001']
 */
export function numberTexts(numbers: readonly number[]): string[] {
  const [first = 0, second = first] = numbers;
  const step = Number((second - first).toPrecision(STEP_DIGITS));
  const rounded = numbers.map((number) => roundedTo(number, decimalsOf(step)));
  const [full, powers] = [rounded.map(humanCount), rounded.map(inPowers)];
  if (full.every(isReadable)) return full;
  if (powers.every((text) => text.length <= MOST_CHARACTERS)) return powers;
  return numbers.map((_, i) => (i === 0 ? rounding(first) : `+${rounding(i * step)}`));
}

/** @example decimalsOf(0.25) // => 2 */
function decimalsOf(step: number): number {
  const [digits = '', exponent = '0'] = step.toExponential().split('e');
  return Math.min(MOST_DECIMALS, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function roundedTo(number: number, decimals: number): number {
  if (decimals <= 0) return Number(number.toPrecision(15));
  return Number(`${Math.round(number * 10 ** decimals)}e-${decimals}`);
}

function rounding(number: number): string {
  const text = humanCount(Number(number.toPrecision(9)));
  return isReadable(text) ? text : inPowers(Number(number.toPrecision(6)));
}
