/**
 * A text as one word of a POSIX shell, so that a command in a message or a result can be copied.
 * @example shellWord("it's.csv") // => "'it'\\''s.csv'"
 */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
