import type { TimelineRow } from '../document/document.ts';
import { shortened } from '../table.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './axes.ts';
import { breakLines, type Stretch } from './break-lines.ts';
import { element, escaped } from './elements.ts';
import { type Drawn, lowered } from './frame.ts';
import { markShapes, rangeBars, shortTold } from './marks.ts';
import { placedMarks } from './placed-marks.ts';
import type { SharedStart } from './shared-starts.ts';
import { LANE_HEIGHT } from './sizes.ts';
import { percentOf, percentText, piecesOf, placeOf, type Span } from './time-place.ts';

/** Pixels of the column of names. */
const NAMES_WIDTH = 252;

export interface Layout {
  readonly name: 'beside' | 'above';
  readonly rowHeight: number;
  /** From the top of a row to its name and to the middle of its marks. */
  readonly nameY: number;
  readonly marksY: number;
  /** From the top of a row to where a break of the time tears it: below a name that reaches over the plot. */
  readonly tornY: number;
  /** From the left edge of the plot; what a name takes is in columns of a terminal, about seven pixels each. */
  readonly nameX: number;
  readonly nameWidth: number;
}

/** Names stand beside the rows where there is room, else above them: `chartStyle` shows one of the two. */
export const layouts: readonly Layout[] = [
  { name: 'beside', rowHeight: 24, nameY: 16, marksY: 12, tornY: 0, nameX: -NAMES_WIDTH, nameWidth: 38 },
  { name: 'above', rowHeight: 42, nameY: 15, marksY: 29, tornY: 18, nameX: 0, nameWidth: 38 },
];

/** Some rows of a timeline. */
export interface Sheet {
  /** How many rows come before it. */
  readonly before: number;
  readonly rows: readonly TimelineRow[];
  /** How many rows all sheets have. */
  readonly all: number;
}

interface SheetView {
  readonly layout: Layout;
  readonly span: Span;
  readonly shared: readonly SharedStart[];
  readonly tz: string;
}

/** Times stand below its rows, and above those of the first as well. */
export function drawnSheet({ before, rows }: Sheet, { layout, span, shared, tz }: SheetView): Drawn {
  const { rowHeight, tornY } = layout;
  const tops = rows.map((_, i) => i * rowHeight);
  const height = rows.length * rowHeight;
  const isTall = before === 0;
  const headroom = isTall ? TIME_AXIS_HEIGHT : 0;
  const torn =
    tornY === 0 ? [{ top: 0, height }] : tops.map((top) => ({ top: top + tornY, height: rowHeight - tornY }));
  const svg = [
    ...tops.map((top, i) => ((before + i) % 2 === 0 ? '' : shadeOf(top, layout, span))),
    timeAxis(span, tz, { height, width: null, isTall }),
    breakLines(span, torn),
    togetherLines(shared, span, torn),
    ...rows.map((row, i) => lowered(i * rowHeight, rowOf(row, layout, span, tz))),
  ].join('');
  return { height: headroom + height + TIME_AXIS_HEIGHT, svg: isTall ? lowered(headroom, svg) : svg };
}

function rowOf({ series, marks }: TimelineRow, layout: Layout, span: Span, tz: string): string {
  const { nameX, nameY, nameWidth, marksY } = layout;
  const placed = placedMarks(marks, { span, roomMs: 0, namesOn: null }).map((one) => ({ ...one, lane: 0 }));
  const bars = rangeBars(placed, { height: LANE_HEIGHT, width: null });
  const name = escaped(shortened(series.text, nameWidth));
  return (
    element('text', { class: 'row-name', x: nameX, y: nameY }, name) +
    (bars === '' ? '' : lowered(marksY - LANE_HEIGHT / 2, bars)) +
    markShapes(placed, { y: marksY, width: null, toldOf: (mark) => shortTold(mark, tz) })
  );
}

/** Every other row stands on a ground of its own, which reaches under its name and ends at breaks. */
function shadeOf(y: number, { nameX, rowHeight: height }: Layout, span: Span): string {
  const pieces = piecesOf(span).map((piece) => placeOf(piece, span));
  const row = { class: 'row', y, height };
  return (
    (nameX === 0 ? '' : element('rect', { ...row, x: nameX, width: -nameX })) +
    pieces
      .map(({ fromPercent, percent }) =>
        element('rect', { ...row, x: percentText(fromPercent), width: percentText(percent) }),
      )
      .join('')
  );
}

/** A line through the rows at each moment that several series share; as a tear, it leaves names above rows alone. */
function togetherLines(shared: readonly SharedStart[], span: Span, stretches: readonly Stretch[]): string {
  const d = stretches.map(({ top, height }) => `M0 ${top}v${height}`).join('');
  const line = element('path', { class: 'together', d });
  return shared
    .map(({ startMs }) => element('svg', { x: percentText(percentOf(startMs, span)) }, line))
    .join('');
}
