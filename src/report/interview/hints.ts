import stringWidth from 'string-width';
import { readableWidth } from '../assessment/readable-width.ts';
import type { Block } from './layout.ts';
import { type Line, type Piece, widthOf } from './lines.ts';

/** A key and what it does. */
export interface Hint {
  readonly key: string;
  readonly does: string;
  /** In one word, where there is little room. */
  readonly short?: string;
}

/**
 * The keys in full, several lines if need be; in fewer words, and in one line, where there is less room.
 * @param part `ways`: what they do is not known yet, and matters more than comments
 */
export function fullHints(hints: readonly Hint[], columns: number, part: 'keys' | 'ways' = 'keys'): Block {
  const width = readableWidth(columns);
  const inFewerWords = hints.map(({ key, does, short = does }) => spelled({ key, does: short }));
  const long = [hints.map(spelled), inFewerWords].map((entries) => inLines(entries, width));
  const fitting = long.filter((lines) => lines.every((line) => widthOf(line) <= width));
  return { part, forms: [...fitting, [shortLine(hints, width)]] };
}

/** The keys in one line. */
export function shortHints(hints: readonly Hint[], columns: number): Block {
  return { part: 'keys', forms: [[shortLine(hints, readableWidth(columns))]] };
}

const SEPARATOR: Piece = { text: ' · ', role: 'dim' };

function spelled({ key, does }: Hint): Line {
  return [{ text: key, role: 'strong' }, { text: ` ${does}` }];
}

/** A key and what it does stay on one line. */
function inLines(entries: readonly Line[], width: number): Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const joined = [...(lines.at(-1) ?? []), SEPARATOR, ...entry];
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(entry);
  }
  return lines;
}

/** What the first keys do is understood soonest: they lose their words first, and only then the last ones go. */
function shortLine(hints: readonly Hint[], width: number): Line {
  for (let bare = 0; bare <= hints.length; bare++) {
    const text = hints.map((hint, at) => (at < bare ? hint.key : briefly(hint))).join('  ');
    if (stringWidth(text) <= width) return [{ text, role: 'dim' }];
  }
  const keys = hints.map(({ key }) => key);
  while (keys.length > 1 && stringWidth(keys.join(' ')) > width) keys.pop();
  return [{ text: keys.join(' '), role: 'dim' }];
}

const briefly = ({ key, does, short }: Hint): string => `${key} ${short ?? does}`;
