import { withinBytes } from '../document/within-bytes.ts';
import { humanCount } from '../units.ts';
import { html, type Markup } from './markup.ts';

const KIB = 1024;

/** Bytes that the items of one part of a page take at most: nobody reads more, and a name may be as long as a book. */
const MOST_BYTES = 128 * KIB;

export interface Kept {
  readonly items: readonly Markup[];
  /** How many more there are, in a sentence; null where all have room. */
  readonly leftOut: Markup | null;
}

/** Tells in a page of another language how many items have no room. */
export type MoreText = (count: number) => string;

/** The first items of a part, as many as have room. */
export function withRoom(items: readonly Markup[], bytes: number = MOST_BYTES, moreText?: MoreText): Kept {
  const kept = items.slice(0, withinBytes(items.map(String), bytes).length);
  const more = items.length - kept.length;
  if (more === 0) return { items: kept, leftOut: null };
  const told = moreText?.(more) ?? moreInEnglish(more, kept.length > 0);
  return { items: kept, leftOut: html`<p class="aside">${told}</p>\n` };
}

function moreInEnglish(more: number, isAfterOthers: boolean): string {
  return `${isAfterOthers ? 'and ' : ''}${humanCount(more)} more, which have no room here: see the saved result`;
}
