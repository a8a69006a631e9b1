/** Characters of a number on an axis before it is told otherwise. */
export const MOST_CHARACTERS = 13;

/** Whether a number in full is short enough for an axis. */
export function isReadable(text: string): boolean {
  return text.length <= MOST_CHARACTERS && !text.includes('e');
}

/** @example inPowers(0.0000125) // => '1.25e-5' */
export function inPowers(value: number): string {
  return value === 0 ? '0' : value.toExponential().replace('+', '');
}
