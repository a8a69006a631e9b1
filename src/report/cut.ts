/**
 * A name that is no longer than so many characters: where it is, it is cut in its middle.
 * @example cut('abcdefgh', 5) // => 'ab…gh'
 */
export function cut(name: string, most: number): string {
  const characters = [...name];
  if (characters.length <= most) return name;
  const head = Math.ceil((most - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (most - 1 - head)).join('')}`;
}
