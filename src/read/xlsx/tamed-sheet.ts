import { attributeOf } from './attribute.ts';

/** The XML of a sheet of which nothing is left but cells with something in them, and what it told besides. */
export interface TamedSheet {
  readonly xml: string;
  /** @example ['A2:A9'] */
  readonly merged: readonly string[];
  /** Of the last row and the last column with something in it, from 1; zero where nothing is. */
  readonly rows: number;
  readonly columns: number;
}

/** No spreadsheet has more. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

/** A row, a cell or a merged range, as its first tag: prefix, name and attributes. */
const TAG = /<([\w.-]+:)?(row|c|mergeCell)(\s[^<>]*)?>/g;
/** Attributes of which every quote is closed: else the tag ends elsewhere. */
const QUOTED = /^(?:[^"']|"[^"]*"|'[^']*')*$/;
const EMPTY_ROWS = /<(?:[\w.-]+:)?row(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:[\w.-]+:)?row>)/g;

/**
 * What the package would pass over is made to be seen: an error such as #REF! becomes a text, and so does a formula
 * that nobody has calculated. Empty cells and rows go, so that a single far cell cannot unfold into millions.
 * Undefined where the XML is none that a spreadsheet writes.
 */
export function tamedSheet(xml: string): TamedSheet | undefined {
  const merged: string[] = [];
  const pieces: string[] = [];
  let [rows, columns, at, row] = [0, 0, 0, 0];
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(xml); tag !== null; tag = TAG.exec(xml)) {
    const [whole, prefix = '', name, attributes = ''] = tag;
    if (!QUOTED.test(attributes)) return undefined;
    if (name === 'mergeCell') merged.push(attributeOf(attributes, 'ref') ?? '');
    if (name === 'row') row = rowNumber(attributes);
    if (Number.isNaN(row)) return undefined;
    if (name !== 'c') continue;
    const place = placeOf(attributes);
    if (place === undefined) return undefined;
    const end = endOf(xml, tag.index + whole.length, attributes, prefix);
    if (end === undefined) return undefined;
    const cell = tamedCell(xml.slice(tag.index + whole.length, end.inner), attributes, prefix);
    pieces.push(xml.slice(at, tag.index), cell);
    [at, TAG.lastIndex] = [end.outer, end.outer];
    if (cell === '') continue;
    rows = Math.max(rows, place.row, row);
    columns = Math.max(columns, place.column);
  }
  pieces.push(xml.slice(at));
  return { xml: pieces.join('').replaceAll(EMPTY_ROWS, ''), merged, rows, columns };
}

/** Where a cell ends: before its end tag and after it. */
function endOf(xml: string, from: number, attributes: string, prefix: string) {
  if (attributes.endsWith('/')) return { inner: from, outer: from };
  const tag = `</${prefix}c>`;
  const inner = xml.indexOf(tag, from);
  return inner === -1 ? undefined : { inner, outer: inner + tag.length };
}

/** Empty where the cell is. */
function tamedCell(inner: string, attributes: string, prefix: string): string {
  const told = attributes.replace(/\/$/, '');
  if (/<(?:[\w.-]+:)?(?:v|is)[\s>]/.test(inner))
    return `<${prefix}c${told.replace(/\bt\s*=\s*(["'])e\1/, 't="str"')}>${inner}</${prefix}c>`;
  if (!/<(?:[\w.-]+:)?f[\s/>]/.test(inner)) return '';
  const untyped = told.replace(/\bt\s*=\s*(["'])\w*\1/, '');
  return `<${prefix}c${untyped} t="str"><${prefix}v>${NOT_CALCULATED}</${prefix}v></${prefix}c>`;
}

/** As it is told in a message; a spreadsheet calculates a formula when it saves. */
const NOT_CALCULATED = '=? (a formula without its value)';

/** A row may leave its number out: zero. NaN where it is none. */
function rowNumber(attributes: string): number {
  const number = attributeOf(attributes, 'r') ?? '0';
  return /^\d{1,7}$/.test(number) && Number(number) <= MOST_ROWS ? Number(number) : Number.NaN;
}

/** Row and column of a cell, from 1. */
function placeOf(attributes: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributeOf(attributes, 'r') ?? '') ?? [];
  if (letters === undefined) return undefined;
  const column = columnNumber(letters);
  const row = Number(digits);
  return column > MOST_COLUMNS || row > MOST_ROWS || row === 0 ? undefined : { row, column };
}

/** @example columnNumber('AB') // => 28 */
export function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
