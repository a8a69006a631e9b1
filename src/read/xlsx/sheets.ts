import { InputError } from '../../errors.ts';
import { type Parts, partOfText, textOfPart, zipped } from '../../zip.ts';
import type { Source } from '../reader.ts';
import { attributeOf } from './attribute.ts';
import { damaged, tooLarge, workbookParts } from './package.ts';
import { tamedSheet } from './tamed-sheet.ts';

/** What may stand in a cell; a day or a moment is a `Date` whose UTC time is what the cell shows. */
export type CellValue = string | number | boolean | Date | null;

export interface ReadSheet {
  /** Without marks that a terminal would obey. */
  readonly name: string;
  /** From the first row and the first column on; all rows are as long. */
  readonly rows: readonly (readonly CellValue[])[];
  /** @example ['A2:A9'] */
  readonly merged: readonly string[];
  /** What is a day here was counted from 1904 on, by a Macintosh. */
  readonly isFrom1904: boolean;
}

/** Cells of all sheets, empty ones between others counted. */
const MOST_CELLS = 5_000_000;

/**
 * The sheets of a workbook (.xlsx) in its order, with what its cells show. Nothing is calculated or executed; where a
 * formula stands, its last value is read.
 * @throws InputError when it is no workbook, is locked by a password, is damaged or far too large
 */
export async function readSheets(source: Source): Promise<ReadSheet[]> {
  const { path } = source;
  const parts = await workbookParts(source);
  const merged = tamed(parts, path);
  const order = sheetPaths(parts);
  const isFrom1904 = /<(?:\w+:)?workbookPr\s[^<>]*date1904\s*=\s*["'](?:1|true)/.test(text(parts, WORKBOOK));
  try {
    const { default: readXlsxFile } = await import('read-excel-file/universal');
    const sheets = await readXlsxFile(await packed(parts));
    return sheets.map(({ sheet, data }, at) => ({
      name: shownName(sheet),
      rows: (data ?? []) as CellValue[][],
      merged: merged.get(order[at] ?? '') ?? [],
      isFrom1904,
    }));
  } catch (error) {
    throw error instanceof InputError || isMissingPackage(error) ? error : damaged(path);
  }
}

const WORKBOOK = 'xl/workbook.xml';

/** Replaces sheets by what is harmless of them, and tells their merged ranges. */
function tamed(parts: Map<string, Uint8Array>, path: string): Map<string, readonly string[]> {
  const merged = new Map<string, readonly string[]>();
  let cells = 0;
  for (const part of parts.keys()) {
    const xml = text(parts, part);
    if (!xml.includes('sheetData')) continue;
    const sheet = tamedSheet(xml);
    if (sheet === undefined) throw damaged(path);
    cells += sheet.rows * sheet.columns;
    if (cells > MOST_CELLS) throw tooLarge(path, `the workbook spans more than ${MOST_CELLS} cells`);
    parts.set(part, partOfText(sheet.xml));
    merged.set(part, sheet.merged);
  }
  return merged;
}

/** The parts of the sheets in the order of the workbook. */
function sheetPaths(parts: Parts): string[] {
  const targets = new Map<string, string>();
  for (const [tag] of text(parts, 'xl/_rels/workbook.xml.rels').matchAll(
    /<(?:\w+:)?Relationship\s[^<>]*>/g,
  )) {
    const target = attributeOf(tag, 'Target') ?? '';
    targets.set(attributeOf(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets = text(parts, WORKBOOK).matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g);
  return [...sheets].map(([tag]) => targets.get(attributeOf(tag, '\\w+:id') ?? '') ?? '');
}

function text(parts: Parts, path: string): string {
  return textOfPart(parts.get(path) ?? new Uint8Array());
}

/** Stored as they are: the package unpacks what it is given. */
async function packed(parts: Parts): Promise<ArrayBuffer> {
  return (await zipped(parts, 0)).slice().buffer as ArrayBuffer;
}

function shownName(name: string): string {
  return name.replaceAll(/\p{C}+/gu, ' ').slice(0, 31);
}

function isMissingPackage(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
}
