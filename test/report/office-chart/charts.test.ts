import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { BarChart, TimeChart } from '../../../src/report/office/office-report.ts';
import { officeColours } from '../../../src/report/office/tones.ts';
import { barChartXml, barSheet } from '../../../src/report/office-chart/bar-chart.ts';
import type { ChartLook } from '../../../src/report/office-chart/chart-look.ts';
import { chartParts } from '../../../src/report/office-chart/chart-parts.ts';
import { chartWorkbook } from '../../../src/report/office-chart/chart-workbook.ts';
import { timeChartXml, timeSheet } from '../../../src/report/office-chart/time-chart.ts';
import { textOfPart, unzipped } from '../../../src/zip.ts';
import { officeFaults } from '../office/office-file.ts';
import { strictXml } from '../office/strict-xml.ts';

const bars: BarChart = {
  kind: 'bars',
  title: 'Levels <now>',
  description: 'Levels of two dimensions',
  categories: ['Data & more', '=1+1'],
  series: [
    { name: 'Declared', values: [0, 2.5] },
    { name: 'Shown', values: [null, 1] },
  ],
  axis: { title: 'Level', min: 0, max: 5, step: 1 },
};

const time: TimeChart = {
  kind: 'time',
  title: 'cpu',
  description: 'Use',
  tz: 'Europe/Berlin',
  times: [Date.UTC(2025, 9, 26, 0), Date.UTC(2025, 9, 26, 1), Date.UTC(2025, 9, 26, 2)],
  series: [
    { role: 'value', name: 'Value', values: [1, null, Number.NaN] },
    { role: 'found', name: 'Found', values: [null, 4, 0] },
  ],
};

const look: ChartLook = {
  lang: 'en-US',
  colours: officeColours(null),
  fonts: { latin: 'Calibri', eastAsian: 'Malgun Gothic' },
  textPoints: 9,
  numberPoints: 8.5,
  titlePoints: null,
};

const drawnBars = barChartXml(bars, barSheet(bars), look);
const drawnTime = timeChartXml(time, timeSheet(time), look);

