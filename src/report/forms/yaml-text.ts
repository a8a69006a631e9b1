import stringWidth from 'string-width';
import { oneLine } from './texts.ts';

/** Columns of a terminal; a Hangul syllable takes two. */
export const WIDTH = 96;

/** A text as comment lines of at most `WIDTH` columns. */
export function comment(text: string, inner = '', outer = ''): string[] {
  const start = `${outer}# ${inner}`;
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const fits = line === '' || stringWidth(start) + stringWidth(longer) <= WIDTH;
    if (!fits) lines.push(line);
    line = fits ? longer : word;
  }
  return [...lines, line].map((written) => `${start}${written}`);
}

/** An id as YAML writes it; a few would be read as something else than text. */
export function keyText(id: string): string {
  return /^(?:null|true|false)$/i.test(id) ? JSON.stringify(id) : id;
}
