import { expect, it } from 'vitest';
import type { BarChart, TimeChart } from '../../../src/report/office/office-report.ts';
import { officeColours } from '../../../src/report/office/tones.ts';
import { deckCharts } from '../../../src/report/pptx/deck-charts.ts';
import { textOfPart } from '../../../src/zip.ts';

const long = 'as long a name as nobody reads '.repeat(20);

const bars: BarChart = {
  kind: 'bars',
  title: long,
  description: 'd',
  categories: ['short', long],
  series: [{ name: long, values: [1, 2] }],
  axis: { title: long, min: 0, max: 5, step: 1 },
};

const time: TimeChart = {
  kind: 'time',
  title: 'two\nlines',
  description: 'd',
  tz: 'UTC',
  times: [0],
  series: [{ role: 'value', name: long, values: [1] }],
};

const xmlOf = async (chart: BarChart | TimeChart): Promise<string> => {
  const placed = { kind: 'chart', box: { x: 0, y: 0, width: 1, height: 1 }, chart } as const;
  const setting = { lang: 'en-US', colours: officeColours(null) };
  return textOfPart((await deckCharts([placed], setting)).get('ppt/charts/chart1.xml')!);
};

it.each([
  ['bars', bars, 4],
  ['lines over time', time, 1],
])('deckCharts(%s with long names) cuts what would leave no room to draw', async (_, chart, cuts) => {
  const texts = [...(await xmlOf(chart)).matchAll(/<(?:a:t|c:v)>([^<]*)</g)].map(([, text = '']) => text);
  expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(cuts);
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(140);
});

it('deckCharts(chart) sets its title in one line, in the fonts of the theme', async () => {
  const xml = await xmlOf(time);
  expect(xml).toContain('<a:t>two lines</a:t>');
  expect(new Set(xml.match(/typeface="[^"]*"/g))).toEqual(
    new Set(['typeface="+mn-lt"', 'typeface="+mn-ea"']),
  );
});
