import { describe, expect, it } from 'vitest';
import { officeReportOf } from '../../../src/report/maturity-report/office.ts';
import type { OfficeBlock } from '../../../src/report/office/office-report.ts';
import { bank, documentOf, exportsWithGaps, LANGUAGES } from './samples.ts';

const ofKind = <K extends OfficeBlock['kind']>(blocks: readonly OfficeBlock[], kind: K) =>
  blocks.filter((block): block is Extract<OfficeBlock, { kind: K }> => block.kind === kind);

describe('officeReportOf(document)', () => {
  it.each(LANGUAGES)(
    '%s: parts are told apart, tables are whole, and every part has its message',
    async (language) => {
      const { parts, lang } = officeReportOf(await documentOf(await bank(language), exportsWithGaps()));
      expect(lang).toBe(language);
      expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
      for (const { id, heading, message, blocks } of parts) {
        expect(id).toMatch(/^[a-z][a-z0-9-]{0,30}$/);
        expect([heading.trim(), message.trim()]).not.toContain('');
        for (const { columns, rows } of ofKind(blocks, 'table')) {
          expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          for (const row of rows) expect(row).toHaveLength(columns.length);
        }
      }
    },
  );

  it('shows two charts that can be edited, with the levels of the result', async () => {
    const result = await bank();
    const { parts } = officeReportOf(await documentOf(result));
    const [standing, progress] = parts.flatMap(({ blocks }) => ofKind(blocks, 'bars'));
    const byName = new Map(
      result.dimensions.map((dimension) => [`${dimension.id} ${dimension.title}`, dimension]),
    );
    const inOrder = standing!.categories.map((name) => byName.get(name)!);
    expect(standing!.series.map(({ name, values }) => [name, values])).toEqual([
      ['Demonstrated', inOrder.map(({ demonstrated }) => demonstrated.level)],
      ['Declared', inOrder.map(({ declared }) => declared.level)],
      ['Target', inOrder.map(({ target }) => target)],
    ]);
    expect(standing!.axis).toEqual({ title: 'Level', min: 0, max: 5, step: 1 });
    const { dimensions, before, after } = result.previous!;
    expect(progress!.series).toEqual([
      { name: before.date, values: dimensions.map((one) => one.before) },
      { name: after.date, values: dimensions.map((one) => one.after) },
    ]);
  });

  it('tells the numbers of a chart once: in the table that follows it', async () => {
    const { parts } = officeReportOf(await documentOf(await bank()));
    const charts = parts.flatMap(({ blocks }) =>
      blocks.flatMap((block, at) => (block.kind === 'bars' ? [{ chart: block, after: blocks[at + 1] }] : [])),
    );
    expect(charts).toHaveLength(2);
    for (const { chart, after } of charts) {
      expect([chart.isTabled, after?.kind]).toEqual([true, 'table']);
      const rows = after?.kind === 'table' ? after.rows : [];
      for (const [at, category] of chart.categories.entries()) {
        expect(rows[at]?.[0]?.text).toMatch(new RegExp(`^${category}`));
        const told = rows[at]?.map(({ value }) => value).slice(1, chart.series.length + 1);
        expect(told).toEqual(chart.series.map(({ values }) => values[at]));
      }
    }
  });

  it('numbers and days of its tables are values', async () => {
    const { parts } = officeReportOf(await documentOf(await bank()));
    const cells = parts.flatMap(({ blocks }) => ofKind(blocks, 'table').flatMap(({ rows }) => rows.flat()));
    for (const { text, value, day } of cells) {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      if (/^\d+$/.test(text)) expect(value).toBe(Number(text));
      if (/^\d{4}-\d\d-\d\d$/.test(text)) expect(day).toBe(text);
    }
    expect(cells.filter(({ day }) => day !== undefined).length).toBeGreaterThan(10);
  });
});
