/** As many names as fit into a line. */
const NAMES_SHOWN = 4;

/**
 * The first of some names, and how many more there are.
 * @example firstNames(['a', 'b', 'c', 'd', 'e']) // => 'a, b, c, d and 1 more'
 */
export function firstNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
