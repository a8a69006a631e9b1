import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import type { ChartPart, FullData } from '../../../src/report/document/document.ts';
import { docxOf } from '../../../src/report/docx/docx.ts';
import { findingsOfficeReport } from '../../../src/report/findings-office/office.ts';
import { timeChart } from '../../../src/report/findings-office/time-chart.ts';
import type { OfficeReport, Table } from '../../../src/report/office/office-report.ts';
import { pptxOf } from '../../../src/report/pptx/pptx.ts';
import { xlsxOf } from '../../../src/report/xlsx/xlsx.ts';
import { hostile, incident, quiet, wideResult } from '../document/joined-results.ts';
import { officeFaults } from '../office/office-file.ts';

const options = { tz: 'UTC', branding: null };
const documents = {
  incident: documentOf([incident.result], options),
  hostile: documentOf([hostile.result], options),
  quiet: documentOf([quiet.result], options),
  two: documentOf([incident.result, quiet.result], options),
};

const partOf = ({ parts }: OfficeReport, id: string) => parts.find((part) => part.id === id)!;
const tablesOf = (report: OfficeReport, id: string) =>
  partOf(report, id).blocks.filter((block): block is Table => block.kind === 'table');

describe('findingsOfficeReport(document, most)', () => {
  it.each(Object.entries(documents))(
    '%s: all findings, and those of each day and severity add up',
    (_, document) => {
      const report = findingsOfficeReport(document, 1000);
      expect(tablesOf(report, 'findings').flatMap(({ rows }) => rows)).toHaveLength(document.findings.length);
      const bySeverity = tablesOf(report, 'summary')[0]!.rows.map(([, count]) => count!.value);
      expect(bySeverity).toEqual(document.severities.map(({ count }) => count));
      if (document.findings.length === 0) return;
      const days = tablesOf(report, 'timeline')[0]!.rows;
      const sums = [1, 2, 3, 4, 5].map((at) => days.reduce((sum, row) => sum + (row[at]!.value ?? 0), 0));
      expect(sums).toEqual([...bySeverity, document.findings.length]);
    },
  );

  it('incident: a part with a chart for each finding to look at first', () => {
    const { first } = documents.incident;
    const parts = findingsOfficeReport(documents.incident, 1000).parts.filter(({ id }) =>
      id.startsWith('first-'),
    );
    expect(parts.map(({ id }) => id)).toEqual(first.map((_, at) => `first-${at + 1}`));
    for (const [at, { message, blocks }] of parts.entries()) {
      expect(message.toLowerCase()).toContain(first[at]!.message.toLowerCase());
      expect(blocks.some(({ kind }) => kind === 'time')).toBe(first[at]!.picture !== null);
    }
  });

  it('what has no room is told: the worst are kept', () => {
    const document = documentOf([wideResult(60)], options);
    const report = findingsOfficeReport(document, 20);
    const [table] = tablesOf(report, 'findings');
    const kept = document.findings.filter(
      ({ id }, rank) => rank < 20 || document.first.some((one) => one.id === id),
    );
    expect(table!.rows).toHaveLength(kept.length);
    expect(partOf(report, 'findings').message).toBe(
      'The worst 20 of 60 findings; the saved result holds all',
    );
    expect(JSON.stringify(partOf(report, 'summary'))).toContain('Of 60 findings the worst 20 are shown');
    // Days count all of them.
    expect(tablesOf(report, 'timeline')[0]!.rows.at(-1)!.at(-1)!.value).toBe(60);
  });

  it('is dated by the last day of what was read, on which it rests alone', () => {
    const [one, two] = [0, 0].map(() => findingsOfficeReport(documents.incident, 100));
    expect(one!.date).toBe('2026-11-07');
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  it.each(Object.entries(documents))('%s: each file is whole, and the same again', async (_, document) => {
    for (const fileOf of [docxOf, pptxOf, xlsxOf]) {
      const [one, two] = [
        await fileOf(findingsOfficeReport(document, 100)),
        await fileOf(findingsOfficeReport(document, 100)),
      ];
      expect(await officeFaults(one)).toEqual([]);
      expect(Buffer.compare(one, two)).toBe(0);
    }
  });
});

const told = { title: 't', description: 'd', tz: 'UTC' };
function partWith(values: readonly (number | null)[], mark?: { from: number; to: number }): ChartPart {
  const none = values.map(() => null);
  const data: FullData = {
    shape: 'samples',
    startMs: 0,
    stepMs: 1000,
    values: [...values],
    ...{ expected: none, lower: none, upper: none, trend: none, seasonal: [] },
  };
  const marks = mark === undefined ? [] : [{ id: 'f', startMs: mark.from * 1000, endMs: mark.to * 1000 }];
  return {
    id: 'chart-1',
    series: { text: 's', full: null },
    ...{ unit: null, description: '', data, gaps: [], decomposition: [] },
    marks: marks.map((one) => ({
      ...one,
      ...{ severity: 'high' as const, kind: 'spike' as const, isHollow: false, text: '', value: null },
    })),
  };
}
const whole = { fromMs: Number.NEGATIVE_INFINITY, toMs: 1e9 };
const valuesOf = (chart: ReturnType<typeof timeChart>, role: string) =>
  chart.series.find((one) => one.role === role)!.values;

describe('timeChart(part, span)', () => {
  it('by hand: the span, and what was found with one sample to each side', () => {
    const chart = timeChart(
      partWith([1, 2, 9, 2, 1, 1, 1], { from: 2, to: 2 }),
      { fromMs: 1000, toMs: 5000 },
      told,
    );
    expect(chart.times).toEqual([1000, 2000, 3000, 4000, 5000]);
    expect(valuesOf(chart, 'value')).toEqual([2, 9, 2, 1, 1]);
    expect(valuesOf(chart, 'found')).toEqual([2, 9, 2, null, null]);
  });

  it('at most 600 samples, ascending, and the least and the greatest of all and of what was found are among them', () => {
    const samples = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null, freq: 5 }), {
      minLength: 2,
      maxLength: 5000,
      size: 'max',
    });
    fc.assert(
      fc.property(samples, fc.nat(), (values, seed) => {
        const from = seed % values.length;
        const mark = { from, to: Math.min(values.length - 1, from + 50) };
        const chart = timeChart(partWith(values, mark), whole, told);
        expect(chart.times.length).toBeLessThanOrEqual(600);
        expect(chart.times.every((time, at) => at === 0 || time > chart.times[at - 1]!)).toBe(true);
        const extremes = (all: readonly (number | null)[]) => {
          const numbers = all.filter((one) => one !== null);
          return [Math.min(...numbers), Math.max(...numbers)];
        };
        expect(extremes(valuesOf(chart, 'value'))).toEqual(extremes(values));
        const found = values.slice(Math.max(0, mark.from - 1), mark.to + 2);
        expect(extremes(valuesOf(chart, 'found'))).toEqual(extremes(found));
      }),
      { numRuns: 50 },
    );
  });
});
