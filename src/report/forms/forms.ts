import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { csvForm } from './csv.ts';
import type { Form, FormOptions } from './form.ts';
import { markdownForm } from './markdown.ts';
import { yamlForm } from './yaml.ts';

/** The formats of an empty form that are texts. */
export const forms = {
  yaml: yamlForm,
  csv: csvForm,
  markdown: markdownForm,
} satisfies Record<string, Form>;

export type TextFormFormat = keyof typeof forms;
export type FormFormat = TextFormFormat | 'xlsx';

/** What a file's ending says of its format. */
export const formOfExtension: Readonly<Record<string, FormFormat>> = {
  '.xlsx': 'xlsx',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.csv': 'csv',
  '.md': 'markdown',
};

/** An empty form for one respondent; the questionnaire comes translated, `options.language` is for the rest. */
export function formText(format: TextFormFormat, questionnaire: Questionnaire, options: FormOptions): string {
  return forms[format](questionnaire, options);
}

/** The same as what is written to a file: bytes where the format is no text. */
export async function formFile(
  format: FormFormat,
  questionnaire: Questionnaire,
  options: FormOptions,
): Promise<string | Uint8Array> {
  if (format !== 'xlsx') return formText(format, questionnaire, options);
  return (await import('./workbook-form.ts')).workbookForm(questionnaire, options);
}
