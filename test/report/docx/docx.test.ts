import { afterEach, describe, expect, it, vi } from 'vitest';
import { docxOf } from '../../../src/report/docx/docx.ts';
import type { OfficeBlock, OfficePart, OfficeReport } from '../../../src/report/office/office-report.ts';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { madeReport } from '../office/made-report.ts';
import { officeFaults } from '../office/office-file.ts';
import { hostile, told } from './made-documents.ts';

const langs = ['en', 'pt-BR', 'ko'] as const;

const partOf = async (report: OfficeReport, path: string): Promise<string> =>
  textOfPart((await unzipped(await docxOf(report))).get(path) ?? new Uint8Array());

const withBlocks = (...blocks: readonly OfficeBlock[]): OfficeReport => {
  const part: OfficePart = {
    id: 'one',
    heading: 'One',
    message: 'Says',
    blocks,
    notes: [],
    isAppendix: false,
  };
  return { ...madeReport('en'), parts: [part] };
};

describe.each(langs)('docxOf(made report in %s)', (lang) => {
  const report = madeReport(lang);

  it('is whole: parts, types, relationships, axes, ids', async () => {
    expect(await officeFaults(await docxOf(report))).toEqual([]);
  });

  it('tells every text of the report but the notes of speakers', async () => {
    const texts = told(await partOf(report, 'word/document.xml'));
    for (const { heading, message, blocks } of report.parts) {
      for (const text of [heading, message]) expect(texts).toContain(text);
      for (const block of blocks) {
        if (block.kind === 'paragraph' || block.kind === 'heading') expect(texts).toContain(block.text);
        if (block.kind === 'bullets') expect(texts).toEqual(expect.arrayContaining([...block.items]));
        if (block.kind !== 'table') continue;
        for (const cell of block.rows.flat()) expect(texts).toContain(cell.text);
      }
    }
  });

  it('has a heading for each part, and an entry of the contents that leads to it', async () => {
    const xml = await partOf(report, 'word/document.xml');
    for (const [, anchor] of xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]*)"/g))
      expect(xml).toContain(`w:name="${anchor}"`);
    expect(xml.match(/<w:pStyle w:val="TOC1"\/>/g)).toHaveLength(report.parts.length);
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(report.parts.length);
    expect(xml).toContain('TOC \\o &quot;1-2&quot; \\h');
    expect(await partOf(report, 'word/settings.xml')).not.toContain('updateFields');
  });

  it('tables have a head that stands again, rows that stay whole, and a description', async () => {
    const xml = await partOf(report, 'word/document.xml');
    for (const [table] of xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(table.match(/<w:tr>/g)?.length ?? 0);
      expect(table).toMatch(/<w:tblDescription w:val="[^"]+"\/>/);
    }
  });

  it('drawings have a description, charts a workbook', async () => {
    const parts = await unzipped(await docxOf(report));
    const xml = textOfPart(parts.get('word/document.xml')!);
    for (const [drawing] of xml.matchAll(/<wp:docPr [^>]*>/g)) expect(drawing).toMatch(/ descr="[^"]+"/);
    const charts = report.parts.flatMap(({ blocks }) => blocks).filter(({ kind }) => /bars|time/.test(kind));
    expect([...parts.keys()].filter((path) => path.endsWith('.xlsx'))).toHaveLength(charts.length);
  });

  it('the foot tells the page of how many in fields, and what the client wants', async () => {
    const xml = await partOf(report, 'word/footer1.xml');
    expect(xml).toContain('PAGE');
    expect(xml).toContain('NUMPAGES');
    const between = report.words
      .page('|', '|')
      .split('|')
      .filter((text) => text.trim() !== '');
    for (const text of [...between, report.branding?.footer ?? ''])
      expect(told(xml).join('')).toContain(text);
  });

  it('tells its language and its date', async () => {
    const core = await partOf(report, 'docProps/core.xml');
    expect(core).toContain(`<dc:language>${lang}</dc:language>`);
    expect(core.match(/2025-11-03T00:00:00Z/g)).toHaveLength(2);
    const spoken = { en: 'w:val="en-US"', 'pt-BR': 'w:val="pt-BR"', ko: 'w:eastAsia="ko-KR"' }[lang];
    expect(await partOf(report, 'word/styles.xml')).toMatch(new RegExp(`<w:lang [^>]*${spoken}`));
  });
});

