import { severityShapes } from '../charts/marks.ts';
import type { ChartMark, ChartPart } from '../document/document.ts';
import { type EncodedChart, encodedChart } from './chart-data.ts';

/** What the script of a page needs to draw a chart, as JSON in the page. */
export interface LiveChart extends EncodedChart {
  readonly name: string;
  readonly unit: string | null;
  /** IANA zone in which times are told, whatever the reader's own is. */
  readonly tz: string;
  /** Slots that stand for one pixel of an outline; 1 where each is a sample. */
  readonly slotsPerPixel: number;
  readonly marks: readonly LiveMark[];
}

export interface LiveMark extends Pick<ChartMark, 'id' | 'startMs' | 'endMs' | 'severity' | 'isHollow'> {
  /** Path around the origin, in pixels: that of the drawn picture. */
  readonly shape: string;
}

export function liveChart(chart: ChartPart, tz: string): LiveChart {
  return {
    name: chart.series.text,
    unit: chart.unit,
    tz,
    ...encodedChart(chart),
    slotsPerPixel: chart.data.slotsPerPixel ?? 1,
    marks: chart.marks.map(({ id, startMs, endMs, severity, isHollow }) => ({
      id,
      startMs,
      endMs,
      severity,
      isHollow,
      shape: severityShapes[severity],
    })),
  };
}
