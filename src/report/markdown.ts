import { plain } from './plain.ts';

/**
 * A text that shows as it is written, wherever it stands in CommonMark: no emphasis, no link, no HTML, and at the
 * beginning of a block no heading, list or rule. An empty comment parts what GitHub would take for an address or for
 * somebody's name: neither a backslash nor an entity keeps it from that.
 * @example markdownText('2. *nearly* done') // => '2\\. \\*nearly\\* done'
 */
export function markdownText(text: string): string {
  return plain(text.trim().replaceAll(/\s+/g, ' '))
    .replaceAll(/[\\`*_[\]<>|~]|&(?=\w+;|#)/g, '\\$&')
    .replaceAll(BLOCK_MARKS, '\\')
    .replaceAll(LINK_MARKS, '<!-- -->');
}

/**
 * Within what would become a link without being written as one; an address may begin after `_` or a digit.
 * SOURCE: GitHub Flavored Markdown 0.29, 6.9 autolinks. Names after `@`, and numbers after `#` and `GH-`, are GitHub's own.
 */
const LINK_MARKS =
  /(?<=(?<![a-z])(?:https?|ftp):)(?=\/\/)|(?<=(?<![a-z])www)(?=\.)|(?<=@)(?=\w)|(?<=(?<![a-z])(?:mailto|xmpp):)(?=\S)|(?<=#|\bGH-)(?=\d)/gi;

/** Before the mark that would begin a heading, a list or a rule, and before the one that would end a heading. */
const BLOCK_MARKS = /^(?=(?:#{1,6}|[+-])(?: |$)|-[ -]*$)|(?<=^\d{1,9})(?=[.)](?: |$))|(?<= )(?=#+$)/g;

/** A table whose cells are already Markdown; columns of numbers stand on the right. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  onTheRight: readonly number[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const rule = headings.map((_, at) => (onTheRight.includes(at) ? '--:' : '---'));
  return [line(headings), line(rule), ...rows.map(line)].join('');
}
