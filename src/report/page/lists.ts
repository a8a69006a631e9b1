import type { Fact } from '../document/document.ts';
import { type Content, html, type Markup } from './markup.ts';
import { type MoreText, withRoom } from './room.ts';

/** Sentences below one another; null where there is none. */
export function listMarkup(
  texts: readonly Content[],
  className = 'plain',
  moreText?: MoreText,
): Markup | null {
  if (texts.length === 0) return null;
  const { items, leftOut } = withRoom(
    texts.map((text) => html`<li>${text}</li>`),
    undefined,
    moreText,
  );
  return html`${items.length === 0 ? null : html`<ul class="${className}">${items}</ul>\n`}${leftOut}`;
}

/** Labels and their values; null where there is none. */
export function factsMarkup(facts: readonly Fact[], className = 'facts'): Markup | null {
  if (facts.length === 0) return null;
  const told = facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return html`<dl class="${className}">${told}</dl>\n`;
}
