import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { officeColours } from '../office/tones.ts';
import { workbookFile } from '../xlsx/workbook-file.ts';
import type { FormOptions } from './form.ts';
import { oneLine } from './texts.ts';
import { formWords } from './words.ts';
import { aboutSheet } from './workbook-about.ts';
import { answersSheet } from './workbook-answers.ts';
import { measuresSheets, signsSheets } from './workbook-asides.ts';
import { howToSheet } from './workbook-how-to.ts';
import { listsOf, listsSheet } from './workbook-lists.ts';
import { workbookWords } from './workbook-words.ts';

/**
 * An empty form as a workbook (.xlsx) with drop-downs. What is read back are the codes before a ` · ` and the English
 * names in hidden rows and columns, so that a form in any language can be read; nothing in it calculates.
 * @throws Error where the package is not installed
 */
export async function workbookForm(questionnaire: Questionnaire, options: FormOptions): Promise<Uint8Array> {
  const { language, client, date } = options;
  const words = workbookWords(language);
  const lists = listsOf(questionnaire, language);
  return workbookFile({
    title: `${oneLine(questionnaire.model.title)} ${questionnaire.model.version}`,
    subtitle: formWords(language).title,
    lang: language,
    date: date ?? null,
    colour: officeColours(null).primary,
    foot: client ?? '',
    page: words.page,
    sheets: [
      howToSheet(questionnaire, language),
      aboutSheet(questionnaire, options, words, lists),
      answersSheet(questionnaire, options, words, lists),
      ...signsSheets(questionnaire, words, lists),
      ...measuresSheets(questionnaire, words),
      listsSheet(lists, words),
    ],
  });
}
