import { counted, humanCount } from '../units.ts';
import { csvText } from './csv.ts';
import { button, made } from './elements.ts';
import { compared, type Direction } from './row-order.ts';

/** @param show goes to a chart and a finding in it; false where the chart is a picture alone, to which a link leads */
export function liveTable(show: (chart: string, finding: string) => boolean): void {
  const table = document.querySelector<HTMLTableElement>('table#findings');
  const body = table?.tBodies[0];
  if (table === null || body === undefined) return;
  const rows = [...body.rows];
  makeSortable(table, body, rows);
  const form = document.querySelector<HTMLFormElement>('form#filter');
  if (form !== null) makeFilter(form, table, rows);
  body.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.show') : null;
    const row = link?.closest('tr');
    if (row?.dataset['chart'] === undefined) return;
    if (show(row.dataset['chart'], row.id)) event.preventDefault();
  });
}

/** Rows that are equal stay in the order in which the report has them. */
function makeSortable(
  table: HTMLTableElement,
  body: HTMLTableSectionElement,
  rows: readonly HTMLElement[],
): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((head, column) => {
    const text = head.textContent;
    const keys = new Map(rows.map((row) => [row, keyOf(row, column)]));
    const sort = () => {
      const direction = nextOf(head);
      for (const other of heads) other.removeAttribute('aria-sort');
      head.ariaSort = direction;
      body.append(...rows.toSorted((a, b) => compared(keys.get(a) ?? '', keys.get(b) ?? '', direction)));
    };
    const sorter = button(text, text, sort);
    sorter.className = 'sort';
    head.replaceChildren(sorter);
  });
}

function keyOf(row: HTMLElement, column: number): string {
  const cell = row.children[column] as HTMLElement | undefined;
  return cell?.dataset['sort'] ?? '';
}

/** Numbers and severities begin with the greatest, texts with the first. */
function nextOf(head: HTMLElement): Direction {
  const isGreatestFirst = head.classList.contains('number') || head.dataset['column'] === 'severity';
  const first: Direction = isGreatestFirst ? 'descending' : 'ascending';
  const second: Direction = isGreatestFirst ? 'ascending' : 'descending';
  return head.ariaSort === first ? second : first;
}

function makeFilter(form: HTMLFormElement, table: HTMLTableElement, rows: readonly HTMLElement[]): void {
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const count = form.querySelector('output');
  const all = Number(table.dataset['all']);
  const rest = all > rows.length ? `, the worst of ${humanCount(all)}` : '';
  const apply = () => {
    const wanted = new FormData(form);
    const text = String(wanted.get('text') ?? '').toLowerCase();
    for (const row of rows) row.hidden = !(isWanted(row, wanted) && (texts.get(row) ?? '').includes(text));
    const shown = rows.filter(({ hidden }) => !hidden).length;
    if (count !== null)
      count.textContent = `${humanCount(shown)} of ${counted(rows.length, 'finding')} shown${rest}`;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  form.append(csvLink(table));
  addEventListener('hashchange', () => uncover(form, rows));
  form.hidden = false;
  apply();
}

function isWanted(row: HTMLElement, wanted: FormData): boolean {
  return ['severity', 'kind', 'state'].every((name) => {
    const choice = wanted.get(name) ?? '';
    return choice === '' || row.dataset[name] === choice;
  });
}

/** A row that a link leads to is not hidden. */
function uncover(form: HTMLFormElement, rows: readonly HTMLElement[]): void {
  const target = rows.find(({ id }) => `#${id}` === location.hash);
  if (target?.hidden !== true) return;
  form.reset();
  setTimeout(() => target.scrollIntoView());
}

/** What the table shows, as a file; made when it is asked for. */
function csvLink(table: HTMLTableElement): HTMLAnchorElement {
  const link = made('a', 'csv', 'These rows as CSV');
  link.download = 'findings.csv';
  link.href = '#findings';
  link.addEventListener('click', () => {
    const shown = [...table.rows].filter(({ hidden }) => !hidden);
    const text = csvText(shown.map((row) => [...row.cells].map(shownText)));
    link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  });
  return link;
}

/** Without what is folded away. */
function shownText(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const folded of copy.querySelectorAll('details')) folded.remove();
  return copy.textContent.trim().replace(/\s+/g, ' ');
}
