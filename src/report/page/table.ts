import { type Content, html, type Markup } from './markup.ts';
import { type MoreText, withRoom } from './room.ts';

export interface TableColumn {
  readonly heading: string;
  /** What is no prose is not broken: numbers, times, and words of a few. */
  readonly look?: 'number' | 'time' | 'word';
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** One cell a column; the one of `heads` says what its row is of. */
  readonly rows: readonly (readonly Content[])[];
  readonly heads: number;
  readonly more?: MoreText;
}

/** A table that scrolls within itself where the screen is narrow; null where it has no row. */
export function tableMarkup({ caption, columns, rows, heads, more }: Table): Markup | null {
  if (rows.length === 0) return null;
  const cellsOf = (cells: readonly Content[]) =>
    html`<tr>${cells.map((cell, at) => cellMarkup(cell, at === heads, columns[at]?.look))}</tr>\n`;
  const { items, leftOut } = withRoom(rows.map(cellsOf), undefined, more);
  const table = html`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ heading, look }) => html`<th scope="col"${classOf(look)}>${heading}</th>`)}</tr></thead>
<tbody>
${items}</tbody>
</table>`;
  return html`${items.length === 0 ? null : scrolling(caption, table)}${leftOut}`;
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
