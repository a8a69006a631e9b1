import type { MaturityBlock, MaturityPart } from '../maturity-report/document.ts';
import type { MaturityWords } from '../maturity-report/words.ts';
import { listMarkup } from '../page/lists.ts';
import { html, type Markup } from '../page/markup.ts';
import { sectionMarkup } from '../page/section.ts';
import { blockMarkup } from './blocks.ts';
import type { PageWords } from './words.ts';

/** What stands below a heading of the page that everybody reads. */
interface Topic {
  readonly heading: string;
  readonly blocks: readonly MaturityBlock[];
}

/**
 * The first screen and the first sheet: where it stands, how sure that is, what to do now and what is asked for;
 * below that what is strong and what is weak.
 */
export function executiveSection(
  { id, heading, message, blocks, notes }: MaturityPart,
  { report: { headings } }: MaturityWords,
  words: PageWords,
): Markup {
  const { before, topics } = topicsOf(blocks);
  const first = [headings.moves, headings.sponsor, headings.effect];
  const sorted = topics.toSorted((a, b) => rankIn(first, a.heading) - rankIn(first, b.heading));
  const set = (block: MaturityBlock) => blockMarkup(block, { words, under: 2 });
  const sure = html`<h3>${words.howSure}</h3>\n${listMarkup(notes, 'points', words.more)}`;
  const others = sorted.map((topic) => html`<h3>${topic.heading}</h3>\n${topic.blocks.map(set)}`);
  return sectionMarkup({
    id,
    heading,
    content: [
      html`<p class="message">${message}</p>\n`,
      before.map(set),
      html`<div class="topics">\n${[sure, ...others].map((topic) => html`<div>\n${topic}</div>\n`)}</div>\n`,
    ],
  });
}

function topicsOf(blocks: readonly MaturityBlock[]): { before: MaturityBlock[]; topics: Topic[] } {
  const before: MaturityBlock[] = [];
  const topics: { heading: string; blocks: MaturityBlock[] }[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') topics.push({ heading: block.text, blocks: [] });
    else (topics.at(-1)?.blocks ?? before).push(block);
  }
  return { before, topics };
}

/** Its place; behind all where it has none. */
function rankIn(order: readonly string[], name: string): number {
  const at = order.indexOf(name);
  return at === -1 ? order.length : at;
}
