import type uPlot from 'uplot';
import type { LiveMark } from '../chart-data/live-chart.ts';
import { colourOf, fainter } from './colours.ts';
import type { TimeSpan } from './shown-time.ts';

/** CSS pixels from one lane of marks to the next, and above the plot for all of them. */
const LANE_HEIGHT = 18;
const LANES = 3;
export const LANES_HEIGHT = LANES * LANE_HEIGHT;
/** CSS pixels: of a shape, from its middle to its name, and of the longest name. */
const SHAPE_RADIUS = 8;
const NAME_DISTANCE = 10;
const NAME_WIDTH = 56;
const FONT_SIZE = 12;
const LEAST_SHADE = 2;

/** A mark on the canvas, in its pixels. */
interface Placed {
  readonly mark: LiveMark;
  readonly fromX: number;
  readonly toX: number;
  readonly lane: number;
  /** Whether there is room for the word of its severity. */
  readonly isNamed: boolean;
}

/** The time of each finding, behind the lines. */
export function drawShades(plot: uPlot, marks: readonly LiveMark[], stepMs: number): void {
  const { ctx, bbox } = plot;
  for (const { mark, fromX, toX } of placed(plot, marks, stepMs)) {
    ctx.fillStyle = fainter(mark.severity, mark.isHollow ? 0.08 : 0.18);
    ctx.fillRect(fromX, bbox.top, toX - fromX, bbox.height);
  }
}

/** Above the plot: how long each finding lasts, its shape where it begins, hollow where it waits for nobody. */
export function drawMarks(plot: uPlot, marks: readonly LiveMark[], stepMs: number): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = 2 * ratio;
  ctx.font = `${FONT_SIZE * ratio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { mark, fromX, toX, lane, isNamed } of placed(plot, marks, stepMs)) {
    const y = bbox.top - (lane + 0.5) * LANE_HEIGHT * ratio;
    ctx.strokeStyle = colourOf(mark.severity);
    ctx.beginPath();
    ctx.moveTo(fromX, y);
    ctx.lineTo(toX, y);
    ctx.stroke();
    drawShape(ctx, mark, fromX, y);
    ctx.fillStyle = colourOf('ink');
    if (isNamed) ctx.fillText(mark.severity, Math.max(toX, fromX + NAME_DISTANCE * ratio) + 2 * ratio, y);
  }
  ctx.restore();
}

function drawShape(ctx: CanvasRenderingContext2D, mark: LiveMark, x: number, y: number): void {
  const shape = new Path2D(mark.shape);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(devicePixelRatio, devicePixelRatio);
  ctx.lineWidth = 2;
  ctx.fillStyle = colourOf(mark.isHollow ? 'paper' : mark.severity);
  ctx.fill(shape);
  if (mark.isHollow) ctx.stroke(shape);
  ctx.restore();
}

/** Those that the plot shows; one that begins before it is marked at its left edge. */
function placed(plot: uPlot, marks: readonly LiveMark[], stepMs: number): Placed[] {
  const { left, width } = plot.bbox;
  const right = left + width;
  const xOf = (ms: number) => Math.min(Math.max(plot.valToPos(ms, 'x', true), left), right);
  const freeFrom = new Array<number>(LANES).fill(Number.NEGATIVE_INFINITY);
  const { fromMs, toMs } = shownBy(plot);
  return marks
    .filter(({ startMs, endMs }) => endMs + stepMs / 2 >= fromMs && startMs - stepMs / 2 <= toMs)
    .map((mark) => {
      const fromX = xOf(mark.startMs - stepMs / 2);
      const toX = Math.max(xOf(mark.endMs + stepMs / 2), fromX + LEAST_SHADE);
      const free = freeFrom.findIndex((x) => x <= fromX - SHAPE_RADIUS * devicePixelRatio);
      const lane = Math.max(0, free);
      const endX = Math.max(toX, fromX + NAME_DISTANCE * devicePixelRatio);
      const isNamed = free >= 0 && endX + NAME_WIDTH * devicePixelRatio <= right;
      freeFrom[lane] = isNamed ? endX + NAME_WIDTH * devicePixelRatio : endX;
      return { mark, fromX, toX, lane, isNamed };
    });
}

function shownBy({ scales }: uPlot): TimeSpan {
  const { min, max } = scales['x'] ?? {};
  return { fromMs: min ?? 0, toMs: max ?? 0 };
}

/** Samples between two gaps, which no line reaches. */
export function drawLonely(plot: uPlot, slots: readonly number[], colour: string): void {
  const { ctx, bbox } = plot;
  const [times = [], values = []] = plot.data;
  ctx.fillStyle = colourOf(colour);
  for (const slot of slots) {
    const x = plot.valToPos(times[slot] ?? 0, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.arc(x, plot.valToPos(values[slot] ?? 0, 'y', true), 2 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
  }
}
