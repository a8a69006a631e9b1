import type { Places } from '../documents/located.ts';
import type { CellValue, ReadSheet } from '../xlsx/sheets.ts';
import { cellCode, cellDay, cellText } from './workbook-cell.ts';
import { rowsBelow, tablesWith, type WorkbookTable } from './workbook-table.ts';

/** What a workbook tells beside its answers, by the names that an answers file has for it. */
export interface WorkbookTold {
  readonly respondent: string;
  readonly role: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** From the sheets of who answers, of the signs and of the measures; each may be gone. Enters where it stands. */
export function workbookTold(sheets: readonly ReadSheet[], path: string, places: Places): WorkbookTold {
  const about = valuesBy('key', sheets, path);
  for (const [key, { place }] of about) places.set(key === 'model' ? ['model', 'id'] : [key], place);
  const version = about.get('version');
  if (version !== undefined) places.set(['model', 'version'], version.place);
  const text = (key: string): string => cellText(about.get(key)?.value ?? null);
  const { value: date = null, isFrom1904 = false } = about.get('date') ?? {};
  const told = {
    schema: text('schema'),
    client: text('client'),
    scope: text('scope'),
    facilitator: text('facilitator'),
    date: cellDay(date, isFrom1904),
    target: levelsIn(text('target')),
    upto: numberIn(text('upto')),
  };
  return {
    respondent: text('respondent'),
    role: cellCode(about.get('role')?.value ?? null),
    data: {
      ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')),
      ...(text('model') !== '' && { model: { id: text('model'), version: text('version') } }),
      ...mapOf('signs', valuesBy('sign', sheets, path), places, truthIn),
      ...mapOf('measures', valuesBy('measure', sheets, path), places, numberIn),
    },
  };
}

interface Told {
  readonly value: CellValue;
  readonly place: string;
  readonly isFrom1904: boolean;
}

/** The values beside the names in a column; of a name that comes twice the first. */
function valuesBy(column: string, sheets: readonly ReadSheet[], path: string): Map<string, Told> {
  const values = new Map<string, Told>();
  for (const table of tablesWith(sheets, [column, 'value'], path)) enterValues(table, column, values);
  return values;
}

function enterValues(table: WorkbookTable, column: string, values: Map<string, Told>): void {
  const [name, value] = [table.names.indexOf(column), table.names.indexOf('value')];
  for (const [at, row] of rowsBelow(table)) {
    const key = cellText(row[name] ?? null);
    const { isFrom1904 } = table.sheet;
    if (key === '' || values.has(key)) continue;
    values.set(key, { value: row[value] ?? null, place: table.placeOf(at, value), isFrom1904 });
  }
}

/** None where nothing is told. */
function mapOf(
  map: string,
  values: ReadonlyMap<string, Told>,
  places: Places,
  read: (text: string) => unknown,
): Record<string, object> {
  const told = [...values].filter(([, { value }]) => cellText(value) !== '');
  for (const [key, { place }] of told) places.set([map, key], place);
  if (told.length === 0) return {};
  return { [map]: Object.fromEntries(told.map(([key, { value }]) => [key, read(cellCode(value))])) };
}

function truthIn(code: string): unknown {
  const lower = code.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower === 'true' : code;
}

/** A decimal comma is none of thousands where it stands alone. */
function numberIn(text: string): unknown {
  const plain = text.normalize('NFKC');
  if (plain === '') return '';
  const number = Number(/^-?\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain);
  return Number.isFinite(number) ? number : text;
}

/** A level, or a level for some dimensions. @example levelsIn('DQ=3, COL=4') // => { DQ: 3, COL: 4 } */
function levelsIn(text: string): unknown {
  const pairs = text.split(/[\s,;]+/).map((pair) => /^([\w-]+)=(\d)$/.exec(pair));
  if (pairs.some((pair) => pair === null)) return numberIn(text);
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', Number(pair?.[2])]));
}
