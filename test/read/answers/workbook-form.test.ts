import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAnswerFile } from '../../../src/answer-files.ts';
import { InputError } from '../../../src/errors.ts';
import type { Input } from '../../../src/inputs.ts';
import { readWorkbookForm } from '../../../src/read/answers/workbook-form.ts';
import { partOfText, textOfPart, unzipped } from '../../../src/zip.ts';
import { sourceOf } from '../source-of.ts';
import { type MadeCell, madeWorkbook } from '../xlsx/made-workbook.ts';

type Rows = readonly (readonly MadeCell[])[];

const read = async (sheets: Readonly<Record<string, Rows>>) =>
  readWorkbookForm(sourceOf(await madeWorkbook(sheets), 'in/ana.xlsx'), { role: 'sre' });
const answersIn = async (rows: Rows): Promise<unknown> => {
  const { data } = await read({ Answers: rows });
  return (data as { respondents: { answers: unknown }[] }).respondents[0]?.answers;
};
const refusal = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof InputError ? error.message : String(error)),
  );

describe('readWorkbookForm(source): answers', () => {
  it.each<[string, Rows, unknown]>([
    [
      'numbers',
      [
        ['gate', 'answer'],
        ['COL-1', 3],
      ],
      { 'COL-1': 3 },
    ],
    [
      'numbers typed as texts',
      [
        ['gate', 'answer'],
        ['COL-1', "'3"],
      ],
      { 'COL-1': 3 },
    ],
    [
      'entries of a list',
      [
        ['gate', 'answer'],
        ['COL-1', '3 · 대체로'],
        ['COL-2', 'unknown · 모름'],
      ],
      { 'COL-1': 3, 'COL-2': 'unknown' },
    ],
    [
      "another language's words",
      [
        ['gate', 'answer'],
        ['COL-1', 'Não sei'],
        ['COL-2', '모름'],
      ],
      { 'COL-1': 'unknown', 'COL-2': 'unknown' },
    ],
    [
      'another order, other columns, any case, a title above',
      [['My form'], [null, 'note', 'Answer', 'GATE'], [null, 'x', 2, 'COL-1']],
      { 'COL-1': 2 },
    ],
    [
      'empty rows and rows without an answer',
      [['gate', 'answer'], [], ['COL-1', null], [null, null], ['COL-2', 0]],
      { 'COL-2': 0 },
    ],
    [
      'heads in words below the names',
      [
        ['gate', 'answer'],
        ['기준', '답'],
        ['COL-1', 1],
      ],
      { 'COL-1': 1 },
    ],
    [
      'an answer that is none, as it is',
      [
        ['gate', 'answer'],
        ['COL-1', '5'],
      ],
      { 'COL-1': '5' },
    ],
    [
      'all that stands behind an answer',
      [
        [
          'gate',
          'answer',
          'comment',
          'evidence_kind',
          'evidence',
          'evidence_date',
          'evidence_owner',
          'evidence_link',
        ],
        ['COL-1', 4, '=half', 'artefact · document', 'list', '2026-05-01', 'Eva', 'https://a'],
        ['COL-2', 4, 12, 'demo', 'list', 46_143, null, null],
      ],
      {
        'COL-1': {
          answer: 4,
          comment: '=half',
          evidence: [{ kind: 'artefact', what: 'list', date: '2026-05-01', owner: 'Eva', link: 'https://a' }],
        },
        'COL-2': { answer: 4, comment: '12', evidence: [{ kind: 'demo', what: 'list', date: '2026-05-01' }] },
      },
    ],
    [
      'a reasoned "not applicable"',
      [
        ['gate', 'answer', 'na_reason', 'na_approver', 'na_expires'],
        ['COL-1', 'na · não se aplica', 'other · outro', 'Eva', "'2027. 3. 31."],
      ],
      { 'COL-1': { answer: 'na', reason: 'other', approver: 'Eva', expires: '2027-03-31' } },
    ],
  ])('reads %s', async (_, rows, answers) => {
    expect(await answersIn(rows)).toEqual(answers);
  });

  it('tells where each part of an answer stands, its missing ones too', async () => {
    const { placeOf } = await read({
      'My answers': [['gate', 'evidence', 'answer', 'comment'], [], ['COL-1', 'list', 3, 'half']],
    });
    const at = ['respondents', 0, 'answers', 'COL-1'];
    expect(placeOf(at)).toBe('in/ana.xlsx My answers!C3');
    expect(placeOf([...at, 'comment'])).toBe('in/ana.xlsx My answers!D3');
    expect(placeOf([...at, 'evidence', 0, 'what'])).toBe('in/ana.xlsx My answers!B3');
    expect(placeOf([...at, 'evidence', 0, 'kind'])).toBe('in/ana.xlsx My answers!3');
  });

  it('reads several respondents where the table tells them', async () => {
    const { data, placeOf } = await read({
      A: [
        ['gate', 'answer', 'respondent', 'role'],
        ['COL-1', 3, 'ana', 'sre · SRE'],
        ['COL-1', 1, 'bo', 'dev'],
      ],
    });
    expect(data).toEqual({
      respondents: [
        { id: 'ana', role: 'sre', answers: { 'COL-1': 3 } },
        { id: 'bo', role: 'dev', answers: { 'COL-1': 1 } },
      ],
    });
    expect(placeOf(['respondents', 1, 'role'])).toBe('in/ana.xlsx A!D3');
  });
});