/** Points of each series as a chart keeps them: index → value. */
function pointsOf(xml: string): (readonly (readonly [string, string])[])[] {
  return [...xml.matchAll(/<c:numCache>(.*?)<\/c:numCache>/gs)].map(([, cache = '']) =>
    [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map(
      ([, at = '', value = '']) => [at, value] as const,
    ),
  );
}

const childrenOf = (xml: string, element: string) => {
  const [, inside = ''] = new RegExp(`<c:${element}>(.*?)</c:${element}>`, 's').exec(xml) ?? [];
  let depth = 0;
  const names: string[] = [];
  for (const [tag, close, name = ''] of inside.matchAll(/<(\/?)([\w:]+)[^>]*>/g)) {
    if (close === '/') depth--;
    else {
      if (depth === 0) names.push(name);
      if (!tag.endsWith('/>')) depth++;
    }
  }
  return names;
};

describe('charts of office files', () => {
  it('barChartXml(chart) draws every number, a zero too, and nothing for null', () => {
    expect(pointsOf(drawnBars)).toEqual([
      [
        ['0', '0'],
        ['1', '2.5'],
      ],
      [['1', '1']],
    ]);
    expect(strictXml(drawnBars).length).toBeGreaterThan(50);
    expect(drawnBars).toContain('<c:max val="5"/><c:min val="0"/>');
    expect(drawnBars).toContain('<c:dispBlanksAs val="gap"/>');
  });

  it.each([
    ['whole', [0, 2], '0'],
    ['half', [1, 2.5], '0.0'],
    ['a third', [1 / 3, null], '0.00'],
  ])('barChartXml(chart of %s) tells numbers with the decimals they need', (_, values, format) => {
    const chart = { ...bars, series: [{ name: 'a', values }] };
    expect(barChartXml(chart, barSheet(chart), look)).toContain(`<c:numFmt formatCode="${format}" `);
  });

  // 2025-10-26T00:00Z is 02:00 in Berlin; the clock goes back at 03:00. 45956 is that day in workbooks.
  it('timeChartXml(chart) tells moments on the clock of the zone, an hour twice where it is turned back', () => {
    const clock = [45956 + 2 / 24, 45956 + 2 / 24, 45956 + 3 / 24];
    expect(timeSheet(time).first.values.map((day) => Number(day) - 45956)).toEqual(
      clock.map((day) => expect.closeTo(day - 45956, 9)),
    );
    const [times, value, again, found] = pointsOf(drawnTime);
    expect(times!.map(([at]) => at)).toEqual(['0', '1', '2']);
    expect(again).toEqual(times);
    expect(value).toEqual([['0', '1']]);
    expect(found).toEqual([
      ['1', '4'],
      ['2', '0'],
    ]);
    expect(drawnTime).toContain('<a:t>Europe/Berlin</a:t>');
  });

  it.each([
    [null, '1', []],
    [13, '0', ['1300']],
  ])('chartSpace(…) with a title of %j points', (titlePoints, deleted, sizes) => {
    const xml = barChartXml(bars, barSheet(bars), { ...look, titlePoints });
    expect(xml).toContain(`<c:autoTitleDeleted val="${deleted}"/>`);
    const title = /<c:chart><c:title>.*?sz="(\d+)".*?<a:t>Levels &#60;now&#62;<\/a:t>/s.exec(xml);
    expect(title === null ? [] : [title[1]]).toEqual(sizes);
  });

  // ECMA-376 part 1, dml-chart.xsd: CT_BarSer, CT_ScatterSer, CT_CatAx and CT_ValAx are sequences.
  it.each([
    ['bars', drawnBars, 'ser', 'idx order tx spPr invertIfNegative dLbls cat val'],
    ['time', drawnTime, 'ser', 'idx order tx spPr marker xVal yVal smooth'],
    [
      'bars',
      drawnBars,
      'dLbls',
      'numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize',
    ],
    ['bars', drawnBars, 'barChart', 'barDir grouping varyColors ser ser gapWidth axId axId'],
    ['time', drawnTime, 'scatterChart', 'scatterStyle varyColors ser ser axId axId'],
    [
      'bars',
      drawnBars,
      'catAx',
      'axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset tickLblSkip noMultiLvlLbl',
    ],
    [
      'bars',
      drawnBars,
      'valAx',
      'axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit',
    ],
    [
      'time',
      drawnTime,
      'valAx',
      'axId scaling delete axPos title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit',
    ],
  ])('the chart of %s has the children of %s in the order of the schema', (_, xml, element, order) => {
    expect(childrenOf(xml, element).map((name) => name.slice(2))).toEqual(order.split(' '));
  });

  it('chartWorkbook(sheet) holds what the chart draws, texts as texts', async () => {
    const bytes = await chartWorkbook(barSheet(bars));
    expect(await officeFaults(bytes)).toEqual([]);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    expect(sheet).toEqual({
      sheet: 'Sheet1',
      data: [
        [null, 'Declared', 'Shown'],
        ['Data & more', 0, null],
        ['=1+1', 2.5, 1],
      ],
    });
  });

  it('chartWorkbook(sheet) marks texts that look like a formula, and keeps those that look like an escape', async () => {
    const names = ['_x0041_', '=1+1', 'a'];
    const bytes = await chartWorkbook(barSheet({ ...bars, categories: names }));
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    expect(sheet?.data.slice(1).map(([name]) => name)).toEqual(names);
    const parts = await unzipped(bytes);
    const [, formats = ''] =
      /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(textOfPart(parts.get('xl/styles.xml')!)) ?? [];
    const styles = formats.match(/<xf [^>]*>/g) ?? [];
    const xml = textOfPart(parts.get('xl/worksheets/sheet1.xml')!);
    const isMarked = [...xml.matchAll(/<c r="A[2-9]"(?: s="(\d)")? t="inlineStr">/g)].map(([, style = '0']) =>
      styles[Number(style)]?.includes('quotePrefix="1"'),
    );
    expect(isMarked).toEqual([false, true, false]);
  });

  it('chartWorkbook(sheet) holds moments as moments', async () => {
    const [sheet] = await readXlsxFile(Buffer.from(await chartWorkbook(timeSheet(time))));
    expect(sheet?.data[0]).toEqual(['Europe/Berlin', 'Value', 'Found']);
    const day = Date.UTC(2025, 9, 26);
    const moments = sheet?.data.slice(1).map(([moment]) => Math.round((Number(moment) - day) / 60_000));
    expect(moments).toEqual([120, 120, 180]);
  });

  it('chartParts(chart, place, look) tells the drawing where its workbook is', async () => {
    const place = { folder: 'ppt', chartName: 'chart7', workbookName: 'Sheet7' };
    const parts = await chartParts(bars, place, look);
    expect([...parts.keys()]).toEqual([
      'ppt/charts/chart7.xml',
      'ppt/charts/_rels/chart7.xml.rels',
      'ppt/embeddings/Sheet7.xlsx',
    ]);
    const [, id] = /<c:externalData r:id="([^"]*)">/.exec(textOfPart(parts.get('ppt/charts/chart7.xml')!))!;
    expect(textOfPart(parts.get('ppt/charts/_rels/chart7.xml.rels')!)).toMatch(
      new RegExp(`Id="${id}" Type="[^"]*/package" Target="../embeddings/Sheet7.xlsx"`),
    );
    expect((await unzipped(parts.get('ppt/embeddings/Sheet7.xlsx')!)).has('xl/worksheets/sheet1.xml')).toBe(
      true,
    );
  });
});
