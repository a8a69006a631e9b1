import { afterEach, describe, expect, it } from 'vitest';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { deckOf } from '../../../src/report/pptx/deck.ts';
import { pptxOf } from '../../../src/report/pptx/pptx.ts';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { jpegUrl, pngUrl, svgUrl } from '../office/made-logos.ts';
import { type MadeLang, madeReport } from '../office/made-report.ts';
import { officeFaults } from '../office/office-file.ts';
import { strictXml } from '../office/strict-xml.ts';

const langs: readonly MadeLang[] = ['en', 'pt-BR', 'ko'];

async function textsOf(report: OfficeReport): Promise<Map<string, string>> {
  const parts = await unzipped(await pptxOf(report));
  return new Map([...parts].map(([path, bytes]) => [path, textOfPart(bytes)]));
}

const partsLike = (texts: ReadonlyMap<string, string>, pattern: RegExp) =>
  [...texts].filter(([path]) => pattern.test(path));

/** What cannot stand in XML, ends tags, begins formulas, or turns the direction of writing. */
const hostile =
  '</a:t></p:sld>&amp;<![CDATA[\u0000\u0008\ud800 \udfff\ufffe ]]>"\'=1+1 \u202eevil שלום العربية';

/** The report with each text of its parts told anew. */
function retold(report: OfficeReport, tell: (text: string) => string): OfficeReport {
  const kept = new Set(['kind', 'look', 'role', 'tone', 'tz', 'id']);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return kept.has(key) ? value : tell(value);
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
  };
  return {
    ...report,
    title: tell(report.title),
    parts: walk(report.parts, 'parts') as OfficeReport['parts'],
  };
}

