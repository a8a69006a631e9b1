import type { Fact } from '../document/document.ts';
import { type Content, html, type Markup } from './markup.ts';

/** Sentences below one another; null where there is none. */
export function listMarkup(items: readonly Content[], className = 'plain'): Markup | null {
  if (items.length === 0) return null;
  return html`<ul class="${className}">${items.map((item) => html`<li>${item}</li>`)}</ul>\n`;
}

/** Labels and their values; null where there is none. */
export function factsMarkup(facts: readonly Fact[], className = 'facts'): Markup | null {
  if (facts.length === 0) return null;
  const told = facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return html`<dl class="${className}">${told}</dl>\n`;
}