describe('readWorkbookForm(source): what is told of the whole', () => {
  const answers: Rows = [
    ['gate', 'answer'],
    ['COL-1', 3],
  ];

  it('reads who, for whom, when, signs and measures, and where they stand', async () => {
    const { data, placeOf } = await read({
      Answers: answers,
      About: [
        ['key', null, 'value'],
        ['respondent', 'Name', 'Ana'],
        ['role', 'Role', 'dev · Developer'],
        ['client', 'Client', 'Acme'],
        ['scope', 'Scope', null],
        ['date', 'Date', '2026-05-01'],
        ['target', 'Target', 'DQ=3, COL=4'],
        ['upto', 'Up to', 3],
        ['schema', 'Format', 'aiops-answers/1'],
        ['model', 'Model', 'small'],
        ['version', 'Version', '1.0.0'],
      ],
      Signs: [
        ['sign', null, 'value'],
        ['COL-0', 'text', 'true · sim'],
        ['DQ-0', 'text', 'FALSE'],
        ['GOV-0', 'text', null],
      ],
      Measures: [
        ['measure', 'value'],
        ['mttd', 6],
        ['mttr', "'4,5"],
        ['rate', 'much'],
      ],
    });
    expect(data).toEqual({
      schema: 'aiops-answers/1',
      model: { id: 'small', version: '1.0.0' },
      client: 'Acme',
      date: '2026-05-01',
      target: { DQ: 3, COL: 4 },
      upto: 3,
      signs: { 'COL-0': true, 'DQ-0': false },
      measures: { mttd: 6, mttr: 4.5, rate: 'much' },
      respondents: [{ id: 'Ana', role: 'dev', answers: { 'COL-1': 3 } }],
    });
    expect(placeOf(['respondents', 0, 'role'])).toBe('in/ana.xlsx About!C3');
    expect(placeOf(['measures', 'rate'])).toBe('in/ana.xlsx Measures!B4');
    expect(placeOf(['model', 'version'])).toBe('in/ana.xlsx About!C11');
    expect(placeOf(['client'])).toBe('in/ana.xlsx About!C4');
  });

  it('takes the name of the file where nobody is named, and the role that is told outside', async () => {
    expect((await read({ Answers: answers })).data).toEqual({
      respondents: [{ id: 'ana', role: 'sre', answers: { 'COL-1': 3 } }],
    });
  });

  it('readAnswerFile(workbook) is bare unless it names its model', async () => {
    const about: Rows = [
      ['key', 'value'],
      ['model', 'small'],
      ['version', '1.0.0'],
    ];
    const input = async (sheets: Readonly<Record<string, Rows>>) =>
      sourceOf(await madeWorkbook(sheets), 'ana.XLSX') as Input;
    expect((await readAnswerFile(await input({ answers }), { role: 'sre' })).isBare).toBe(true);
    expect((await readAnswerFile(await input({ answers, about }), { role: 'sre' })).isBare).toBe(false);
  });
});