describe('pptxOf', () => {
  const tz = process.env['TZ'];
  afterEach(() => {
    if (tz === undefined) delete process.env['TZ'];
    else process.env['TZ'] = tz;
  });

  it.each(langs)('pptxOf(made report in %s) is whole as a package', async (lang) => {
    expect(await officeFaults(await pptxOf(madeReport(lang)))).toEqual([]);
  });

  it.each([
    ['hostile texts', retold(madeReport('en'), () => hostile)],
    ['texts of 10 kB', retold(madeReport('ko'), () => '긴 문장과 long words '.repeat(500))],
    ['empty texts', retold(madeReport('en'), () => '')],
    ['no parts', { ...madeReport('en'), parts: [] }],
    ['no branding', { ...madeReport('en'), branding: null }],
  ])('pptxOf(%s) is whole as a package', async (_, report) => {
    expect(await officeFaults(await pptxOf(report))).toEqual([]);
  });

  it('pptxOf(report) gives the same bytes again, at another time and in another zone', async () => {
    const first = await pptxOf(madeReport('ko'));
    process.env['TZ'] = 'Pacific/Apia';
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.compare(await pptxOf(madeReport('ko')), first)).toBe(0);
  });

  it('pptxOf(two reports at once) gives each its own charts', async () => {
    const [english, korean] = await Promise.all([pptxOf(madeReport('en')), pptxOf(madeReport('ko'))]);
    expect(Buffer.compare(english, await pptxOf(madeReport('en')))).toBe(0);
    expect(Buffer.compare(korean, await pptxOf(madeReport('ko')))).toBe(0);
  });

  it('pptxOf(report) has each title in the placeholder of titles, and the notes a paragraph each', async () => {
    const report = madeReport('en');
    const texts = await textsOf(report);
    for (const [at, { title }] of deckOf(report).entries()) {
      const slide = texts.get(`ppt/slides/slide${at + 1}.xml`) ?? '';
      const [shape = ''] = /<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s.exec(slide) ?? [];
      expect(shape).toContain(`<a:t>${title.text}</a:t>`);
    }
    const notes = texts.get('ppt/notesSlides/notesSlide2.xml');
    for (const note of report.parts[0]!.notes) expect(notes).toContain(`<a:t>${note}</a:t></a:r></a:p>`);
  });

  it.each([
    ['en', 'en-US'],
    ['pt-BR', 'pt-BR'],
    ['ko', 'ko-KR'],
  ] as const)('pptxOf(report in %s) marks every text as %s', async (lang, regional) => {
    const texts = await textsOf(madeReport(lang));
    const marked = partsLike(texts, /^ppt\/(?:slides|notesSlides|charts)\/[^/]+$/).flatMap(([, text]) =>
      [...text.matchAll(/\blang="([^"]*)"/g)].map(([, told]) => told),
    );
    expect(new Set(marked)).toEqual(new Set([regional]));
    expect(texts.get('docProps/core.xml')).toContain(`<dc:language>${lang}</dc:language>`);
    expect(texts.get('ppt/theme/theme1.xml')?.includes('<a:ea typeface="Malgun Gothic"/>')).toBe(
      lang === 'ko',
    );
  });

  it('pptxOf(report) gives charts and tables an alternative text, and tables a head', async () => {
    const report = madeReport('pt-BR');
    const texts = await textsOf(report);
    const frames = partsLike(texts, /^ppt\/slides\/[^/]+$/).flatMap(([, text]) =>
      [...text.matchAll(/<p:graphicFrame>.*?<\/p:graphicFrame>/gs)].map(([frame]) => frame),
    );
    const told = frames.map((frame) => /<p:cNvPr [^>]*descr="([^"]*)"/.exec(frame)?.[1]);
    const blocks = report.parts.flatMap((part) => part.blocks);
    const expected = blocks.flatMap((block) =>
      block.kind === 'table'
        ? [block.caption]
        : block.kind === 'bars' || block.kind === 'time'
          ? [block.description]
          : [],
    );
    expect(new Set(told)).toEqual(new Set(expected));
    const tables = frames.filter((frame) => frame.includes('<a:tbl>'));
    for (const table of tables) expect(table).toContain('<a:tblPr firstRow="1"/>');
    expect(tables.length).toBeGreaterThan(2);
  });

  it('pptxOf(report) has the day of the report as its only date, and the colours of the organisation', async () => {
    const texts = await textsOf(madeReport('en'));
    const dates = [...texts].flatMap(([, text]) =>
      [...text.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([one]) => one),
    );
    expect(new Set(dates)).toEqual(new Set(['2025-11-03T00:00:00Z']));
    expect(texts.get('ppt/theme/theme1.xml')).toContain('<a:accent1><a:srgbClr val="00538A"/>');
  });

  it.each([
    ['a PNG of 260 × 34', pngUrl(260, 34), ['130', '17']],
    ['a JPEG of 20 × 40', jpegUrl(20, 40), ['17', '34']],
    ['an SVG', svgUrl, null],
  ])('pptxOf(report with %s) shows it in its proportions, or nothing', async (_, logo, points) => {
    const report = madeReport('en');
    const bytes = await pptxOf({ ...report, branding: { ...report.branding!, logo } });
    expect(await officeFaults(bytes)).toEqual([]);
    const parts = await unzipped(bytes);
    const layouts = [...parts].filter(([path]) => /^ppt\/slideLayouts\/[^/]+\.xml$/.test(path));
    const sizes = layouts.flatMap(([, layout]) => {
      const pictures = textOfPart(layout).match(/<p:pic>.*?<\/p:pic>/gs) ?? [];
      return pictures.map((picture) => /<a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(picture)!.slice(1));
    });
    const inPoints = sizes.map((size) => size.map((emu) => String(Math.round(Number(emu) / 12_700))));
    expect(inPoints).toEqual(points === null ? [] : [points, points]);
  });

  it('pptxOf(report) puts the lists of the presentation in the order of the format', async () => {
    const presentation = (await textsOf(madeReport('en'))).get('ppt/presentation.xml') ?? '';
    const lists = strictXml(presentation).map(({ name }) => name);
    expect(lists.filter((name) => /^p:(?:\w+IdLst|sldSz|notesSz)$/.test(name))).toEqual([
      'p:sldMasterIdLst',
      'p:notesMasterIdLst',
      'p:sldIdLst',
      'p:sldSz',
      'p:notesSz',
    ]);
  });
});
