import { stripVTControlCharacters } from 'node:util';
import type { Size } from '../../report/interview/screen.ts';

/** Takes no column, and is counted as a character. */
const WORD_JOINER = '\u2060';

/**
 * Lines as one text for the prompt library, which would begin a further line after a last one that is empty or as
 * long as the terminal is wide, and so scroll a full screen.
 */
export function lastLineSafe(lines: readonly string[], { columns }: Size): string {
  const text = lines.join('\n');
  const last = stripVTControlCharacters(lines.at(-1) ?? '');
  return last.length % columns === 0 ? `${text}${WORD_JOINER}` : text;
}
