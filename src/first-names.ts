/**
 * The first of some names, and how many more there are.
 * @example firstNames(['a', 'b', 'c', 'd', 'e']) // => 'a, b, c, d and 1 more'
 */
export function firstNames(
  names: readonly string[],
  { most = 4, and = ' and ', counted = String }: FirstNamesOptions = {},
): string {
  const shown = names.slice(0, most).join(', ');
  const more = names.length - most;
  return more > 0 ? `${shown}${and}${counted(more)} more` : shown;
}

interface FirstNamesOptions {
  /** How many names are told; as many as fit into a line, where it is left out. */
  readonly most?: number;
  /** What stands before the number of the others. */
  readonly and?: string;
  /** How that number is written. */
  readonly counted?: (count: number) => string;
}
