import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant: at most a third of its letters differ. Undefined when none is close.
 * @example nearest('jsn', ['text', 'json']) // => 'json'
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const close = names
    .map((name) => ({ name, letters: distance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, letters }) => letters <= Math.max(1, Math.floor(name.length / 3)));
  return close.toSorted((a, b) => a.letters - b.letters)[0]?.name;
}
