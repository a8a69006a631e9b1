import { describe, expect, it } from 'vitest';
import { answersSchema } from '../../../src/maturity/answers.ts';
import { readWorkbookForm } from '../../../src/read/answers/workbook-form.ts';
import { checkedAgainst } from '../../../src/read/documents/located.ts';
import { readSheets } from '../../../src/read/xlsx/sheets.ts';
import type { FormOptions } from '../../../src/report/forms/form.ts';
import { formFile } from '../../../src/report/forms/forms.ts';
import { workbookForm } from '../../../src/report/forms/workbook-form.ts';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { smallQuestionnaire } from '../../maturity/small-questionnaire.ts';
import { sourceOf } from '../../read/source-of.ts';
import { officeFaults } from '../office/office-file.ts';

const LANGUAGES = ['en', 'pt-BR', 'ko'];
const full: Omit<FormOptions, 'language'> = {
  client: '=Acme',
  scope: 'payments',
  facilitator: 'Mina',
  date: '2026-11-21',
  respondent: 'ana',
  role: 'sre',
  target: { COL: 2, DQ: 1 },
  upto: 2,
};
const gates = smallQuestionnaire.criteria.map(({ id }) => id);

const sheetsOf = async (options: FormOptions) =>
  readSheets(sourceOf(await workbookForm(smallQuestionnaire, options), 'form.xlsx'));
const xmlOf = async (options: FormOptions, path: string): Promise<string> =>
  textOfPart((await unzipped(await workbookForm(smallQuestionnaire, options))).get(path) ?? new Uint8Array());

describe.each(LANGUAGES)('workbookForm(questionnaire, { language: %s })', (language) => {
  it('is whole, the same bytes each time, and without a formula', async () => {
    const form = await workbookForm(smallQuestionnaire, { language, ...full });
    expect(await officeFaults(form)).toEqual([]);
    expect(await formFile('xlsx', smallQuestionnaire, { language, ...full })).toEqual(form);
    for (const [path, part] of await unzipped(form))
      if (path.startsWith('xl/worksheets/')) expect(textOfPart(part)).not.toMatch(/<f[\s>]/);
  });

  it('is read back as what was told, without an answer', async () => {
    const form = await workbookForm(smallQuestionnaire, { language, ...full });
    const located = await readWorkbookForm(sourceOf(form, 'form.xlsx'));
    expect(checkedAgainst(located, answersSchema)).toEqual({
      value: {
        schema: 'aiops-answers/1',
        model: { id: 'small', version: '1.0.0' },
        client: '=Acme',
        scope: 'payments',
        facilitator: 'Mina',
        date: '2026-11-21',
        target: { COL: 2, DQ: 1 },
        upto: 2,
        respondents: [{ id: 'ana', role: 'sre', answers: {} }],
      },
    });
  });

  it('asks each gate once, offers what its scale says, and reads every entry as what it stands for', async () => {
    const sheets = await sheetsOf({ language });
    const answers = sheets[2]?.rows ?? [];
    expect(answers.slice(2).map(([gate]) => gate)).toEqual(gates);
    const [names = [], ...rows] = sheets.at(-1)?.rows ?? [];
    const entriesOf = (name: string) => rows.map((row) => row[names.indexOf(name)]).filter(Boolean);
    expect(names).toEqual([
      'answer coverage',
      'answer practice',
      'answer practice na',
      'answer coverage na',
      'role',
      'evidence_kind',
      'na_reason',
      'seen',
    ]);
    const codes = (name: string) => entriesOf(name).map((entry) => String(entry).split(' · ')[0]);
    expect(codes('answer coverage')).toEqual(['0', '1', '2', '3', '4', 'unknown']);
    expect(codes('answer practice na')).toEqual(['0', '1', '2', '3', '4', 'unknown', 'na']);
    expect(codes('evidence_kind')).toEqual(['demo', 'artefact', 'link']);
    expect(codes('na_reason')).toEqual([
      'out-of-scope',
      'business-priority',
      'architecture-constraint',
      'other',
    ]);
  });
});

describe('workbookForm(questionnaire, options)', () => {
  it('leads every answer to the list of its scale, and days to days', async () => {
    const xml = await xmlOf({ language: 'en' }, 'xl/worksheets/sheet3.xml');
    const choices = [...xml.matchAll(/type="(\w+)"[^>]* sqref="([^"]*)"><formula1>([^<]*)</g)];
    const lists = choices.map(([, type, cells, list]) => [type, cells, list?.replaceAll('&#39;', "'")]);
    const rowOf = (list: (gate: (typeof smallQuestionnaire.criteria)[number]) => boolean) =>
      smallQuestionnaire.criteria.flatMap((gate, at) => (list(gate) ? [`F${at + 3}`] : [])).join(' ');
    expect(lists).toEqual([
      ['list', rowOf(({ scale, na }) => scale === 'coverage' && !na.allowed), "'Lists'!$A$2:$A$7"],
      ['list', rowOf(({ scale, na }) => scale === 'practice' && !na.allowed), "'Lists'!$B$2:$B$7"],
      ['list', rowOf(({ scale, na }) => scale === 'practice' && na.allowed), "'Lists'!$C$2:$C$8"],
      ['list', rowOf(({ scale, na }) => scale === 'coverage' && na.allowed), "'Lists'!$D$2:$D$8"],
      ['list', `H3:H${gates.length + 2}`, "'Lists'!$F$2:$F$4"],
      ['list', `M3:M${gates.length + 2}`, "'Lists'!$G$2:$G$5"],
      ['date', `J3:J${gates.length + 2}`, '1'],
      ['date', `O3:O${gates.length + 2}`, '1'],
    ]);
  });

  it('locks what it asks, leaves free what is filled in, and hides the names that are read', async () => {
    const xml = await xmlOf({ language: 'en' }, 'xl/worksheets/sheet3.xml');
    const styles = (await xmlOf({ language: 'en' }, 'xl/styles.xml')).match(/<xf .*?<\/xf>/g) ?? [];
    const isFree = (cell: string): boolean =>
      styles[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(xml)?.[1])]?.includes('locked="0"') === true;
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(['A3', 'D3', 'F3', 'J3'].map(isFree)).toEqual([false, false, true, true]);
    expect(xml).toMatch(/<row r="1"[^>]* hidden="1"/);
    expect(await xmlOf({ language: 'en' }, 'xl/worksheets/sheet2.xml')).toMatch(
      /<col hidden="1" min="1" max="1"/,
    );
    expect(await xmlOf({ language: 'en' }, 'xl/workbook.xml')).toMatch(
      /<sheet state="hidden" [^>]*name="Lists"/,
    );
  });

  it('asks no gate above a level', async () => {
    const [, , answers] = await sheetsOf({ language: 'en', upto: 1 });
    const levels = answers?.rows.slice(2).map((row) => row[2]);
    expect(new Set(levels)).toEqual(new Set([1]));
  });

  it('has no sheet of signs or measures where the model has none', async () => {
    const bare = { ...smallQuestionnaire, signs: [], measures: [] };
    const form = await workbookForm(bare, { language: 'en' });
    expect((await readSheets(sourceOf(form))).map(({ name }) => name)).toEqual([
      'How to fill in',
      'About you',
      'Answers',
      'Lists',
    ]);
  });
});
