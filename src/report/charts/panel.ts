import type { TimeRange } from '../../series/bulk.ts';
import { valueLines, valueNumbers } from './axes.ts';
import { element } from './elements.ts';
import type { Found } from './found.ts';
import { acrossOf, type PlotWidth, pathElement, stretched } from './frame.ts';
import { areaM4, type Canvas, pathM4, usedColumns } from './path.ts';
import { LEAST_GAP } from './sizes.ts';
import type { Samples } from './thinned.ts';
import { placeOf, type Span } from './time-place.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** What one panel draws over its time; all samples have one value a slot. */
export interface Panel {
  readonly samples: Samples;
  readonly band?: Band;
  /** The parts of the samples that are drawn thicker. */
  readonly found?: readonly Found[];
  /** Whether a line is drawn at zero. */
  readonly hasZero?: boolean;
  /** Runs of slots without a value. */
  readonly gaps?: readonly TimeRange[];
}

interface Band {
  readonly lower: Samples;
  readonly expected: Samples;
  readonly upper: Samples;
}

export interface PanelView {
  /** From the left edge to the right. */
  readonly span: Span;
  /** What the samples take of it: all of it where the width is not known. */
  readonly covered: TimeRange;
  readonly height: number;
  /** Of pixels, at most. */
  readonly columns: number;
  readonly width: PlotWidth;
}

/** The lines, areas and value axis of one panel. */
export function panelOf(panel: Panel, view: PanelView): string {
  const { samples, band, found = [], hasZero = false, gaps = [] } = panel;
  const { height, columns, width } = view;
  const all = band === undefined ? [samples] : [samples, band.lower, band.expected, band.upper];
  const axis = valueAxis(hasZero ? [...all, [0]] : all, 0, height);
  const canvas = { columns, yOf: axis.yOf, width: widthOfSamples(view) };
  const lines = [
    band === undefined ? '' : pathElement(areaM4(band.lower, band.upper, canvas), 'band'),
    pathElement(pathM4(samples, canvas), 'value'),
    ...found.map((one) => pathElement(pathM4(one.samples, canvas), `found mark-${one.severity}`)),
  ];
  const ground = { ...canvas, height, columns: usedColumns(samples.length, columns) };
  const paths = [
    stretched(ground, lines.join('')),
    band === undefined ? '' : expectedLine(band.expected, height, canvas),
  ];
  return [
    valueLines(axis, width),
    hasZero ? zeroLine(axis, width) : '',
    ...gapsOf(gaps, view),
    fromWhere(view, paths.join('')),
    valueNumbers(axis),
  ].join('');
}

function widthOfSamples({ span, covered, width }: PanelView): PlotWidth {
  return width === null ? null : (placeOf(covered, span).percent / 100) * width;
}

/** The paths of samples that begin after the left edge. */
function fromWhere({ span, covered, width }: PanelView, paths: string): string {
  const x = ((width ?? 0) * placeOf(covered, span).fromPercent) / 100;
  return x === 0 ? paths : element('g', { transform: `translate(${x.toFixed(1)},0)` }, paths);
}

/** A dashed line needs every other column at most; the least and the greatest of the two are kept all the same. */
function expectedLine(expected: Samples, height: number, canvas: Canvas): string {
  const half = { ...canvas, columns: Math.ceil(canvas.columns / 2) };
  const path = pathElement(pathM4(expected, half), 'expected');
  return stretched({ ...half, height, columns: usedColumns(expected.length, half.columns) }, path);
}

function zeroLine({ yOf }: ValueAxis, width: PlotWidth): string {
  return element('line', { class: 'zero', x1: 0, x2: acrossOf(100, width), y1: yOf(0), y2: yOf(0) });
}

function gapsOf(gaps: readonly TimeRange[], { span, height, width }: PanelView): string[] {
  return gaps
    .map((gap) => placeOf(gap, span))
    .filter(({ percent }) => percent >= LEAST_GAP)
    .map(({ fromPercent, percent }) => {
      const place = { x: acrossOf(fromPercent, width), width: acrossOf(percent, width) };
      return element('rect', { class: 'gap', ...place, y: 0, height });
    });
}
