/** The name of a column of a sheet, counted from 1. @example columnLetters(28) // => 'AB' */
export function columnLetters(number: number): string {
  const rest = (number - 1) % 26;
  const before = number > 26 ? columnLetters((number - 1 - rest) / 26) : '';
  return `${before}${String.fromCharCode(65 + rest)}`;
}
