import { element } from '../picture/elements.ts';
import type { Samples } from '../picture/thinned.ts';
import { type ValueAxis, valueAxis } from '../picture/value-axis.ts';
import { valueLines, valueNumbers } from './axes.ts';
import type { Found } from './found.ts';
import { pathElement, placeOf, type Span, stretched } from './frame.ts';
import { areaM4, type Canvas, pathM4, usedColumns } from './path.ts';

/** What one panel draws over its time; all samples have one value a slot. */
export interface Panel {
  readonly samples: Samples;
  readonly band?: Band;
  /** The parts of the samples that are drawn thicker. */
  readonly found?: readonly Found[];
  /** Whether a line is drawn at zero. */
  readonly hasZero?: boolean;
  /** Runs of slots without a value. */
  readonly gaps?: readonly Span[];
}

interface Band {
  readonly lower: Samples;
  readonly expected: Samples;
  readonly upper: Samples;
}

export interface PanelView {
  /** From the left edge to the right; the samples take all of it. */
  readonly span: Span;
  readonly height: number;
  /** Of pixels, at most. */
  readonly columns: number;
}

/** The lines, areas and value axis of one panel. */
export function panelOf(panel: Panel, { span, height, columns }: PanelView): string {
  const { samples, band, found = [], hasZero = false, gaps = [] } = panel;
  const all = band === undefined ? [samples] : [samples, band.lower, band.expected, band.upper];
  const axis = valueAxis(hasZero ? [...all, [0]] : all, 0, height);
  const canvas = { columns, yOf: axis.yOf };
  const lines = [
    band === undefined ? '' : pathElement(areaM4(band.lower, band.upper, canvas), 'band'),
    pathElement(pathM4(samples, canvas), 'value'),
    ...found.map((one) => pathElement(pathM4(one.samples, canvas), `found mark-${one.severity}`)),
  ];
  return [
    valueLines(axis),
    hasZero ? zeroLine(axis) : '',
    ...gapsOf(gaps, span, height),
    stretched(usedColumns(samples.length, columns), height, lines.join('')),
    band === undefined ? '' : expectedLine(band.expected, height, canvas),
    valueNumbers(axis),
  ].join('');
}

/** A dashed line needs every other column at most; the least and the greatest of the two are kept all the same. */
function expectedLine(expected: Samples, height: number, { columns, yOf }: Canvas): string {
  const half = Math.ceil(columns / 2);
  const path = pathElement(pathM4(expected, { columns: half, yOf }), 'expected');
  return stretched(usedColumns(expected.length, half), height, path);
}

function zeroLine({ yOf }: ValueAxis): string {
  return element('line', { class: 'zero', x1: 0, x2: '100%', y1: yOf(0), y2: yOf(0) });
}

/** A gap narrower than this many percent of the width is left open and not filled. */
const LEAST_GAP = 0.4;

function gapsOf(gaps: readonly Span[], span: Span, height: number): string[] {
  return gaps
    .map((gap) => placeOf(gap, span))
    .filter(({ percent }) => percent >= LEAST_GAP)
    .map(({ x, width }) => element('rect', { class: 'gap', x, width, y: 0, height }));
}
