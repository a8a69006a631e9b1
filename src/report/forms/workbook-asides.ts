import type { Questionnaire } from '../../maturity/questionnaire.ts';
import type { Sheet, SheetCell } from '../xlsx/workbook.ts';
import { oneLine } from './texts.ts';
import { type Lists, listRange } from './workbook-lists.ts';
import type { WorkbookWords } from './workbook-words.ts';

/** A hidden row of names and the heads stand above; what has no id in its first column is not read. */
const FIRST_ROW = 3;

/** The signs of level 0, each recognised or not; none where the model has none. */
export function signsSheets({ signs }: Questionnaire, words: WorkbookWords, lists: Lists): Sheet[] {
  if (signs.length === 0) return [];
  const among = { list: listRange(lists, 'seen', words.sheets.lists) };
  const last = signs.length + FIRST_ROW - 1;
  return [
    {
      name: words.sheets.signs,
      columns: [{ width: 12 }, { width: 90 }, { width: 18 }],
      rows: [
        [{ text: 'sign' }, null, { text: 'value' }],
        heads('', words.sign, words.isSeen),
        ...signs.map(({ id, text }) => [strong(id), { text: oneLine(text) }, INPUT]),
      ],
      headRow: 2,
      hiddenRows: [1],
      choices: [{ cells: `C${FIRST_ROW}:C${last}`, among, refusal: words.chooseFromList }],
      isLocked: true,
    },
  ];
}

/** What is measured today; none where the model has no measures. */
export function measuresSheets({ measures }: Questionnaire, words: WorkbookWords): Sheet[] {
  if (measures.length === 0) return [];
  const last = measures.length + FIRST_ROW - 1;
  return [
    {
      name: words.sheets.measures,
      columns: [{ width: 16 }, { width: 60 }, { width: 16 }, { width: 18 }],
      rows: [
        [{ text: 'measure' }, null, null, { text: 'value' }],
        heads('', words.measure, words.unit, words.value),
        ...measures.map(({ id, title, unit }) => [
          strong(id),
          { text: oneLine(title) },
          { text: oneLine(unit) },
          INPUT,
        ]),
      ],
      headRow: 2,
      hiddenRows: [1],
      choices: [{ cells: `D${FIRST_ROW}:D${last}`, among: 'number', refusal: words.enterNumber }],
      isLocked: true,
    },
  ];
}

const INPUT: SheetCell = { text: '', look: 'input' };

function strong(text: string): SheetCell {
  return { text, look: 'strong' };
}

function heads(...texts: readonly string[]): SheetCell[] {
  return texts.map((text) => ({ text, look: 'head' }));
}
