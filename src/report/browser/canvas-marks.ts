import type uPlot from 'uplot';
import { severityRank } from '../../findings/finding.ts';
import type { LiveMark } from '../chart-data/live-chart.ts';
import { LANE_HEIGHT, NAME_DISTANCE } from '../charts/sizes.ts';
import { onCanvas } from './canvas.ts';
import { colourOf, fainter } from './colours.ts';
import { type Placed, placedMarks } from './mark-lanes.ts';
import type { TimeSpan } from './shown-time.ts';

/** Strengths and widths as in `chartStyle`. */
const shade = { filled: 0.12, hollow: 0.06 };
const bar = { filled: 5, hollow: 2, strength: 0.5 };

/** The time of each finding, behind the lines. */
export function drawShades(plot: uPlot, marks: readonly LiveMark[], stepMs: number): void {
  onCanvas(plot, (ctx, { left, top, width, height }) => {
    for (const { mark, fromX, toX } of placedMarks(marks, stepMs, { ...shownBy(plot), width })) {
      ctx.fillStyle = fainter(mark.severity, mark.isHollow ? shade.hollow : shade.filled);
      ctx.fillRect(left + fromX, top, toX - fromX, height);
    }
  });
}

/**
 * Above the plot: how long each finding lasts, its shape where it begins, hollow where it waits for nobody; the
 * gravest on top.
 */
export function drawMarks(plot: uPlot, marks: readonly LiveMark[], stepMs: number): void {
  onCanvas(plot, (ctx, { left, top, width }) => {
    const placed = placedMarks(marks, stepMs, { ...shownBy(plot), width }).sort(
      (a, b) => severityRank(a.mark.severity) - severityRank(b.mark.severity),
    );
    ctx.translate(left, top);
    for (const one of placed) drawRange(ctx, one);
    for (const one of placed) drawShape(ctx, one);
  });
}

function drawRange(ctx: CanvasRenderingContext2D, { mark, fromX, toX, lane }: Placed): void {
  ctx.strokeStyle = fainter(mark.severity, bar.strength);
  ctx.lineWidth = mark.isHollow ? bar.hollow : bar.filled;
  ctx.beginPath();
  ctx.moveTo(fromX, yOf(lane));
  ctx.lineTo(toX, yOf(lane));
  ctx.stroke();
}

function drawShape(ctx: CanvasRenderingContext2D, { mark, fromX, toX, lane, isNamed }: Placed): void {
  const [colour, paper] = [colourOf(mark.severity), colourOf('paper')];
  const shape = new Path2D(mark.shape);
  ctx.save();
  ctx.translate(fromX, yOf(lane));
  ctx.lineWidth = mark.isHollow ? 2 : 1;
  ctx.fillStyle = mark.isHollow ? paper : colour;
  ctx.strokeStyle = mark.isHollow ? colour : paper;
  ctx.fill(shape);
  ctx.stroke(shape);
  ctx.restore();
  if (!isNamed) return;
  ctx.fillStyle = colourOf('ink');
  ctx.fillText(mark.severity, Math.max(toX, fromX + NAME_DISTANCE) + 2, yOf(lane));
}

function yOf(lane: number): number {
  return -(lane + 0.5) * LANE_HEIGHT;
}

function shownBy({ scales }: uPlot): TimeSpan {
  const { min, max } = scales['x'] ?? {};
  return { fromMs: min ?? 0, toMs: max ?? 0 };
}
