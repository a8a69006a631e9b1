import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficeBlock, OfficePart, Table } from '../../../src/report/office/office-report.ts';
import { deckOf } from '../../../src/report/pptx/deck.ts';
import { lineCount } from '../../../src/report/pptx/measured-text.ts';
import { body, type Placed, type PlannedSlide, titleBox } from '../../../src/report/pptx/planned.ts';
import { madeReport } from '../office/made-report.ts';

const report = madeReport('en');

function slidesOf(blocks: readonly OfficeBlock[], message = 'Message'): readonly PlannedSlide[] {
  const part: OfficePart = {
    id: 'a',
    heading: 'Part',
    message,
    blocks,
    notes: ['a note'],
    isAppendix: false,
  };
  return deckOf({ ...report, parts: [part] }).slice(1);
}

const tableOf = (rows: number): Table => ({
  kind: 'table',
  caption: 'Caption',
  columns: [
    { heading: 'Name', share: 0.5, isNumber: false },
    { heading: 'Count', share: 0.5, isNumber: true },
  ],
  rows: Array.from({ length: rows }, (_, at) => [{ text: `row ${at}` }, { text: String(at), value: at }]),
});

const tables = (placed: readonly Placed[]) => placed.filter((one) => one.kind === 'table');
const texts = (placed: readonly Placed[]) =>
  placed.flatMap((one) => (one.kind === 'text' ? one.paragraphs.map(({ text }) => text) : []));

