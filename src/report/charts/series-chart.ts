import type { ChartPart } from '../document/document.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './axes.ts';
import { foundSamples } from './found.ts';
import { framed, lowered, type Span, stretched } from './frame.ts';
import {
  LANE_HEIGHT,
  lanesOf,
  markShapes,
  placedMarks,
  rangeBars,
  shadedSpans,
  TIME_COLUMNS,
} from './marks.ts';
import { panelOf } from './panel.ts';
import { coveredBy, roomOf, within } from './window.ts';

/** Columns are those of the plot of a picture 1200 pixels wide. */
const chartSize = { plotHeight: 220, columns: 1100 };
const cardSize = { plotHeight: 110, columns: 400 };

/**
 * A series over its time: its values in their band, what was expected, gaps, and the findings above them.
 * @param tz IANA zone of the time axis
 */
export function seriesChart(part: ChartPart, tz: string): string {
  const told = { id: `${part.id}-picture`, title: titleOf(part), description: part.description };
  return framed(told, drawn(part, tz, chartSize));
}

export interface CardOptions {
  readonly id: string;
  /** What happened, in a sentence. */
  readonly description: string;
  readonly tz: string;
  readonly span: Span;
}

/** The neighbourhood of one finding, small. */
export function cardChart(part: ChartPart, { id, description, tz, span }: CardOptions): string {
  const near = { ...part, data: within(part.data, span) };
  return framed({ id, title: titleOf(part), description }, drawn(near, tz, cardSize));
}

function titleOf({ series, unit }: ChartPart): string {
  return unit === null ? series.text : `${series.text} (${unit})`;
}

function drawn({ data, marks, gaps }: ChartPart, tz: string, { plotHeight, columns }: typeof chartSize) {
  const span = coveredBy(data);
  const roomMs = roomOf(data.stepMs);
  const placed = placedMarks(marks, span, roomMs);
  const top = Math.max(1, lanesOf(placed)) * LANE_HEIGHT + 4;
  const panel = {
    samples: data.values,
    band: data,
    found: foundSamples(data, marks),
    gaps: gaps.map(({ startMs, endMs }) => ({ fromMs: startMs - roomMs, toMs: endMs + roomMs })),
  };
  const plot = [
    stretched(TIME_COLUMNS, plotHeight, shadedSpans(placed, plotHeight)),
    timeAxis(span, tz, { height: plotHeight }),
    panelOf(panel, { span, height: plotHeight, columns }),
    markShapes(placed, -LANE_HEIGHT / 2, tz),
  ];
  const bars = stretched(TIME_COLUMNS, top, rangeBars(placed, top));
  return { height: top + plotHeight + TIME_AXIS_HEIGHT, svg: bars + lowered(top, plot.join('')) };
}
