import type { Mark, Timeline, TimelineRow } from '../document/document.ts';
import { element, escaped } from '../picture/elements.ts';
import { shortened } from '../table.ts';
import { counted, humanTime } from '../units.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './axes.ts';
import { framed, lowered, percentOf, percentText, type Span, stretched } from './frame.ts';
import { LANE_HEIGHT, markShapes, placedMarks, rangeBars, TIME_COLUMNS } from './marks.ts';

/** Pixels of the column of names. */
const NAMES_WIDTH = 252;

interface Layout {
  readonly name: 'beside' | 'above';
  readonly rowHeight: number;
  /** From the top of a row to its name and to the middle of its marks. */
  readonly nameY: number;
  readonly marksY: number;
  /** From the left edge of the plot; what a name takes is in columns of a terminal, about seven pixels each. */
  readonly nameX: number;
  readonly nameWidth: number;
}

/** Names stand beside the rows where there is room, else above them: `chartStyle` shows one of the two. */
const layouts: readonly Layout[] = [
  { name: 'beside', rowHeight: 24, nameY: 16, marksY: 12, nameX: -NAMES_WIDTH, nameWidth: 38 },
  { name: 'above', rowHeight: 42, nameY: 15, marksY: 29, nameX: 0, nameWidth: 38 },
];

/** All series with findings, a row each, on one time axis: what happened together stands in one line. */
export function timelineStrip(timeline: Timeline, id: string, tz: string): string {
  const span = { fromMs: timeline.fromMs, toMs: timeline.toMs };
  const shared = sharedStarts(timeline.rows, span);
  const description = descriptionOf(timeline, shared, tz);
  return layouts
    .map((layout) => {
      const told = { id: `${id}-${layout.name}`, title: 'Findings by series over time', description };
      const height = timeline.rows.length * layout.rowHeight;
      const rows = timeline.rows.map((row, i) => lowered(i * layout.rowHeight, rowOf(row, layout, span, tz)));
      const shades = timeline.rows.map((_, i) => (i % 2 === 0 ? '' : shadeOf(i * layout.rowHeight, layout)));
      const svg =
        shades.join('') +
        timeAxis(span, tz, { height, isTall: true }) +
        togetherLines(shared, span, height) +
        rows.join('');
      const drawn = lowered(TIME_AXIS_HEIGHT, svg);
      const picture = framed(told, { height: height + 2 * TIME_AXIS_HEIGHT, svg: drawn });
      return element('div', { class: `strip strip-${layout.name}` }, picture);
    })
    .join('');
}

function rowOf({ series, marks }: TimelineRow, layout: Layout, span: Span, tz: string): string {
  const { nameX, nameY, nameWidth, marksY } = layout;
  const placed = placedMarks(marks, span, 0).map((one) => ({ ...one, lane: 0 }));
  const bars = stretched(TIME_COLUMNS, LANE_HEIGHT, rangeBars(placed, LANE_HEIGHT));
  const name = escaped(shortened(series.text, nameWidth));
  return (
    element('text', { class: 'row-name', x: nameX, y: nameY }, name) +
    (bars === '' ? '' : lowered(marksY - LANE_HEIGHT / 2, bars)) +
    markShapes(placed, marksY, tz)
  );
}

/** Every other row stands on a ground of its own, which reaches under its name. */
function shadeOf(y: number, { nameX, rowHeight: height }: Layout): string {
  const name = { class: 'row', x: nameX, y, width: -nameX, height };
  return (
    (nameX === 0 ? '' : element('rect', name)) +
    element('rect', { class: 'row', x: 0, y, width: '100%', height })
  );
}

/** A line through the rows at each moment that several series share. */
function togetherLines(shared: readonly SharedStart[], span: Span, height: number): string {
  return shared
    .map(({ startMs }) => percentText(percentOf(startMs, span)))
    .map((x) => element('line', { class: 'together', x1: x, x2: x, y1: 0, y2: height }))
    .join('');
}

interface SharedStart {
  readonly startMs: number;
  readonly rows: number;
}

/** Starts on fewer rows than these, or a smaller share of all, are told by their marks alone: chance makes some. */
const LEAST_ROWS = 3;
const LEAST_SHARE = 1 / 8;
/** Starts this near to each other, as a part of the time shown, are one moment to the eye. */
const NEAR = 0.005;

/** The moments at which findings of several series begin together, in order of time. */
function sharedStarts(rows: readonly TimelineRow[], { fromMs, toMs }: Span): SharedStart[] {
  const starts = rows
    .flatMap(({ marks }, row) => marks.map(({ startMs }) => ({ startMs, row })))
    .sort((a, b) => a.startMs - b.startMs);
  const least = Math.max(LEAST_ROWS, rows.length * LEAST_SHARE);
  const shared: SharedStart[] = [];
  for (let first = 0; first < starts.length; ) {
    const { startMs } = starts[first]!;
    let end = first + 1;
    while (end < starts.length && starts[end]!.startMs - startMs <= (toMs - fromMs) * NEAR) end++;
    const together = new Set(starts.slice(first, end).map(({ row }) => row));
    if (together.size >= least) shared.push({ startMs, rows: together.size });
    first = end;
  }
  return shared;
}

function descriptionOf({ rows, fromMs, toMs }: Timeline, shared: readonly SharedStart[], tz: string): string {
  const found = new Set(rows.flatMap(({ marks }) => marks.map(({ id }: Mark) => id)));
  const most = shared.toSorted((a, b) => b.rows - a.rows)[0];
  const told = `${counted(found.size, 'finding')} in ${rows.length} series, ${humanTime(fromMs, tz)} to ${humanTime(toMs, tz)} (${tz}).`;
  if (most === undefined) return told;
  return `${told} At ${humanTime(most.startMs, tz)}, findings begin in ${most.rows} series together.`;
}
