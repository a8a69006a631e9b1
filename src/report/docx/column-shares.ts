import stringWidth from 'string-width';
import { fittedWidths, sharesOf, sumOf } from '../office/fitted-widths.ts';
import type { Table } from '../office/office-report.ts';

/** Of a bold letter of a table's 9 pt in a wide font, and beside a text in its cell: in twentieths of a point. */
const [LETTER, BESIDE] = [128, 180];

/**
 * Shares of the width in which no word is broken, as near to what the columns ask for as can be: a column that its
 * longest word does not fit grows, the others give by what they can spare. As asked for where all cannot fit.
 * @param width of the table, in twentieths of a point
 */
export function columnShares({ columns, rows }: Pick<Table, 'columns' | 'rows'>, width: number): number[] {
  const asked = sharesOf(columns.map(({ share }) => share));
  const needed = columns.map(({ heading }, at) => {
    const texts = [heading, ...rows.map((row) => row[at]?.text ?? '')];
    return (longestWord(texts) * LETTER + BESIDE) / width;
  });
  const grown = asked.map((share, at) => Math.max(share, needed[at] ?? 0));
  return sumOf(needed) > 1 ? asked : fittedWidths(grown, needed, 1);
}

/** In columns of text: a wide letter, after which a line may end, is a word of its own. */
function longestWord(texts: readonly string[]): number {
  let most = 0;
  for (const text of texts) {
    for (const word of text.split(/\s+|(?<=[\p{scx=Hang}\p{scx=Hani}-])/u))
      if (2 * word.length > most) most = Math.max(most, stringWidth(word));
  }
  return most;
}
