import { ANSWERS_SCHEMA } from '../../maturity/answers.ts';
import type { Questionnaire } from '../../maturity/questionnaire.ts';
import type { Choice, Look, Sheet, SheetCell } from '../xlsx/workbook.ts';
import type { FormOptions } from './form.ts';
import { oneLine } from './texts.ts';
import { entry, type Lists, listRange } from './workbook-lists.ts';
import { ABOUT_ROWS, type AboutRow, type WorkbookWords } from './workbook-words.ts';

/** What the file itself tells: nobody fills it in. */
const FIXED: readonly AboutRow[] = ['schema', 'model', 'version'];
/** A hidden row of names and a title stand above. */
const FIRST_ROW = 3;

/** Who answers, for whom and when: a row each, its name in a hidden column. */
export function aboutSheet(
  questionnaire: Questionnaire,
  options: FormOptions,
  words: WorkbookWords,
  lists: Lists,
): Sheet {
  const values = valuesOf(questionnaire, options);
  return {
    name: words.sheets.about,
    columns: [{ width: 12, isHidden: true }, { width: 28 }, { width: 44 }, { width: 60 }],
    rows: [
      [{ text: 'key' }, null, { text: 'value' }],
      [null, { text: words.aboutHeading, look: 'title' }],
      ...ABOUT_ROWS.map((row): (SheetCell | null)[] => [
        { text: row },
        { text: words.about[row], look: 'strong' },
        { ...values[row], look: lookOf(row) },
        words.hints[row] === undefined ? null : { text: words.hints[row], look: 'aside' },
      ]),
    ],
    hiddenRows: [1],
    choices: choicesOf(words, lists),
    isLocked: true,
  };
}

function lookOf(row: AboutRow): Look {
  if (FIXED.includes(row)) return 'aside';
  return row === 'date' ? 'inputDay' : 'input';
}

function valuesOf({ model, roles }: Questionnaire, options: FormOptions): Record<AboutRow, SheetCell> {
  const role = roles.find(({ id }) => id === options.role);
  const { date, upto } = options;
  return {
    respondent: { text: options.respondent ?? '' },
    role: { text: role === undefined ? (options.role ?? '') : entry(role.id, oneLine(role.title)) },
    client: { text: options.client ?? '' },
    scope: { text: options.scope ?? '' },
    facilitator: { text: options.facilitator ?? '' },
    date: date === undefined ? { text: '' } : { text: date, day: date },
    target: targetCell(options.target),
    upto: upto === undefined ? { text: '' } : { text: String(upto), value: upto },
    schema: { text: ANSWERS_SCHEMA },
    model: { text: model.id },
    version: { text: model.version },
  };
}

function targetCell(target: FormOptions['target']): SheetCell {
  if (typeof target === 'number') return { text: String(target), value: target };
  const pairs = Object.entries(target ?? {}).map(([dimension, level]) => `${dimension}=${level}`);
  return { text: pairs.join(' ') };
}

function choicesOf({ sheets, chooseFromList, enterDay }: WorkbookWords, lists: Lists): Choice[] {
  const at = (row: AboutRow) => `C${ABOUT_ROWS.indexOf(row) + FIRST_ROW}`;
  return [
    {
      cells: at('role'),
      among: { list: listRange(lists, 'role', sheets.lists) },
      refusal: chooseFromList,
    },
    { cells: at('date'), among: 'day', refusal: enterDay },
  ];
}
