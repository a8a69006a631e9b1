import { columnLetters } from '../office/column-letters.ts';
import { oneLine } from '../office/one-line.ts';
import { xmlText } from '../office/xml-text.ts';
import type { Choice, Sheet, Workbook } from './workbook.ts';

/** A footer is cut beyond. */
const LONGEST_FOOT = 240;

/** A sheet as the package wrote it, with what it cannot write: filter, drop-downs, links, lock, and how it prints. */
export function finishedSheet(xml: string, sheet: Sheet, { foot, page }: Workbook): string {
  const { isLocked, choices = [] } = sheet;
  const after = [isLocked === true ? LOCK : '', filterXml(sheet), choicesXml(choices), linksXml(sheet)].join(
    '',
  );
  return xml
    .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace(/<pane [^>]*\/>/, () => paneXml(sheet))
    .replace('</sheetData>', (tag) => `${tag}${after}`)
    .replace(/<pageSetup [^>]*\/>/, () => `${PAGE}${footXml(foot, page)}`)
    .replaceAll(/(<row [^>]*) customHeight="1"/g, '$1')
    .replaceAll(/<col [^>]*min="(\d+)"[^>]*\/>/g, (tag, number) =>
      sheet.columns[Number(number) - 1]?.isHidden === true ? tag.replace('<col ', '<col hidden="1" ') : tag,
    )
    .replaceAll(/<row r="(\d+)"/g, (tag, number) =>
      sheet.hiddenRows?.includes(Number(number)) === true ? `${tag} hidden="1"` : tag,
    );
}

/** The package tells a pane without rows or columns as well, which Excel takes for a fault of the file. */
function paneXml({ headRow = 0, stillColumns = 0 }: Sheet): string {
  const pane = `${headRow > 0 ? 'bottom' : 'top'}${stillColumns > 0 ? 'Right' : 'Left'}`;
  const split = `${stillColumns > 0 ? ` xSplit="${stillColumns}"` : ''}${headRow > 0 ? ` ySplit="${headRow}"` : ''}`;
  const first = `${columnLetters(stillColumns + 1)}${headRow + 1}`;
  return `<pane${split} topLeftCell="${first}" activePane="${pane}" state="frozen"/>`;
}

/** Across one page, down as many as it takes; A4. */
const PAGE = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/** Filters, widths and heights stay free. */
const LOCK =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" autoFilter="0"/>';

/** The cells that a filter is over: heads and all below; undefined where there is nothing to filter. */
export function filteredCells({ headRow, rows, columns }: Sheet): string | undefined {
  if (headRow === undefined || rows.length <= headRow) return undefined;
  return `$A$${headRow}:$${columnLetters(columns.length)}$${rows.length}`;
}

function filterXml(sheet: Sheet): string {
  const cells = filteredCells(sheet);
  return cells === undefined ? '' : `<autoFilter ref="${cells.replaceAll('$', '')}"/>`;
}

function choicesXml(choices: readonly Choice[]): string {
  if (choices.length === 0) return '';
  const each = choices.map(({ cells, among, refusal }) => {
    const said = `allowBlank="1" showErrorMessage="1" error="${xmlText(refusal.slice(0, 220))}" sqref="${cells}"`;
    if (among === 'day')
      return `<dataValidation type="date" operator="greaterThan" ${said}><formula1>1</formula1></dataValidation>`;
    if (among === 'number')
      return `<dataValidation type="decimal" operator="greaterThanOrEqual" ${said}><formula1>-1E+300</formula1></dataValidation>`;
    return `<dataValidation type="list" ${said}><formula1>${xmlText(among.list)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

function linksXml({ rows }: Sheet): string {
  const links = rows.flatMap((row, down) =>
    row.flatMap((cell, across) => {
      if (cell?.leadsTo === undefined) return [];
      const place = `${columnLetters(across + 1)}${down + 1}`;
      return [`<hyperlink ref="${place}" location="${xmlText(`${quotedName(cell.leadsTo)}!A1`)}"/>`];
    }),
  );
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

function footXml(foot: string, page: Workbook['page']): string {
  const left = plainFoot(foot);
  const right = page('\u0001', '\u0002')
    .replaceAll('&', '&&')
    .replace('\u0001', '&P')
    .replace('\u0002', '&N');
  return `<headerFooter><oddFooter>${xmlText(`&L${left}&R${right}`)}</oddFooter></headerFooter>`;
}

/** A sign of its own begins with `&`; a digit after `&L` would be a size. */
function plainFoot(text: string): string {
  const plain = oneLine(text)
    .slice(0, LONGEST_FOOT / 2)
    .replaceAll('&', '&&');
  return /^\d/.test(plain) ? ` ${plain}` : plain;
}

/** The name of a sheet in a reference to its cells. @example quotedName("Ana's") // => "'Ana''s'" */
export function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
