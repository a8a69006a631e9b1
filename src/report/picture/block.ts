import { plain } from '../plain.ts';
import type { ReportedFinding } from '../result.ts';
import { beginning, shortened } from '../table.ts';
import type { DrawnSeries } from './chosen.ts';
import { element, escaped } from './elements.ts';
import { LABEL_DISTANCE, type Mark, markShapes, placedMarks, type Strip } from './marks.ts';
import { type Plot, panelOf, TITLE_RISE } from './panel.ts';
import { panelsOf } from './parts.ts';
import type { TimeTick } from './time-axis.ts';

/** The time that all drawn series share, from left to right. */
export interface TimeSpan {
  readonly left: number;
  readonly right: number;
  readonly xOf: (ms: number) => number;
  readonly ticks: readonly TimeTick[];
}

export interface Block {
  readonly height: number;
  readonly svg: string;
}

/** The name of the series and its worst finding. */
const HEADING_HEIGHT = 42;
const LANE_HEIGHT = 15;
/** Between two panels, with the title of the second; that of the first stands in the lowest lane. */
const TITLE_HEIGHT = 24;
const FIRST_TITLE_WIDTH = 50;
const AXIS_HEIGHT = 36;

/** A series, taken apart: panels one below the other, with the findings marked across them. */
export function blockOf(drawn: DrawnSeries, span: TimeSpan, top: number): Block {
  const edges = { fromX: span.left, toX: span.right };
  const title = { fromX: span.left, toX: span.left + FIRST_TITLE_WIDTH };
  const marks = placedMarks(drawn.findings, (finding) => stripOf(finding, drawn, span), edges, title);
  const lanes = marks.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
  const panels = panelsOf(drawn);
  const firstTop = top + HEADING_HEIGHT + lanes * LANE_HEIGHT;
  const tops = [firstTop];
  for (const { height } of panels) tops.push(tops.at(-1)! + height + TITLE_HEIGHT);
  const bottom = tops.at(-1)! - TITLE_HEIGHT;
  const plot = plotOf(drawn, span);
  const svg = [
    headingOf(drawn, span.left, top),
    ...marks.map((mark) => stripSvg(mark, firstTop, bottom)),
    ...panels.map((panel, i) => panelOf(panel, plot, tops[i]!)),
    ...marks.map((mark) => markSvg(mark, firstTop - TITLE_RISE - mark.lane * LANE_HEIGHT)),
    timeAxis(span, bottom),
  ].join('');
  return { height: bottom + AXIS_HEIGHT - top, svg };
}

function plotOf({ data }: DrawnSeries, { left, right, xOf, ticks }: TimeSpan): Plot {
  const xOfSlot = (slot: number) => xOf(data.startMs + slot * data.stepMs);
  const width = xOfSlot(data.values.length) - xOfSlot(0);
  const tickXs = ticks.map(({ ms }) => xOf(ms));
  return { left, right, xOf: xOfSlot, columns: Math.max(1, Math.ceil(width)), tickXs };
}

/** From half a step before the first sample to half a step after the last. */
function stripOf({ start, end }: ReportedFinding, { data }: DrawnSeries, { xOf }: TimeSpan): Strip {
  return { fromX: xOf(Date.parse(start) - data.stepMs / 2), toX: xOf(Date.parse(end) + data.stepMs / 2) };
}

/** Characters that a line takes, of the size of names and of all else. */
const NAME_WIDTH = 92;
const MESSAGE_WIDTH = 128;

function headingOf({ series, findings }: DrawnSeries, x: number, top: number): string {
  const more = findings.length < 2 ? '' : ` (+${findings.length - 1} more)`;
  const worst = findings.slice(0, 1).map((finding) => plain(messageOf(finding)));
  const told = worst.map((message) => beginning(message, MESSAGE_WIDTH - more.length) + more).join('');
  const name = shortened(plain(series.series), NAME_WIDTH);
  return (
    element('text', { x, y: top + 14, class: 'name' }, escaped(name)) +
    element('text', { x, y: top + 32 }, escaped(told))
  );
}

function messageOf({ severity, kind, message }: ReportedFinding): string {
  return `${severity} ${kind}: ${message}`;
}

function stripSvg({ fromX, toX }: Mark, top: number, bottom: number): string {
  return element('rect', { x: fromX, y: top, width: toX - fromX, height: bottom - top, class: 'strip' });
}

/** The shape of the kind, its name beside it, and what happened for who points at it. */
function markSvg({ finding, x, label }: Mark, baseline: number): string {
  const y = baseline - 4;
  const at = `translate(${x.toFixed(1)},${y.toFixed(1)})`;
  const shape = element('path', { d: markShapes[finding.kind], transform: at, class: 'mark' });
  const side =
    label === 'right' ? { x: x + LABEL_DISTANCE } : { x: x - LABEL_DISTANCE, 'text-anchor': 'end' };
  const name = element('text', { ...side, y: baseline, class: 'kind' }, escaped(finding.kind));
  const title = element('title', {}, escaped(messageOf(finding)));
  return element('g', {}, title + shape + (label === 'none' ? '' : name));
}

function timeAxis({ ticks, xOf }: TimeSpan, top: number): string {
  const label = (x: number, y: number, text: string) =>
    text === '' ? '' : element('text', { x, y, 'text-anchor': 'middle' }, escaped(text));
  return ticks
    .map(({ ms, text, date }) => {
      const x = xOf(ms);
      const mark = element('line', { x1: x, x2: x, y1: top, y2: top + 4, class: 'zero' });
      return mark + label(x, top + 16, text) + label(x, top + 29, date);
    })
    .join('');
}
