import type { MaturityPart } from '../maturity-report/document.ts';
import { html, type Markup } from '../page/markup.ts';
import { sectionMarkup } from '../page/section.ts';
import { wrappable } from '../page/wrappable.ts';
import { blockMarkup, type Setting } from './blocks.ts';
import type { PageWords } from './words.ts';

/** A part with those that go into its detail: why each dimension stands where it does stands below why all does. */
export interface Chapter {
  readonly part: MaturityPart;
  readonly details: readonly MaturityPart[];
}

export function chaptersOf(parts: readonly MaturityPart[]): Chapter[] {
  const chapters: { part: MaturityPart; details: MaturityPart[] }[] = [];
  for (const part of parts) {
    const above = chapters.at(-1);
    if (above !== undefined && part.id.startsWith(`${above.part.id}-`)) above.details.push(part);
    else chapters.push({ part, details: [] });
  }
  return chapters;
}

/** @param last what stands at the end of it */
export function chapterSection({ part, details }: Chapter, words: PageWords, last: Markup | null): Markup {
  return sectionMarkup({
    id: part.id,
    heading: part.heading,
    content: [bodyMarkup(part, { words, under: 2 }), details.map((one) => detailMarkup(one, words)), last],
  });
}

function detailMarkup(part: MaturityPart, words: PageWords): Markup {
  return html`<div class="detail" id="${part.id}">
<h3>${wrappable(part.heading)}</h3>
${bodyMarkup(part, { words, under: 3 })}</div>
`;
}

/** What a deck leaves out is folded on a screen; on paper it is open. */
function bodyMarkup({ message, blocks, isAppendix }: MaturityPart, setting: Setting): Markup {
  const told = blocks.map((block) => blockMarkup(block, setting));
  if (!isAppendix) return html`<p class="message">${wrappable(message)}</p>\n${told}`;
  return html`<details class="folded"><summary>${wrappable(message)}</summary>\n${told}</details>\n`;
}
