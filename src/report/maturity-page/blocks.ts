import { maturityPicture } from '../maturity-charts/pictures.ts';
import type { MaturityBlock, Picture } from '../maturity-report/document.ts';
import type { Cell, Facts, Heading, Paragraph, Table } from '../office/office-report.ts';
import { factsMarkup, listMarkup } from '../page/lists.ts';
import { type Content, html, type Markup, trusted } from '../page/markup.ts';
import { tableMarkup } from '../page/table.ts';
import { wrappable } from '../page/wrappable.ts';
import type { PageWords } from './words.ts';

/** What a block is set with. */
export interface Setting {
  readonly words: PageWords;
  /** Of the heading that the blocks stand below: `h2` is 2. */
  readonly under: 2 | 3;
}

/** Null where the page shows the same by another block: the heatmap by the table of its ratings, in their colours. */
export function blockMarkup(block: MaturityBlock, { words, under }: Setting): Markup | null {
  switch (block.kind) {
    case 'heading':
      return headingMarkup(block, under);
    case 'paragraph':
      return paragraphMarkup(block);
    case 'bullets':
      return listMarkup(block.items.map(wrappable), 'points', words.more);
    case 'facts':
      return factsOf(block);
    case 'table':
      return tableOf(block, words);
    case 'dumbbell':
    case 'lanes':
    case 'slope':
    case 'dispersion':
    case 'effort-impact':
      return figureOf(block);
    case 'heatmap':
    case 'bars':
    case 'time':
      return null;
  }
}

function headingMarkup({ depth, text }: Heading, under: Setting['under']): Markup {
  const name = trusted(`h${depth - 1 + under}`);
  return html`<${name}>${wrappable(text)}</${name}>\n`;
}

function paragraphMarkup({ text, look }: Paragraph): Markup {
  return html`<p${look === undefined ? null : html` class="${look}"`}>${wrappable(text)}</p>\n`;
}

function factsOf({ facts }: Facts): Markup | null {
  return factsMarkup(facts);
}

/** What a row is of stands in its first cell. */
function tableOf({ caption, columns, rows }: Table, words: PageWords): Markup | null {
  return tableMarkup({
    caption,
    columns: columns.map(({ heading, isNumber }, at) => ({
      heading,
      ...(isNumber && { look: 'number' as const }),
      ...(rows.some((row) => row[at]?.day !== undefined) && { look: 'time' as const }),
    })),
    rows: rows.map((row) => row.map(cellMarkup)),
    heads: 0,
    more: words.more,
  });
}

function cellMarkup({ text, tone, isStrong }: Cell): Content {
  const told = isStrong === true ? html`<strong>${wrappable(text)}</strong>` : wrappable(text);
  return tone === undefined ? told : html`<span class="tone ${tone}">${told}</span>`;
}

function figureOf(picture: Picture): Markup {
  return html`<figure id="${picture.id}">
<figcaption class="aside">${picture.description}</figcaption>
${trusted(maturityPicture(picture))}
</figure>
`;
}
