import { stripVTControlCharacters } from 'node:util';
import type { Size } from '../../report/interview/screen.ts';

/**
 * Lines as the prompt library takes them: up to the one where it has the cursor, and those below. It begins a
 * further line after the first part where that ends with a line that is empty or as long as the terminal is wide,
 * which would scroll a full screen: the first part ends above such lines.
 */
export function promptParts(lines: readonly string[], { columns }: Size): [string, string] {
  const isPlain = (line: string): boolean => stripVTControlCharacters(line).length % columns !== 0;
  const end = lines.findLastIndex(isPlain) + 1 || lines.length;
  return [lines.slice(0, end).join('\n'), lines.slice(end).join('\n')];
}
