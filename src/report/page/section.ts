import { type Content, html, type Markup } from './markup.ts';

/** A part of the page that has a heading and can be linked to. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly content: readonly Content[];
}

/** @param heading stands in the list of contents as well */
export function sectionMarkup({ id, heading, content }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${content}</section>
`;
}
