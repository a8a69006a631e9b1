import type { BarChart } from '../office/office-report.ts';
import type { OfficeColours } from '../office/tones.ts';
import { categoryAxisXml, valueAxisXml } from './axis-xml.ts';
import type { ChartLook } from './chart-look.ts';
import { type ChartSheet, chartSheet } from './chart-sheet.ts';
import { chartSpace } from './chart-space.ts';
import { fillXml, lineXml, textLookXml } from './drawing-xml.ts';
import { namesXml, numbersXml, seriesHeadXml } from './series-xml.ts';

/** Of series beyond the two that have colours of the organisation: from light to dark, so that grey print differs. */
const OTHER_COLOURS = ['C9D0D7', '79AAD2', 'B32D00', '00664B'] as const;

const [CATEGORIES, VALUES] = [500_001, 500_002];

export function barSheet({ categories, series }: BarChart): ChartSheet {
  return chartSheet({ heading: '', format: 'General', values: categories }, series);
}

/** Lying bars, the first category on top, each with its edge and its number: colour alone tells nothing. */
export function barChartXml(chart: BarChart, sheet: ChartSheet, look: ChartLook): string {
  const { title, min, max, step } = chart.axis;
  const labels = labelsXml(sheet, look);
  const series = sheet.series.map((column, at) => {
    const bars = `<c:spPr>${fillXml(colourOf(at, look.colours))}${lineXml(look.colours.ink, 0.5)}</c:spPr>`;
    return `<c:ser>${seriesHeadXml(column, at)}${bars}<c:invertIfNegative val="0"/>${labels}\
<c:cat>${namesXml(sheet.first, 0)}</c:cat><c:val>${numbersXml(column, at + 1)}</c:val></c:ser>`;
  });
  const plot = `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>\
${series.join('')}<c:gapWidth val="50"/><c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/></c:barChart>`;
  const names = categoryAxisXml({ id: CATEGORIES, crosses: VALUES, position: 'l' }, look);
  const values = valueAxisXml(
    {
      id: VALUES,
      crosses: CATEGORIES,
      position: 'b',
      title,
      // The names run downwards, so that the foot is their end.
      crossesAt: 'max',
      hasGrid: true,
      scale: { min, max, step },
      format: 'General',
      isBetween: true,
    },
    look,
  );
  return chartSpace(plot + names + values, chart.title, look);
}

function colourOf(at: number, { primary, secondary }: OfficeColours): string {
  const palette = [primary, secondary, ...OTHER_COLOURS];
  return palette[at % palette.length]!;
}

/** The number beside each bar, with no more decimals than tell it to a hundredth. */
function labelsXml({ series }: ChartSheet, look: ChartLook): string {
  const decimals = Math.max(0, ...series.flatMap(({ values }) => values.map(decimalsOf)));
  const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return `<c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>\
${textLookXml(look, look.numberPoints)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>\
<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
}

function decimalsOf(value: number | string | null): number {
  const hundredths = Math.round(Number(value ?? 0) * 100);
  return hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2;
}
