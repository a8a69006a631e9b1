import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSheets } from '../../../src/read/xlsx/sheets.ts';
import type {
  Cell,
  OfficeBlock,
  OfficePart,
  OfficeReport,
  Table,
} from '../../../src/report/office/office-report.ts';
import { xlsxOf } from '../../../src/report/xlsx/xlsx.ts';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { sourceOf } from '../../read/source-of.ts';
import { madeReport } from '../office/made-report.ts';
import { officeFaults } from '../office/office-file.ts';

const langs = ['en', 'pt-BR', 'ko'] as const;

const sheetsOf = async (report: OfficeReport) => readSheets(sourceOf(await xlsxOf(report), 'report.xlsx'));
const xmlOf = async (report: OfficeReport, path: string): Promise<string> =>
  textOfPart((await unzipped(await xlsxOf(report))).get(path) ?? new Uint8Array());

const part = (id: string, heading: string, ...tables: readonly Table[]): OfficePart => ({
  id,
  heading,
  message: `${heading} says`,
  blocks: tables,
  notes: [],
  isAppendix: false,
});
const table = (caption: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): Table => ({
  kind: 'table',
  caption,
  columns: headings.map((heading) => ({ heading, share: 1 / headings.length, isNumber: false })),
  rows,
});
const withParts = (...parts: readonly OfficePart[]): OfficeReport => ({ ...madeReport('en'), parts });

describe.each(langs)('xlsxOf(made report in %s)', (lang) => {
  const report = madeReport(lang);

  it('is whole: parts, types, relationships', async () => {
    expect(await officeFaults(await xlsxOf(report))).toEqual([]);
  });

  it('has a summary, a sheet a table or chart, and all sentences', async () => {
    const names = (await sheetsOf(report)).map(({ name }) => name);
    const headings = report.parts.map(({ heading }) => heading);
    expect(names.slice(0, -1)).toEqual(headings.slice(0, -1));
    expect(names.at(-1)).toBe(
      report.title.length > 31 ? `${report.title.slice(0, 30).trimEnd()}…` : report.title,
    );
  });

  it('tells every sentence, label and bullet on its last sheet', async () => {
    const texts = (await sheetsOf(report)).at(-1)?.rows.flat();
    for (const { heading, message, blocks } of report.parts) {
      expect(texts).toEqual(expect.arrayContaining([heading, message]));
      for (const block of blocks) {
        if (block.kind === 'paragraph' || block.kind === 'heading') expect(texts).toContain(block.text);
        if (block.kind === 'bullets')
          expect(texts).toEqual(expect.arrayContaining(block.items.map((item) => `• ${item}`)));
        if (block.kind !== 'facts') continue;
        for (const { label, value } of block.facts)
          expect(texts).toEqual(expect.arrayContaining([label, value]));
      }
    }
  });

  it('holds every number of tables and charts as a number', async () => {
    const sheets = await sheetsOf(report);
    for (const { heading, blocks } of report.parts) {
      const rows = sheets.find(({ name }) => name === heading)?.rows.slice(2) ?? [];
      for (const block of blocks) {
        if (block.kind === 'table')
          expect(rows).toEqual(block.rows.map((row) => row.map(({ text, value }) => value ?? text)));
        if (block.kind === 'bars')
          expect(rows).toEqual(
            block.categories.map((category, at) => [
              category,
              ...block.series.map(({ values }) => values[at] ?? '–'),
            ]),
          );
        if (block.kind === 'time')
          expect(rows.map(([, ...values]) => values)).toEqual(
            block.times.map((_, at) => block.series.map(({ values }) => values[at])),
          );
      }
    }
  });

  it('tells its title, language and day, and no clock', async () => {
    const core = await xmlOf(report, 'docProps/core.xml');
    expect(core).toContain(`<dc:language>${lang}</dc:language>`);
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2025-11-03T00:00:00Z', '2025-11-03T00:00:00Z']);
  });
});

