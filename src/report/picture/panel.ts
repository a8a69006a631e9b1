import { area, line } from 'd3-shape';
import { element, escaped } from './elements.ts';
import { type BandPiece, type Samples, thinnedBand, thinnedSlots } from './thinned.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** What the panels of a series share: where they lie, and where a slot lies in them. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly xOf: (slot: number) => number;
  /** Columns of pixels that the samples of the series take. */
  readonly columns: number;
  /** Where the marks of the time axis are. */
  readonly tickXs: readonly number[];
}

export interface Panel {
  readonly title: string;
  readonly height: number;
  readonly samples: Samples;
  readonly band?:
    | { readonly lower: Samples; readonly expected: Samples; readonly upper: Samples }
    | undefined;
  /** Whether a line is drawn at zero. */
  readonly hasZero?: boolean;
  /** Whether something was found at a slot: that part of the line is drawn in another colour. */
  readonly isFound?: (slot: number) => boolean;
}

/** Between the baseline of a title and the frame of its panel. */
export const TITLE_RISE = 5;

/** One panel, with its title above `top` and the numbers of its axis on the left. */
export function panelOf(panel: Panel, plot: Plot, top: number): string {
  const { title, height, samples, band, hasZero = false, isFound } = panel;
  const all = band === undefined ? [samples] : [samples, band.lower, band.expected, band.upper];
  const axis = valueAxis(hasZero ? [...all, [0]] : all, top, height);
  const { left, right } = plot;
  const zeroY = axis.yOf(0);
  return [
    element('text', { x: left, y: top - TITLE_RISE, class: 'panel' }, escaped(title)),
    ...gridOf(axis, plot, top, height),
    band === undefined ? '' : bandOf(band, plot, axis),
    hasZero ? element('line', { x1: left, x2: right, y1: zeroY, y2: zeroY, class: 'zero' }) : '',
    pathOf(samples, plot, axis, 'line'),
    isFound === undefined ? '' : pathOf(samples, plot, axis, 'found', isFound),
    element('rect', { x: left, y: top, width: right - left, height, class: 'frame' }),
  ].join('');
}

function gridOf(axis: ValueAxis, { left, right, tickXs }: Plot, top: number, height: number): string[] {
  return [
    ...tickXs.map((x) => element('line', { x1: x, x2: x, y1: top, y2: top + height, class: 'grid' })),
    ...axis.ticks.map(
      ({ y, text }) =>
        element('line', { x1: left, x2: right, y1: y, y2: y, class: 'grid' }) +
        element('text', { x: left - 6, y: y + 4, 'text-anchor': 'end' }, escaped(text)),
    ),
  ];
}

function bandOf(band: NonNullable<Panel['band']>, plot: Plot, axis: ValueAxis): string {
  const shape = area<BandPiece>()
    .digits(1)
    .defined(({ low, high }) => low !== null && high !== null)
    .x(({ middleSlot }) => plot.xOf(middleSlot))
    .y0(({ low }) => axis.yOf(low ?? 0))
    .y1(({ high }) => axis.yOf(high ?? 0));
  const d = shape(thinnedBand(band.lower, band.upper, plot.columns)) ?? '';
  return element('path', { d, class: 'band' }) + pathOf(band.expected, plot, axis, 'expected');
}

function pathOf(
  samples: Samples,
  plot: Plot,
  axis: ValueAxis,
  role: string,
  isDrawn: (slot: number) => boolean = () => true,
): string {
  const path = line<number>()
    .digits(1)
    .defined((slot) => typeof samples[slot] === 'number' && isDrawn(slot))
    .x((slot) => plot.xOf(slot))
    .y((slot) => axis.yOf(samples[slot] ?? 0));
  const d = path(thinnedSlots(samples, plot.columns)) ?? '';
  return d === '' ? '' : element('path', { d, class: role });
}