describe('docxOf(report) twice', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it.each([
    ['UTC', '2001-01-01T00:00:00Z'],
    ['Pacific/Apia', '2030-06-30T11:59:59Z'],
    ['America/St_Johns', '2031-12-31T23:59:58Z'],
  ])('gives the same bytes in %s at %s', async (zone, now) => {
    const expected = await docxOf(madeReport('ko'));
    vi.stubEnv('TZ', zone);
    vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
    vi.spyOn(Math, 'random').mockReturnValue(0.123);
    expect(await docxOf(madeReport('ko'))).toEqual(expected);
  });
});

describe('docxOf(texts that would break it)', () => {
  const report: OfficeReport = {
    ...withBlocks(
      { kind: 'heading', depth: 2, text: hostile },
      { kind: 'paragraph', text: hostile },
      { kind: 'bullets', items: [hostile] },
      { kind: 'facts', facts: [{ label: hostile, value: hostile }] },
      {
        kind: 'table',
        caption: hostile,
        columns: [{ heading: hostile, share: 1, isNumber: false }],
        rows: [[{ text: hostile }], [{ text: 'word '.repeat(2000) }], []],
      },
      {
        kind: 'bars',
        title: hostile,
        description: hostile,
        categories: [hostile],
        series: [{ name: hostile, values: [null] }],
        axis: { title: hostile, min: 0, max: 5, step: 1 },
      },
    ),
    title: hostile,
    subtitle: hostile,
  };

  it('is whole, and tells the texts as they are', async () => {
    expect(await officeFaults(await docxOf(report))).toEqual([]);
    const texts = told(await partOf(report, 'word/document.xml')).join('\n');
    expect(texts.match(/\{\{title\}\} \{bullets-0\}/g)?.length).toBeGreaterThanOrEqual(9);
    expect(texts).toContain('</w:t></w:p>');
  });

  it('rows that could be taller than a page may break', async () => {
    const xml = await partOf(report, 'word/document.xml');
    expect(xml.match(/<w:cantSplit w:val="false"\/>/g)).toHaveLength(1);
  });
});

it.each<[string, OfficeReport]>([
  ['no parts', { ...madeReport('en'), parts: [], branding: null }],
  [
    'a table without rows',
    withBlocks({
      kind: 'table',
      caption: 'None',
      columns: [{ heading: 'A', share: 1, isNumber: false }],
      rows: [],
    }),
  ],
  ['a table without columns', withBlocks({ kind: 'table', caption: 'None', columns: [], rows: [] })],
  [
    'bars of nothing',
    withBlocks({
      kind: 'bars',
      title: 'a',
      description: 'b',
      categories: [],
      series: [],
      axis: { title: '', min: 0, max: 1, step: 1 },
    }),
  ],
  [
    'no times',
    withBlocks({
      kind: 'time',
      title: 'a',
      description: 'b',
      tz: 'Asia/Seoul',
      times: [],
      series: [],
    }),
  ],
  [
    'one time',
    withBlocks({
      kind: 'time',
      title: 'a',
      description: 'b',
      tz: 'UTC',
      times: [1.7e12],
      series: [{ role: 'value', name: 'v', values: [1] }],
    }),
  ],
])('docxOf(%s) is whole', async (_, report) => {
  expect(await officeFaults(await docxOf(report))).toEqual([]);
});

it('docxOf(a table of eight columns) lays the page down, and stands again after', async () => {
  const columns = Array.from({ length: 8 }, (_, at) => ({
    heading: `C${at}`,
    share: 1 / 8,
    isNumber: false,
  }));
  const wide = withBlocks({ kind: 'table', caption: 'Wide', columns, rows: [] });
  const narrow = withBlocks({ kind: 'paragraph', text: 'Narrow' });
  const xml = await partOf({ ...wide, parts: [...wide.parts, ...narrow.parts] }, 'word/document.xml');
  const pages = [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => size.includes('w:w="16838"'));
  expect(pages).toEqual([false, true, false]);
});

it.each([
  [undefined, 1],
  [true, 0],
])('docxOf(a chart whose isTabled is %j) makes %d tables', async (isTabled, tables) => {
  const report = withBlocks({
    ...{ kind: 'bars', title: 'a', description: 'b', categories: ['c'] },
    ...{ series: [{ name: 's', values: [1] }], axis: { title: '', min: 0, max: 1, step: 1 } },
    ...(isTabled === true && { isTabled }),
  });
  const xml = await partOf(report, 'word/document.xml');
  expect([xml.match(/<w:tbl>/g)?.length ?? 0, xml.match(/<c:chart /g)?.length]).toEqual([tables, 1]);
});
