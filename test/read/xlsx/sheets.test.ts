import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { readSheets } from '../../../src/read/xlsx/sheets.ts';
import { partOfText, textOfPart, unzipped } from '../../../src/zip.ts';
import { sourceOf } from '../source-of.ts';
import { madeWorkbook } from './made-workbook.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const whole = await madeWorkbook({
  Data: [
    ['a', 1],
    [null, true],
    ['', '2026-05-01'],
  ],
});

const parts = Object.fromEntries(await unzipped(whole));

/** The workbook with one part changed. */
function changed(path: string, change: (xml: string) => string): Uint8Array {
  return zipSync({ ...parts, [path]: partOfText(change(textOfPart(parts[path] ?? new Uint8Array()))) });
}

const read = (bytes: Uint8Array) => readSheets(sourceOf(bytes, 'in/form.xlsx'));
const refusal = (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof InputError ? error.message : String(error)),
  );

const DAMAGED =
  'in/form.xlsx: error: the workbook is damaged: it cannot be unpacked or understood [workbook-damaged]\n' +
  '  fix: open it in a spreadsheet, save it as .xlsx again, or ask for it once more';
const NONE =
  'in/form.xlsx: error: expected an Excel workbook (.xlsx), got something else [workbook-unknown]\n' +
  '  fix: open it in a spreadsheet, and save it as .xlsx';
const tooLarge = (what: string) =>
  `in/form.xlsx: error: the workbook ${what} [workbook-too-large]\n` +
  '  fix: check that this is the right file: a filled form is far smaller';
const farCell = (place: string) => (xml: string) =>
  xml.replace('</sheetData>', `<row r="1048576"><c r="${place}" t="str"><v>x</v></c></row></sheetData>`);

describe('readSheets(source)', () => {
  it('reads texts, numbers and days from the first row and column on', async () => {
    expect(await read(whole)).toEqual([
      {
        name: 'Data',
        rows: [
          ['a', 1],
          [null, 'true'],
          [null, new Date('2026-05-01T00:00:00Z')],
        ],
        merged: [],
        isFrom1904: false,
      },
    ]);
  });

  it.each([
    ['nothing', new Uint8Array(), NONE],
    ['a text', partOfText('gate,answer\n'), NONE],
    ['another zip', zipSync({ 'content.xml': partOfText('<a/>') }), NONE],
    [
      'a locked workbook',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'in/form.xlsx: error: the workbook is locked by a password, or is one of the old kind (.xls) [workbook-encrypted]\n' +
        '  fix: open it in a spreadsheet, and save it as .xlsx without a password',
    ],
    ['half a workbook', whole.slice(0, whole.length / 2), DAMAGED],
    ['one with noise in it', whole.map((byte, at) => (at > 300 && at < 900 ? byte ^ 0x55 : byte)), DAMAGED],
    ['one without its sheet', changed('xl/_rels/workbook.xml.rels', () => '<Relationships/>'), DAMAGED],
    ['XML that is none', changed(SHEET, (xml) => xml.slice(0, -30)), DAMAGED],
    [
      'a cell at the other end',
      changed(SHEET, farCell('XFD1048576')),
      tooLarge('spans more than 5000000 cells'),
    ],
    ['a row of no number', changed(SHEET, (xml) => xml.replace('<row r="1"', '<row r="1e9"')), DAMAGED],
    [
      'a bomb',
      zipSync({ ...parts, 'xl/big.xml': new Uint8Array(65 * 1_048_576) }),
      tooLarge('is larger than 64 MiB once it is unpacked'),
    ],
    [
      'a file far too large',
      zipSync({ ...parts, 'xl/media.bin': noise(5 * 1_048_576) }),
      tooLarge('is larger than 4 MiB'),
    ],
    [
      'far too many parts',
      zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`${at}.xml`, new Uint8Array()]))),
      tooLarge('has more than 2000 parts'),
    ],
  ])('readSheets(%s)', async (_, bytes, message) => {
    expect(await refusal(bytes)).toBe(message);
  });

  it('tells a calendar that begins in 1904', async () => {
    const bytes = changed('xl/workbook.xml', (xml) =>
      xml.replace('<workbookPr/>', '<workbookPr date1904="1"/>'),
    );
    const [sheet] = await read(bytes);
    expect(sheet?.isFrom1904).toBe(true);
    expect(sheet?.rows[2]?.[1]).toEqual(new Date('2030-05-02T00:00:00Z'));
  });
});

/** What no packing makes smaller. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
