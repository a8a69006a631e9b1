/**
 * Control characters, and those that turn the direction of writing or cannot be seen: a name that holds one
 * could repaint a terminal or pass for another name.
 */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** No script stacks more marks on a letter; a flood of them would cover the lines above and below. */
const MOST_MARKS = 6;

const tooManyMarks = new RegExp(`(?<=\\p{M}{${MOST_MARKS}})\\p{M}`, 'gu');

/**
 * A text that shows what it holds and does nothing: what cannot be printed becomes an escape, and so does each
 * combining mark beyond the sixth on a letter. The joiners of emoji and of some scripts (U+200C, U+200D) stay.
 * @example plain('\u001b[31mred') // => '\\x1b[31mred'
 */
export function plain(text: string): string {
  return text.replace(unprintable, escaped).replace(tooManyMarks, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