describe('xlsxOf(report): cells', () => {
  const texts = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\n=1',
    "'=1",
    "=cmd|'/C calc'!A0",
    '007',
    '1e5',
    'TRUE',
    '2026-01-01',
    '_x0041_',
    'constructor',
    '__proto__',
    '<b>&"\'',
    'a\nb',
    '#REF!',
    '\u202eabc',
    '한국어 🙂',
  ];

  it('keeps every text as it is, marked as a text where it looks like a formula', async () => {
    const report = withParts(
      part(
        'one',
        'One',
        table(
          '=caption',
          ['=head'],
          texts.map((text) => [{ text }]),
        ),
      ),
    );
    const [, sheet] = await sheetsOf(report);
    expect(sheet?.rows.slice(2).map(([cell]) => cell)).toEqual(texts.map((text) => text.trim()));
    const xml = await xmlOf(report, 'xl/worksheets/sheet2.xml');
    expect(xml).not.toMatch(/<f[\s>]/);
    const styles = (await xmlOf(report, 'xl/styles.xml')).match(/<xf [^>]*>/g) ?? [];
    const isMarked = [...xml.matchAll(/<c r="A(\d+)" s="(\d+)" t="s"/g)].map(([, row, style]) => [
      Number(row),
      styles[Number(style)]?.includes('quotePrefix="1"') === true,
    ]);
    const risky = [1, 2, ...[0, 1, 2, 3, 4, 5, 7].map((at) => at + 3)];
    expect(isMarked.filter(([, marked]) => marked).map(([row]) => row)).toEqual(risky);
  });

  it('holds days as days, moments on the clock of their zone, and what is neither as its text', async () => {
    const days = [
      { text: '1 May', day: '2026-05-01' },
      { text: 'never', day: 'never' },
      { text: '–', value: null },
    ];
    const time = madeReport('en').parts.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'time'));
    const report = withParts(
      part(
        'one',
        'One',
        table(
          'c',
          ['h'],
          days.map((day) => [day]),
        ),
      ),
      { ...part('two', 'Two'), blocks: time },
    );
    const [, one, two] = await sheetsOf(report);
    expect(one?.rows.slice(2)).toEqual([[new Date('2026-05-01T00:00:00Z')], ['never'], ['–']]);
    expect(two?.rows[1]?.[0]).toBe('Europe/Berlin');
    // A fraction of a day is not whole milliseconds.
    expect(Number(two?.rows[2]?.[0])).toBeCloseTo(Date.UTC(2025, 9, 6, 2), -1);
  });

  it('cuts a text that no cell bears', async () => {
    const [, sheet] = await sheetsOf(
      withParts(part('one', 'One', table('c', ['h'], [[{ text: 'x'.repeat(40_000) }]]))),
    );
    expect(sheet?.rows[2]?.[0]).toBe(`${'x'.repeat(32_766)}…`);
  });
});

describe('xlsxOf(report): sheets', () => {
  it('joins tables with the same heads, told apart by a first column', async () => {
    const report = withParts(
      part('why-A', 'Why: A one', table('of A', ['gate', 'answer'], [[{ text: 'A-1' }, { text: '3' }]])),
      part('why-B', 'Why: B two', table('of B', ['gate', 'answer'], [[{ text: 'B-1' }, { text: '2' }]])),
      part('other', 'Other', table('alone', ['gate'], [[{ text: 'C-1' }]])),
    );
    const sheets = (await sheetsOf(report)).slice(1, -1);
    expect(sheets.map(({ name, rows }) => [name, ...rows])).toEqual([
      ['Why', ['Why', null, null], ['Why', 'gate', 'answer'], ['of A', 'A-1', '3'], ['of B', 'B-1', '2']],
      ['Other', ['alone'], ['gate'], ['C-1']],
    ]);
  });

  it('keeps the heads in sight and on each page, filters below them, and prints across one page', async () => {
    const report = withParts(
      part('one', "Ana's & co", table('c', ['a', 'b'], [[{ text: '1' }, { text: '2' }]])),
    );
    const sheet = await xmlOf(report, 'xl/worksheets/sheet2.xml');
    expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A2:B3"/>');
    expect(sheet).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(await xmlOf(report, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">&#39;Ana&#39;&#39;s &#38; co`,
    );
  });

  it('has no filter where there is no row, and one link a table on the summary', async () => {
    const report = withParts(part('one', 'One', table('empty', ['a'], [])));
    expect(await xmlOf(report, 'xl/worksheets/sheet2.xml')).not.toContain('autoFilter');
    const summary = await xmlOf(report, 'xl/worksheets/sheet1.xml');
    expect(summary.match(/<hyperlink [^>]*>/g)).toEqual([
      '<hyperlink ref="A5" location="&#39;One (2)&#39;!A1"/>',
    ]);
    expect(await officeFaults(await xlsxOf(report))).toEqual([]);
  });
});

describe('xlsxOf(report with a chart)', () => {
  it.each([
    [undefined, ['Part 1', 'Chart: What it shows']],
    [true, []],
  ])('whose isTabled is %j', async (isTabled, expected) => {
    const chart: OfficeBlock = {
      ...{ kind: 'bars', title: 'Chart', description: 'What it shows', categories: ['a'] },
      ...{ series: [{ name: 's', values: [1] }], axis: { title: 'Level', min: 0, max: 5, step: 1 } },
      ...(isTabled === true && { isTabled }),
    };
    const report = withParts(part('zero', 'Part 0'), { ...part('one', 'Part 1'), blocks: [chart] });
    const sheets = (await sheetsOf(report)).slice(1, -1);
    expect(sheets.flatMap(({ name, rows }) => [name, rows[0]?.[0]])).toEqual(expected);
  });
});

describe('xlsxOf(report): the same bytes', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each(['UTC', 'America/St_Johns', 'Asia/Kathmandu'])('under TZ=%s', async (zone) => {
    const before = await xlsxOf(madeReport('ko'));
    vi.stubEnv('TZ', zone);
    expect(await xlsxOf(madeReport('ko'))).toEqual(before);
  });
});
