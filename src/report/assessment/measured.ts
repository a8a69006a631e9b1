import type { AssessmentWords } from './words.ts';

/**
 * A value of a measure with its unit.
 * @example measured(95, '%', english) // => '95%'
 */
export function measured(value: number, unit: string, words: AssessmentWords): string {
  const number = words.number(value);
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`.trim();
}
