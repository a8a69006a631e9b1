import type { Sheet as PackageSheet } from 'write-excel-file/universal';
import { partOfText, textOfPart, unzipped, zipped } from '../../zip.ts';
import { CORE_PROPERTIES, coreProperties } from '../office/core-properties.ts';
import { withRelationships } from '../office/relationships.ts';
import { xmlText } from '../office/xml-text.ts';
import { INPUT_FILL, packageCell, withoutGuards } from './cell.ts';
import { rowHeight } from './row-height.ts';
import { filteredCells, finishedSheet, quotedName } from './sheet-xml.ts';
import type { Sheet, Workbook } from './workbook.ts';

/**
 * A workbook as a file (.xlsx), the same bytes for the same workbook.
 * @throws Error where the package is not installed
 */
export async function workbookFile(workbook: Workbook): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const sheets = workbook.sheets.map((sheet) => packageSheet(sheet, workbook));
  const written = await writeXlsxFile(sheets, { fontFamily: fontOf(workbook.lang), fontSize: 10 }).toBlob();
  const parts = await unzipped(new Uint8Array(await written.arrayBuffer()));
  const change = (path: string, changed: (xml: string) => string): void => {
    parts.set(path, partOfText(changed(textOfPart(parts.get(path) ?? new Uint8Array()))));
  };
  for (const [at, sheet] of workbook.sheets.entries())
    change(`xl/worksheets/sheet${at + 1}.xml`, (xml) => finishedSheet(xml, sheet, workbook));
  change('xl/workbook.xml', (xml) => withNames(xml, workbook.sheets));
  change('xl/sharedStrings.xml', withoutGuards);
  change('xl/styles.xml', withTextsAndInputs);
  change('[Content_Types].xml', withCoreType);
  change('_rels/.rels', (xml) => withRelationships(xml, [CORE_RELATIONSHIP]));
  parts.set(CORE_PROPERTIES, partOfText(coreProperties(workbook)));
  return zipped(parts);
}

/** Fonts that every office has, with letters for the language. */
function fontOf(lang: string): string {
  return lang === 'ko' ? 'Malgun Gothic' : 'Calibri';
}

function packageSheet(sheet: Sheet, { colour }: Workbook): PackageSheet<Blob> {
  return {
    sheet: sheet.name,
    data: sheet.rows.map((row) => packageRow(row, sheet, colour)),
    columns: sheet.columns.map(({ width }) => ({ width })),
    orientation: 'landscape',
    showGridLines: sheet.headRow !== undefined,
    ...(sheet.headRow !== undefined && { stickyRowsCount: sheet.headRow }),
    ...(sheet.stillColumns !== undefined && { stickyColumnsCount: sheet.stillColumns }),
  } as PackageSheet<Blob>;
}

/** The package takes the height of a row from its cells. */
function packageRow(row: Sheet['rows'][number], { columns }: Sheet, colour: string) {
  const height = rowHeight(row, columns);
  return row.map((cell) => {
    const packaged = packageCell(cell, colour);
    return packaged === null ? null : { ...packaged, height };
  });
}

/** Rows that are printed on each page and cells that are filtered are names of the workbook. */
function withNames(xml: string, sheets: readonly Sheet[]): string {
  const names = sheets.flatMap((sheet, at) => {
    const { name, headRow } = sheet;
    const cells = filteredCells(sheet);
    const place = xmlText(quotedName(name));
    return [
      ...(cells === undefined
        ? []
        : [
            `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${place}!${cells}</definedName>`,
          ]),
      ...(headRow === undefined
        ? []
        : [
            `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${place}!$${headRow}:$${headRow}</definedName>`,
          ]),
    ];
  });
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  let at = 0;
  return xml
    .replace(/<definedNames\s*\/>/, () => defined)
    .replaceAll('<sheet ', (tag) => (sheets[at++]?.isHidden === true ? `${tag}state="hidden" ` : tag));
}

/** Styles of texts that look like a formula say so, and what is to be filled in stays free where a sheet is locked. */
function withTextsAndInputs(xml: string): string {
  const format = /numFmtId="(\d+)" formatCode="@"/.exec(xml)?.[1];
  const input = (xml.match(/<fill>.*?<\/fill>/g) ?? []).findIndex((fill) => fill.includes(INPUT_FILL));
  return xml.replaceAll(/<xf ([^>]*)>(.*?)<\/xf>/g, (tag, attributes: string, inner: string) => {
    const isText = format !== undefined && attributes.includes(`numFmtId="${format}"`);
    const isInput = input !== -1 && attributes.includes(`fillId="${input}"`);
    if (!isText && !isInput) return tag;
    const quote = isText ? ' quotePrefix="1"' : '';
    const free = isInput ? ' applyProtection="1"' : '';
    return `<xf ${attributes}${quote}${free}>${inner}${isInput ? '<protection locked="0"/>' : ''}</xf>`;
  });
}

const CORE_RELATIONSHIP = {
  id: 'rId-core',
  type: 'package/metadata/core-properties',
  target: CORE_PROPERTIES,
} as const;

function withCoreType(xml: string): string {
  const type = 'application/vnd.openxmlformats-package.core-properties+xml';
  return xml.replace(
    '</Types>',
    (end) => `<Override ContentType="${type}" PartName="/${CORE_PROPERTIES}"/>${end}`,
  );
}
