import type { Parts } from '../../zip.ts';
import type { BarChart, TimeChart } from '../office/office-report.ts';
import { oneLine } from '../office/one-line.ts';
import type { OfficeColours } from '../office/tones.ts';
import { chartParts } from '../office-chart/chart-parts.ts';
import { cutToLines } from './measured-text.ts';
import { body, type PlacedChart } from './planned.ts';

/** Of the texts of a chart in the fonts of the deck's theme. */
const sizes = { textPoints: 11, numberPoints: 9, titlePoints: 13 } as const;
const fonts = { latin: '+mn-lt', eastAsian: '+mn-ea' } as const;

/** Of a category beside its bars, or of a series in the legend, in points. */
const MOST_OF_A_NAME = 220;

/** Charts by number, from 1, as the slides name them. */
export async function deckCharts(
  charts: readonly PlacedChart[],
  setting: { readonly lang: string; readonly colours: OfficeColours },
): Promise<Parts> {
  const parts = new Map<string, Uint8Array>();
  for (const [at, { chart }] of charts.entries()) {
    const place = {
      folder: 'ppt',
      chartName: `chart${at + 1}`,
      workbookName: `Microsoft_Excel_Worksheet${at + 1}`,
    };
    const own = await chartParts(fitted(chart), place, { ...setting, ...sizes, fonts });
    for (const [path, part] of own) parts.set(path, part);
  }
  return parts;
}

/** The chart with words of one line each; a name that would leave no room to draw is cut. */
function fitted(chart: BarChart | TimeChart): BarChart | TimeChart {
  const title = line(chart.title, sizes.titlePoints, body.width - 100);
  const name = (text: string) => line(text, sizes.textPoints, MOST_OF_A_NAME);
  if (chart.kind === 'time')
    return { ...chart, title, series: chart.series.map((one) => ({ ...one, name: name(one.name) })) };
  return {
    ...chart,
    title,
    categories: chart.categories.map(name),
    series: chart.series.map(({ name: told, values }) => ({ name: name(told), values })),
    axis: { ...chart.axis, title: line(chart.axis.title, sizes.textPoints, body.width / 2) },
  };
}

function line(text: string, sizePoints: number, widthPoints: number): string {
  return cutToLines(oneLine(text), { sizePoints, isBold: true }, { widthPoints, lines: 1 });
}
