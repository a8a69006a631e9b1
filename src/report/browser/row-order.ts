export type Direction = 'ascending' | 'descending';

/**
 * Texts by which cells sort, in order: numbers by size, texts by their code units, and after all of them what has
 * no value. Equal ones are 0.
 * @example ['9', '', '10'].sort((a, b) => compared(a, b, 'ascending')) // => ['9', '10', '']
 */
export function compared(a: string, b: string, direction: Direction): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const sign = direction === 'ascending' ? 1 : -1;
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return sign * (x - y);
  return a === b ? 0 : a < b ? -sign : sign;
}
