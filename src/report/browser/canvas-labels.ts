import type uPlot from 'uplot';
import { onCanvas } from './canvas.ts';
import { colourOf } from './colours.ts';
import type { TimeTick } from './time-ticks.ts';

/** Pixels from the foot of a plot to the lines of text below it. */
const FIRST_LINE = 14;
const SECOND_LINE = 29;
export const TIMES_HEIGHT = 38;

/** Times below their marks; one near an edge stands inside of it. */
export function drawTimes(plot: uPlot, ticks: readonly TimeTick[]): void {
  onCanvas(plot, (ctx, { left, top, height }) => {
    ctx.fillStyle = colourOf('muted');
    ctx.textAlign = 'center';
    for (const { ms, text, below } of ticks) {
      const half = Math.max(ctx.measureText(text).width, ctx.measureText(below).width) / 2;
      const x = Math.min(Math.max(left + plot.valToPos(ms, 'x'), half), plot.width - half);
      ctx.fillText(text, x, top + height + FIRST_LINE);
      ctx.fillText(below, x, top + height + SECOND_LINE);
    }
  });
}

/** Numbers on the lines of a plot that has no room beside it, with a rim that keeps them legible. */
export function drawNumbers(plot: uPlot, numbers: readonly number[], texts: readonly string[]): void {
  onCanvas(plot, (ctx, { left, top }) => {
    ctx.fillStyle = colourOf('muted');
    ctx.strokeStyle = colourOf('paper');
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    numbers.forEach((number, i) => {
      const at = [left + 4, top + plot.valToPos(number, 'y') - 7] as const;
      ctx.strokeText(texts[i] ?? '', ...at);
      ctx.fillText(texts[i] ?? '', ...at);
    });
  });
}
