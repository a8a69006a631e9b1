import type uPlot from 'uplot';
import type { ChartColumns } from '../chart-data/chart-data.ts';
import type { Column } from '../chart-data/column.ts';
import type { LiveChart } from '../chart-data/live-chart.ts';
import { foundSamples } from '../charts/found.ts';
import { colourOf, fainter } from './colours.ts';
import type { Line } from './plot.ts';

/** Of lines, dashes and the band, as in `chartStyle`. */
const LINE_WIDTH = 1.25;
const FOUND_WIDTH = 2.75;
const DASH = [5, 4];
const BAND_STRENGTH = 0.18;

/** The band lies between the first two of `valueLines`. */
export const band: uPlot.Band = { series: [1, 2], fill: () => fainter('band', BAND_STRENGTH) };

/** The edges of the band, the values, of these what was found, and what was expected: the last on top. */
export function valueLines(
  { startMs, stepMs, slotsPerPixel, marks }: LiveChart,
  { values, expected, upper, lower }: ChartColumns,
): Line[] {
  return [
    { values: upper, series: { width: 0 } },
    { values: lower, series: { width: 0 } },
    { values, series: lookOf('ink') },
    ...foundSamples({ startMs, stepMs, slotsPerPixel, values }, marks).map(({ severity, samples }) => ({
      values: samples,
      series: { ...lookOf(severity), width: FOUND_WIDTH },
    })),
    { values: expected, series: { ...lookOf('expected'), dash: DASH.map((one) => one * devicePixelRatio) } },
  ];
}

export function componentLines(values: Column): Line[] {
  return [{ values, series: lookOf('ink') }];
}

function lookOf(colour: string): uPlot.Series {
  return { stroke: () => colourOf(colour), width: LINE_WIDTH };
}
