import type { ChartPart, Mark } from '../document/document.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './axes.ts';
import { foundSamples } from './found.ts';
import { type Drawn, framed, lowered, type PlotWidth } from './frame.ts';
import { markShapes, rangeBars, shadedSpans, shortTold } from './marks.ts';
import { panelOf } from './panel.ts';
import { placedMarks } from './placed-marks.ts';
import { LANE_HEIGHT, lanesOf } from './sizes.ts';
import type { Span } from './time-place.ts';
import { coveredBy, roomOf, within } from './window.ts';

/** Columns are those of the plot of a picture 1200 pixels wide. */
const chartSize = { plotHeight: 220, columns: 1100, width: null, isCard: false };
const cardSize = { plotHeight: 110, columns: 400, width: null, isCard: true };

/**
 * A series over its time: its values in their band, what was expected, gaps, and the findings above them.
 * @param tz IANA zone of the time axis
 */
export function seriesChart(part: ChartPart, tz: string): string {
  const told = { id: `${part.id}-picture`, title: titleOf(part), description: part.description };
  return framed(told, drawnSeries(part, { ...chartSize, tz, span: coveredBy(part.data) }));
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
  const told = { id, title: titleOf(part), description };
  return framed(told, drawnSeries(near, { ...cardSize, tz, span: coveredBy(near.data) }));
}

function titleOf({ series, unit }: ChartPart): string {
  return unit === null ? series.text : `${series.text} (${unit})`;
}

interface SeriesView {
  readonly tz: string;
  /** More than the series covers only where the width is known. */
  readonly span: Span;
  readonly plotHeight: number;
  readonly columns: number;
  /** Where it is known, the kinds of findings are written beside their marks. */
  readonly width: PlotWidth;
  readonly isCard: boolean;
}

/** The plot of a series, as wide as the element it is put in. */
export function drawnSeries({ data, marks, gaps }: ChartPart, view: SeriesView): Drawn {
  const { tz, span, plotHeight, columns, width, isCard } = view;
  const roomMs = roomOf(data.stepMs);
  const placed = placedMarks(marks, { span, roomMs, namesOn: width });
  const top = Math.max(1, lanesOf(placed)) * LANE_HEIGHT + 4;
  const panel = {
    samples: data.values,
    band: data,
    found: foundSamples(data, marks),
    gaps: gaps.map(({ startMs, endMs }) => ({ fromMs: startMs - roomMs, toMs: endMs + roomMs })),
  };
  const toldOf = (mark: Mark) => (width === null ? shortTold(mark, tz) : mark.text);
  const plot = [
    shadedSpans(placed, { height: plotHeight, width }),
    timeAxis(span, tz, { height: plotHeight, width, isCard }),
    panelOf(panel, { span, covered: coveredBy(data), height: plotHeight, columns, width }),
    markShapes(placed, { y: -LANE_HEIGHT / 2, width, toldOf }),
  ];
  const bars = rangeBars(placed, { height: top, width });
  return { height: top + plotHeight + TIME_AXIS_HEIGHT, svg: bars + lowered(top, plot.join('')) };
}