describe('readWorkbookForm(source) refuses', () => {
  it.each<[string, Readonly<Record<string, Rows>>, string]>([
    [
      'a workbook of something else',
      { Sales: [['month', 'sum']], Costs: [] },
      'in/ana.xlsx: error: expected a sheet with the columns "gate" and "answer", got "Sales", "Costs" [workbook-table]\n' +
        '  why: a form of this tool names its columns in the first row of its answers, which is hidden\n' +
        '  fix: fill in a form (aiops assess --form form.xlsx), or name the columns gate,answer,respondent,role,comment',
    ],
    [
      'two sheets of answers',
      { A: [['gate', 'answer']], 'A (2)': [['gate', 'answer']] },
      'in/ana.xlsx: error: the sheets "A" and "A (2)" both hold answers [workbook-table]\n' +
        '  fix: keep one of the two, or save each in a workbook of its own',
    ],
    [
      'a column that comes twice',
      {
        A: [
          ['gate', 'answer', 'Answer'],
          ['COL-1', 1, 2],
        ],
      },
      'in/ana.xlsx A!C1: error: column "answer" appears twice [csv-duplicate-column]\n  fix: rename one of the two',
    ],
    [
      'a gate that is answered twice',
      {
        A: [
          ['gate', 'answer'],
          ['COL-1', 1],
          ['COL-1', 2],
        ],
      },
      'in/ana.xlsx A!A3: error: "ana" answers COL-1 twice: on row 2 and on row 3 [survey-duplicate]\n' +
        '  fix: keep one of the two rows',
    ],
    [
      'an answer without its gate',
      {
        A: [
          ['gate', 'answer'],
          ['COL-1', 1],
          [null, 2],
        ],
      },
      'in/ana.xlsx A!A3: error: the row has an answer but no gate [survey-gate]\n  fix: name the gate, such as COL-1',
    ],
    [
      'a table without a row',
      { A: [['gate', 'answer']] },
      'in/ana.xlsx A!1: error: expected at least one row with a gate, got none [no-rows]\n  fix: add a row for each gate',
    ],
  ])('%s', async (_, sheets, message) => {
    expect(await refusal(read(sheets))).toBe(message);
  });

  it('a respondent without a role', async () => {
    const bytes = await madeWorkbook({
      A: [
        ['gate', 'answer'],
        ['COL-1', 1],
      ],
    });
    expect(await refusal(readWorkbookForm(sourceOf(bytes, 'ana.xlsx')))).toBe(
      'ana.xlsx A!1: error: the file has no column "role", so the role of "ana" is not known [survey-role]\n' +
        '  fix: fill in the role of each respondent, as the model names it',
    );
  });

  it.each([
    ['A2:A3', true],
    ['B3:C3', true],
    ['A1:B1', false],
    ['D2:D3', false],
  ])('cells merged as %s: %s', async (range, isRefused) => {
    const bytes = await madeWorkbook({
      A: [
        ['gate', 'answer', 'comment', 'note'],
        ['COL-1', 1],
        ['COL-2', 1],
      ],
    });
    const parts = Object.fromEntries(await unzipped(bytes));
    const sheet = 'xl/worksheets/sheet1.xml';
    const merged = `</sheetData><mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`;
    const xml = textOfPart(parts[sheet] ?? new Uint8Array()).replace('</sheetData>', merged);
    const source = sourceOf(zipSync({ ...parts, [sheet]: partOfText(xml) }), 'ana.xlsx');
    expect(await refusal(readWorkbookForm(source, { role: 'sre' }))).toBe(
      isRefused
        ? `ana.xlsx A!${range}: error: the cells are merged, so that nobody can tell which rows or columns they are meant for [workbook-merged]\n  fix: unmerge them, and fill in each row`
        : 'read',
    );
  });
});
