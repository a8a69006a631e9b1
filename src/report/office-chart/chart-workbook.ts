import { partOfText, zipped } from '../../zip.ts';
import { cellString, wouldBeFormula } from '../office/cell-string.ts';
import { columnLetters } from '../office/column-letters.ts';
import { relationshipsPart } from '../office/relationships.ts';
import { XML_HEAD, xmlText } from '../office/xml-text.ts';
import { type ChartColumn, type ChartSheet, cellText } from './chart-sheet.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in the table of styles: after plain cells, moments, then texts that look like a formula. */
const [MOMENTS, MARKED_TEXTS] = [1, 2];

/**
 * The workbook that opens where the numbers of a chart are edited. Texts are kept as texts and cannot begin a formula.
 * SOURCE: ECMA-376 part 1, §18.
 */
export function chartWorkbook(sheet: ChartSheet): Promise<Uint8Array> {
  const parts = {
    '[Content_Types].xml': XML_HEAD + contentTypes,
    '_rels/.rels': relationshipsPart([
      { id: 'rId1', type: 'office/officeDocument', target: 'xl/workbook.xml' },
    ]),
    'xl/_rels/workbook.xml.rels': relationshipsPart([
      { id: 'rId1', type: 'office/worksheet', target: 'worksheets/sheet1.xml' },
      { id: 'rId2', type: 'office/styles', target: 'styles.xml' },
    ]),
    'xl/workbook.xml': `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': XML_HEAD + styles,
    'xl/worksheets/sheet1.xml': XML_HEAD + sheetXml(sheet),
  };
  return zipped(new Map(Object.entries(parts).map(([path, text]) => [path, partOfText(text)])));
}

const contentTypes = `<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`;

/** The least that programs take for a table of styles: a font, two fills, a border; then the three kinds of cells. */
const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>\
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`;

function sheetXml({ first, series }: ChartSheet): string {
  const columns = [first, ...series];
  const head = columns
    .map(({ heading }, at) => cellXml(heading, 'General', `${columnLetters(at + 1)}1`))
    .join('');
  const rows = first.values.map((_, row) => {
    const cells = columns.map(({ values, format }, at) =>
      cellXml(values[row] ?? null, format, `${columnLetters(at + 1)}${row + 2}`),
    );
    return `<row r="${row + 2}">${cells.join('')}</row>`;
  });
  const widths = `<cols><col min="1" max="${columns.length}" width="20" customWidth="1"/></cols>`;
  return `<worksheet xmlns="${MAIN}">${widths}<sheetData><row r="1">${head}</row>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(value: number | string | null, format: ChartColumn['format'], place: string): string {
  const text = cellText(value);
  if (text === null) return '';
  if (typeof value === 'string') {
    const style = wouldBeFormula(text) ? ` s="${MARKED_TEXTS}"` : '';
    return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(cellString(text))}</t></is></c>`;
  }
  const style = format === 'General' ? '' : ` s="${MOMENTS}"`;
  return `<c r="${place}"${style}><v>${text}</v></c>`;
}
