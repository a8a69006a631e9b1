import type { AssessmentWords } from './words.ts';

/** @example measured(95, '%', english) // => '95%' */
export function measured(value: number, unit: string, words: AssessmentWords): string {
  const number = words.number(value);
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`.trim();
}
