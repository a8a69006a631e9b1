import { type Content, html } from './markup.ts';

/** Where a path or a name may go on in the next line: after a sign that parts its words, and never within a number. */
const breaks = /(?<=[/_;&?{]|[.,:=-](?!\d))(?=[^\s/._,;:=&?{-])/;

/** Nobody reads a longer one to its end. */
const MOST_CHARACTERS = 500;

/** A path or a name that is broken between its words, and within one only where nothing else helps. */
export function wrappable(text: string): Content {
  if (text.length > MOST_CHARACTERS) return text;
  return text.split(breaks).flatMap((word, at) => (at === 0 ? [word] : [html`<wbr>`, word]));
}
