import { stringify } from 'csv-stringify/sync';
import type { Form } from './form.ts';
import { anchorsOf, askedGates, oneLine } from './texts.ts';
import { formWords } from './words.ts';

const COLUMNS = [
  ...['gate', 'level', 'scale', 'question', 'answer', 'respondent', 'role', 'comment'],
  ...['evidence_kind', 'evidence', 'evidence_date', 'evidence_owner', 'evidence_link'],
  ...['na_reason', 'na_approver', 'na_expires'],
] as const;

/**
 * A form as a table, one row a gate. A byte order mark tells spreadsheets that a text beyond ASCII is UTF-8;
 * texts that one would take for a formula get a leading apostrophe.
 */
export const csvForm: Form = (questionnaire, options) => {
  const { delimiter, unknown, na } = formWords(options.language);
  const gates = questionnaire.dimensions.flatMap(({ id }) => askedGates(questionnaire, id, options.upto));
  const rows = gates.map((gate) => {
    const anchors = anchorsOf(questionnaire, gate).map((anchor, i) => `${i} = ${anchor}`);
    const others = [`unknown = ${unknown}`, ...(gate.na.allowed ? [`na = ${na}`] : [])];
    const scale = [...anchors, ...others].join('; ');
    const asked = [gate.id, gate.level, scale, oneLine(gate.text), '', options.respondent, options.role];
    return COLUMNS.map((_, i) => asked[i] ?? '');
  });
  const table = stringify([COLUMNS, ...rows], { delimiter, escape_formulas: true });
  return /[^\p{ASCII}]/u.test(table) ? `\ufeff${table}` : table;
};
