import { expect, it } from 'vitest';
import { barTable } from '../../../src/report/office/bar-table.ts';
import type { BarChart } from '../../../src/report/office/office-report.ts';

const chart: BarChart = {
  kind: 'bars',
  title: 'Levels',
  description: 'Levels of two dimensions',
  categories: ['a', 'b', 'c', 'd'],
  series: [{ name: 'Shown', values: [0, 2.345, null] }],
  axis: { title: 'Level', min: 0, max: 5, step: 1 },
};

it.each([
  ['en', ['0', '2.35', '–', '–']],
  ['pt-BR', ['0', '2,35', '–', '–']],
  ['ko', ['0', '2.35', '–', '–']],
])('barTable(chart, %j) tells its numbers in that language', (lang, texts) => {
  const { columns, rows } = barTable(chart, lang);
  expect(columns).toEqual([
    { heading: 'Level', share: 0.4, isNumber: false },
    { heading: 'Shown', share: 0.6, isNumber: true },
  ]);
  expect(rows.map(([name, number]) => [name?.text, number?.text])).toEqual(
    texts.map((text, at) => [chart.categories[at], text]),
  );
  expect(rows.map(([, number]) => number?.value)).toEqual([0, 2.345, undefined, undefined]);
});

it('barTable(a chart of next to nothing below zero) tells no minus', () => {
  const { rows } = barTable({ ...chart, series: [{ name: 'a', values: [-0.001] }] }, 'en');
  expect(rows[0]?.[1]?.text).toBe('0');
});
