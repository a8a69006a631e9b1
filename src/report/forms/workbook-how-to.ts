import type { Questionnaire } from '../../maturity/questionnaire.ts';
import type { Sheet, SheetCell } from '../xlsx/workbook.ts';
import { oneLine, paragraphs } from './texts.ts';
import { formWords } from './words.ts';
import { type WorkbookWords, workbookWords } from './workbook-words.ts';

type Row = readonly (SheetCell | null)[];

/** How to fill in the workbook, how to answer, and what every code means: for somebody who has nothing else at hand. */
export function howToSheet({ model, howToAnswer, scales }: Questionnaire, language: string): Sheet {
  const say = formWords(language);
  const words = workbookWords(language);
  return {
    name: words.sheets.howTo,
    columns: [{ width: 30 }, { width: 100 }],
    rows: [
      [{ text: `${oneLine(model.title)} ${model.version}`, look: 'title' }],
      [{ text: words.howToHeading, look: 'heading' }],
      ...words.steps.map((step, at): Row => [{ text: `${at + 1}.` }, { text: step }]),
      [{ text: say.howToAnswer, look: 'heading' }],
      ...paragraphs(howToAnswer).map((text): Row => [null, { text }]),
      [{ text: say.scales, look: 'heading' }],
      ...Object.entries(scales).flatMap(([name, { about, anchors }]): Row[] => [
        [
          { text: name, look: 'strong' },
          { text: oneLine(about), look: 'aside' },
        ],
        ...anchors.map((anchor, value): Row => meaningRow(String(value), oneLine(anchor))),
      ]),
      meaningRow('unknown', say.unknown),
      meaningRow('na', say.na),
      ...codeRows(words.columns.evidence_kind, words.kinds),
      ...codeRows(words.columns.na_reason, words.reasons),
    ],
    isLocked: true,
  };
}

function codeRows(heading: string, meanings: WorkbookWords['kinds'] | WorkbookWords['reasons']): Row[] {
  const rows = Object.entries(meanings).map(([code, meaning]) => meaningRow(code, meaning));
  return [[{ text: heading, look: 'heading' }], ...rows];
}

function meaningRow(code: string, meaning: string): Row {
  return [{ text: code }, { text: meaning }];
}
