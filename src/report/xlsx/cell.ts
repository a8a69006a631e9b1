import type { CellObject } from 'write-excel-file/universal';
import { cellString, wouldBeFormula } from '../office/cell-string.ts';
import { tones } from '../office/tones.ts';
import type { Look, SheetCell } from './workbook.ts';

/** Behind the cells that are to be filled in. */
export const INPUT_FILL = 'FFF8E1';

/** For private use: no font has it. */
const GUARD = '\ue000';
const DAY_FORMAT = 'yyyy-mm-dd';
const DAY_MS = 86_400_000;
/** A spreadsheet takes no day before for what it is: its calendar has a 29 February 1900. */
const FIRST_DAY = '1900-03-01';

/** A cell as the package takes it. Texts are never formulas: those that look like one are marked as texts besides. */
export function packageCell(cell: SheetCell | null, colour: string): CellObject | null {
  if (cell === null) return null;
  const style: CellObject = { alignVertical: 'top', wrap: true, ...lookOf(cell, colour), ...toneOf(cell) };
  const civilMs = civilMsOf(cell);
  if (civilMs !== undefined) {
    const format = civilMs % DAY_MS === 0 && cell.day !== undefined ? DAY_FORMAT : 'yyyy-mm-dd hh:mm:ss';
    return { ...style, type: Date, value: new Date(civilMs), format, align: 'left' };
  }
  if (typeof cell.value === 'number' && Number.isFinite(cell.value))
    return { ...style, type: Number, value: cell.value };
  if (cell.text === '')
    return cell.look === 'inputDay' ? { ...style, type: Number, format: DAY_FORMAT } : style;
  const value = packageText(cell.text);
  return { ...style, type: String, value, ...(wouldBeFormula(cell.text) && { format: '@' }) };
}

function lookOf({ look }: SheetCell, colour: string): CellObject {
  return look === undefined ? {} : looks(colour)[look];
}

function looks(colour: string): Record<Look, CellObject> {
  const head: CellObject = { fontWeight: 'bold', textColor: '#FFFFFF', backgroundColor: `#${colour}` };
  const input: CellObject = {
    backgroundColor: `#${INPUT_FILL}`,
    borderStyle: 'thin',
    borderColor: '#C9D0D7',
  };
  return {
    title: { fontWeight: 'bold', fontSize: 16, textColor: `#${colour}`, wrap: false },
    heading: { fontWeight: 'bold', fontSize: 12, textColor: `#${colour}`, wrap: false },
    head: {
      fontWeight: 'bold',
      textColor: '#FFFFFF',
      backgroundColor: `#${colour}`,
      alignVertical: 'center',
    },
    numberHead: { ...head, align: 'right' },
    strong: { fontWeight: 'bold' },
    aside: { fontStyle: 'italic', textColor: '#505962' },
    number: { align: 'right' },
    input,
    inputDay: input,
  };
}

function toneOf({ tone }: SheetCell): CellObject {
  return tone === undefined
    ? {}
    : { backgroundColor: `#${tones[tone].fill}`, textColor: `#${tones[tone].ink}` };
}

function civilMsOf({ day, civilMs }: SheetCell): number | undefined {
  if (civilMs !== undefined) return civilMs;
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || day < FIRST_DAY) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** The package's own list of texts cannot hold `constructor` and its like: a mark before them is taken away again. */
function packageText(text: string): string {
  const told = cellString(text);
  return told in Object.prototype ? `${GUARD}${told}` : told;
}

/** The texts of a workbook as the package wrote them, without what was put before some. */
export function withoutGuards(xml: string): string {
  return xml.replaceAll(`<t>${GUARD}`, '<t>');
}