describe('deckOf', () => {
  it('deckOf(report) has a title, a slide or more a part, and no appendix', () => {
    const slides = deckOf(report);
    expect(slides[0]).toMatchObject({
      layout: 'title',
      heading: report.subtitle,
      title: { text: report.title },
    });
    expect(slides.slice(1).map(({ heading, title }) => `${heading}: ${title.text}`)).toEqual([
      'Summary: Alerting is ahead of automation',
      'Where you stand: Declared levels run ahead of what was shown in four of eight dimensions',
      'Gates: The second level is complete but for diagnosis',
      'Roadmap: Data first, then detection, and automation last',
      'Roadmap: Data first, then detection, and automation last (continued 2/2)',
      'Findings: One host ran hot for six hours on Saturday',
    ]);
    expect(JSON.stringify(slides)).not.toContain('APPENDIX-ONLY');
  });

  it('deckOf(a table too long for a slide) repeats its head and parts no row', () => {
    const slides = slidesOf([tableOf(40)]);
    const rows = slides.map(({ placed }) => tables(placed)[0]!.rows.map(({ cells }) => cells[0]!.text));
    expect(rows.length).toBeGreaterThan(1);
    for (const [head] of rows) expect(head).toBe('Name');
    expect(rows.flatMap((some) => some.slice(1))).toEqual(Array.from({ length: 40 }, (_, at) => `row ${at}`));
    for (const some of rows) expect(some.length).toBeGreaterThan(3);
  });

  it.each([[200], [5000]])('deckOf(a table of %d rows) tells what three slides leave out', (rows) => {
    const slides = slidesOf([tableOf(rows), { kind: 'paragraph', text: 'after' }]);
    const shown = slides
      .flatMap(({ placed }) => tables(placed))
      .reduce((sum, one) => sum + one.rows.length - 1, 0);
    const told = slides.flatMap(({ placed }) => texts(placed));
    expect(slides.length).toBeLessThanOrEqual(4);
    expect(told).toContain(`and ${rows - shown} more: see the document`);
    expect(told).toContain('after');
  });

  it('deckOf(more blocks than eight slides hold) counts the rest', () => {
    const slides = slidesOf(
      Array.from({ length: 100 }, (_, at) => ({ ...tableOf(8), caption: `table ${at}` })),
    );
    const shown = slides
      .flatMap(({ placed }) => tables(placed))
      .reduce((sum, one) => sum + one.rows.length - 1, 0);
    expect(slides).toHaveLength(8);
    expect(texts(slides.at(-1)!.placed).at(-1)).toBe(`and ${800 - shown} more: see the document`);
  });

  it('deckOf(a heading at the foot of a slide) sets it with what follows', () => {
    const slides = slidesOf([
      { kind: 'bullets', items: Array.from({ length: 13 }, () => 'item') },
      { kind: 'heading', depth: 2, text: 'Below' },
      { kind: 'paragraph', text: 'the matter' },
    ]);
    expect(slides).toHaveLength(2);
    expect(texts(slides[1]!.placed)).toEqual(['Below', 'the matter']);
  });

  it.each([10, 11, 12, 13, 14, 15, 16, 17, 18])(
    'deckOf(%d lines, a heading and a table with a tall row) keeps the heading with its table',
    (lines) => {
      const table: OfficeBlock = {
        kind: 'table',
        caption: 'c',
        columns: [{ heading: 'h', share: 1, isNumber: false }],
        rows: [[{ text: 'tall '.repeat(120) }]],
      };
      const items = Array.from({ length: lines }, (_, at) => `line ${at}`);
      const heading: OfficeBlock = { kind: 'heading', depth: 2, text: 'Below' };
      const slides = slidesOf([{ kind: 'bullets', items }, heading, table]);
      const ofHeading = slides.findIndex(({ placed }) => texts(placed).includes('Below'));
      expect(slides[ofHeading]?.placed.some(({ kind }) => kind === 'table')).toBe(true);
    },
  );

  it.each([
    [10, 3, [10]],
    [11, 3, [6, 5]],
    [31, 1, [16, 15]],
    [61, 1, [21, 20, 20]],
  ])('deckOf(bars of %d categories of %d series) shares them out evenly', (count, seriesCount, shares) => {
    const categories = Array.from({ length: count }, (_, at) => `category ${at}`);
    const series = Array.from({ length: seriesCount }, (_, at) => ({
      name: `series ${at}`,
      values: categories.map(() => 1),
    }));
    const axis = { title: '', min: 0, max: 5, step: 1 };
    const slides = slidesOf([{ kind: 'bars', title: 'a', description: 'b', categories, series, axis }]);
    const charts = slides.flatMap(({ placed }) => placed.filter((one) => one.kind === 'chart'));
    expect(charts.map(({ chart: one }) => (one.kind === 'bars' ? one.categories.length : 0))).toEqual(shares);
  });

  it('deckOf(bars of many categories) goes on with the same axis', () => {
    const categories = Array.from({ length: 50 }, (_, at) => `category ${at}`);
    const slides = slidesOf([
      {
        kind: 'bars',
        title: 't',
        description: 'd',
        categories,
        series: [{ name: 's', values: categories.map((_, at) => at) }],
        axis: { title: 'a', min: 0, max: 50, step: 10 },
      },
    ]);
    const charts = slides.flatMap(({ placed }) => placed.filter((one) => one.kind === 'chart'));
    expect(charts.flatMap(({ chart }) => (chart.kind === 'bars' ? chart.categories : []))).toEqual(
      categories,
    );
    expect(charts.flatMap(({ chart }) => chart.series[0]!.values)).toEqual(categories.map((_, at) => at));
  });

  it('deckOf(a part without blocks, or with empty ones) has a slide with its title', () => {
    const empty: OfficeBlock[] = [
      { kind: 'bullets', items: [] },
      { kind: 'facts', facts: [] },
      { kind: 'paragraph', text: ' ' },
      { kind: 'table', caption: 'c', columns: [], rows: [] },
      { ...tableOf(0), caption: 'no rows' },
    ];
    expect(slidesOf([])).toMatchObject([{ placed: [], notes: ['a note'] }]);
    expect(slidesOf(empty.slice(0, 4))).toMatchObject([{ placed: [] }]);
    expect(tables(slidesOf(empty)[0]!.placed)[0]?.rows).toHaveLength(1);
  });

  it('deckOf(a long title) makes it smaller, then cuts it, and still tells that it goes on', () => {
    const slides = slidesOf([tableOf(40)], 'a message that does not end '.repeat(40));
    for (const { title } of slides) {
      expect(lineCount(title.text, { ...title, isBold: true }, titleBox.width)).toBeLessThanOrEqual(2);
    }
    expect(slides[1]!.title.text).toMatch(/… \(continued 2\/\d\)$/);
  });

  it('deckOf(any blocks) sets nothing over another or over the edge', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constant('긴 문장 '.repeat(90)));
    const block: fc.Arbitrary<OfficeBlock> = fc.oneof(
      fc.record({
        kind: fc.constant('paragraph' as const),
        text,
        look: fc.constantFrom('lead' as const, 'aside' as const),
      }),
      fc.record({
        kind: fc.constant('heading' as const),
        depth: fc.constantFrom(2 as const, 3 as const),
        text,
      }),
      fc.record({ kind: fc.constant('bullets' as const), items: fc.array(text, { maxLength: 30 }) }),
      fc.record({
        kind: fc.constant('facts' as const),
        facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 12 }),
      }),
      fc.nat(40).map(tableOf),
      fc.record({
        kind: fc.constant('table' as const),
        caption: text,
        columns: fc.array(
          fc.record({ heading: text, share: fc.double({ noNaN: true }), isNumber: fc.boolean() }),
          {
            maxLength: 12,
          },
        ),
        rows: fc.array(fc.array(fc.record({ text }), { maxLength: 13 }), { maxLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), text, (blocks, message) => {
        for (const { placed } of slidesOf(blocks, message)) {
          let bottom = titleBox.y;
          for (const y of tops(placed)) {
            expect(y.top).toBeGreaterThanOrEqual(bottom);
            bottom = y.bottom;
          }
          expect(bottom).toBeLessThanOrEqual(body.y + body.height + 0.001);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** From where to where rows of blocks reach; cards beside one another are one row. */
function tops(placed: readonly Placed[]): { top: number; bottom: number }[] {
  const rows = new Map<number, number>();
  for (const { box } of placed) rows.set(box.y, Math.max(rows.get(box.y) ?? 0, box.y + box.height));
  return [...rows].sort(([a], [b]) => a - b).map(([top, bottom]) => ({ top, bottom }));
}
