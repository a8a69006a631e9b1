import { InputError } from '../../errors.ts';
import { type Located, Places } from '../documents/located.ts';
import type { Source } from '../reader.ts';
import { type CellValue, type ReadSheet, readSheets } from '../xlsx/sheets.ts';
import { Survey } from './survey.ts';
import { type SurveyOptions, stemOf } from './survey-options.ts';
import { type Column, type Header, headerOf, type Row, USUAL_HEADER } from './survey-row.ts';
import { cellCode, cellDay, cellText } from './workbook-cell.ts';
import { refuseMerged, rowsBelow, tablesWith, type WorkbookTable } from './workbook-table.ts';
import { workbookTold } from './workbook-told.ts';

/** Where something is chosen from a list, and where a day stands. */
const CODES: readonly Column[] = ['answer', 'role', 'evidence_kind', 'na_reason'];
const DAYS: readonly Column[] = ['evidence_date', 'na_expires'];

/**
 * Reads a filled workbook (.xlsx) into the shape of an answers file: a table of the columns of a survey, in any order
 * and on any sheet, and what stands on the sheet of who answers, where it is there. Of what is chosen from a list the
 * code counts, so that a form in any language can be read. Who and in which role the table may tell itself.
 * @throws InputError when it is no workbook or a damaged one, has no such table or two of them, has merged cells in
 * it, a gate answered twice, or a respondent without a role
 */
export async function readWorkbookForm(source: Source, options: SurveyOptions = {}): Promise<Located> {
  const { path } = source;
  const sheets = await readSheets(source);
  const table = answersTable(sheets, path);
  const places = new Places(path);
  const { respondent, role, data } = workbookTold(sheets, path, places);
  const survey = new Survey(path, {
    respondent: respondent || (options.respondent ?? stemOf(path)),
    role: role || options.role,
  });
  const header = headerOf(table.names, path, (column) => table.placeOf(table.at, column));
  refuseMerged(table, [...header.columns.values()], path);
  survey.takeHeader(header);
  for (const [at, cells] of rowsBelow(table)) {
    if (!isRepeated(cells, header)) survey.takeRow(rowAt(cells, at, header, table));
  }
  const filled = survey.finish();
  const isOfWho = (key: unknown): boolean => key === 'id' || (key === 'role' && !header.columns.has('role'));
  return {
    path,
    data: { ...data, ...(filled.data as object) },
    placeOf: (to, part) => {
      if (to[0] !== 'respondents') return places.placeOf(to);
      const told = isOfWho(to[2]) ? places.placeOf([to[2] === 'id' ? 'respondent' : 'role']) : path;
      return told === path ? filled.placeOf(to, part) : told;
    },
  };
}

function answersTable(sheets: readonly ReadSheet[], path: string): WorkbookTable {
  const [table, other] = tablesWith(sheets, ['gate', 'answer'], path);
  if (table === undefined) throw noTable(sheets, path);
  if (other !== undefined) throw twoTables(table, other, path);
  return table;
}

/** The heads in words below the names: no gate is called as its column is. */
function isRepeated(cells: readonly CellValue[], { columns }: Header): boolean {
  const gate = columns.get('gate');
  const answer = columns.get('answer');
  return gate !== undefined && answer !== undefined && isHead(cells[gate]) && isHead(cells[answer]);
}

/** Heads of a form in its three languages. */
const HEADS = ['gate', 'answer', 'critério', 'resposta', '기준', '답'];

function isHead(value: CellValue | undefined): boolean {
  return HEADS.includes(cellText(value ?? null).toLowerCase());
}

function rowAt(cells: readonly CellValue[], at: number, { columns }: Header, table: WorkbookTable): Row {
  const { isFrom1904 } = table.sheet;
  return {
    number: `row ${at + 1}`,
    text: (column) => {
      const value = cells[columns.get(column) ?? -1] ?? null;
      if (CODES.includes(column)) return cellCode(value);
      return DAYS.includes(column) ? cellDay(value, isFrom1904) : cellText(value);
    },
    place: (column) => table.placeOf(at, columns.get(column)),
  };
}

function noTable(sheets: readonly ReadSheet[], path: string): InputError {
  const names = sheets.slice(0, 8).map(({ name }) => JSON.stringify(name));
  return new InputError({
    code: 'workbook-table',
    place: path,
    what: `expected a sheet with the columns "gate" and "answer", got ${names.join(', ') || 'no sheet'}`,
    why: 'a form of this tool names its columns in the first row of its answers, which is hidden',
    fix: `fill in a form (aiops assess --form form.xlsx), or name the columns ${USUAL_HEADER}`,
  });
}

function twoTables(table: WorkbookTable, other: WorkbookTable, path: string): InputError {
  return new InputError({
    code: 'workbook-table',
    place: path,
    what: `the sheets "${table.sheet.name}" and "${other.sheet.name}" both hold answers`,
    fix: 'keep one of the two, or save each in a workbook of its own',
  });
}
