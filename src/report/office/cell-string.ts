import { fitText } from './xml-text.ts';

/** The most characters that a cell bears. */
const LONGEST = 32_767;

/** What somebody who edits the cell would make a formula of; a tab or a line end may stand before it. */
const RISKY = /^\s*[=+\-@]|^[\t\r\n]/;

/**
 * A text as a cell holds it, so that it reads back as it is: `_x0041_` would be taken for an A, so its first mark is
 * told by its number. What is longer than a cell bears is cut.
 * SOURCE: ECMA-376 part 1, §22.9.2.19, ST_Xstring.
 */
export function cellString(text: string): string {
  const fit = fitText(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
  return fit.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}

/** Whether a text looks like a formula, so that its cell is marked as a text. */
export function wouldBeFormula(text: string): boolean {
  return RISKY.test(text);
}
