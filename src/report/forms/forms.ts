import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { csvForm } from './csv.ts';
import type { Form, FormOptions } from './form.ts';
import { markdownForm } from './markdown.ts';
import { yamlForm } from './yaml.ts';

/** The formats of an empty form. */
export const forms = {
  yaml: yamlForm,
  csv: csvForm,
  markdown: markdownForm,
} satisfies Record<string, Form>;

export type FormFormat = keyof typeof forms;

/** What a file's ending says of its format. */
export const formOfExtension: Readonly<Record<string, FormFormat>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.csv': 'csv',
  '.md': 'markdown',
};

/** An empty form for one respondent; the questionnaire comes translated, `options.language` is for the rest. */
export function formText(format: FormFormat, questionnaire: Questionnaire, options: FormOptions): string {
  return forms[format](questionnaire, options);
}
