import { plain } from './plain.ts';

/** A text that shows as it is written, wherever it stands in CommonMark: no emphasis, no link, no HTML. */
export function markdownText(text: string): string {
  return plain(text.replaceAll(/\s+/g, ' ')).replaceAll(
    /[\\`*_[\]<>|~]|^[#+-](?= )|^\d+(?=[.)] )|&(?=\w+;|#)/g,
    (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`),
  );
}

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
