import { distance } from 'fastest-levenshtein';

/**
 * The name that was probably meant: at most a third of its letters differ. Undefined when none is close; of
 * several that are equally close, the first.
 * @example nearest('jsn', ['text', 'json']) // => 'json'
 * @example nearest('levle', ['label', 'level']) // => 'level'
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const close = names
    .map((name) => ({ name, letters: lettersApart(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, letters }) => letters <= Math.max(1, Math.floor(name.length / 3)));
  return close.toSorted((a, b) => a.letters - b.letters)[0]?.name;
}

/** The commonest slip of all is a letter that changed places: one letter, where the distance counts two. */
function lettersApart(typed: string, name: string): number {
  const letters = distance(typed, name);
  return inOrder(typed) === inOrder(name) ? letters / 2 : letters;
}

function inOrder(letters: string): string {
  return [...letters].sort().join('');
}
