import { type Content, html, type Markup } from './markup.ts';

export interface TableColumn {
  readonly heading: string;
  readonly look?: 'number' | 'time';
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** One cell a column; the one of `heads` says what its row is of. */
  readonly rows: readonly (readonly Content[])[];
  readonly heads: number;
}

/** A table that scrolls within itself where the screen is narrow; null where it has no row. */
export function tableMarkup({ caption, columns, rows, heads }: Table): Markup | null {
  if (rows.length === 0) return null;
  return scrolling(
    caption,
    html`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ heading, look }) => html`<th scope="col"${classOf(look)}>${heading}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, at) => cellMarkup(cell, at === heads, columns[at]?.look))}</tr>\n`)}</tbody>
</table>`,
  );
}

/** What may be wider than the screen, in a box that the keyboard can scroll. */
export function scrolling(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">${content}</div>\n`;
}

function cellMarkup(cell: Content, isHead: boolean, look: TableColumn['look']): Markup {
  return isHead ? html`<th scope="row"${classOf(look)}>${cell}</th>` : html`<td${classOf(look)}>${cell}</td>`;
}

function classOf(look: TableColumn['look']): Markup | null {
  return look === undefined ? null : html` class="${look}"`;
}
