import type uPlot from 'uplot';
import type { Column } from '../chart-data/column.ts';
import { LEAST_GAP } from '../charts/sizes.ts';
import { onCanvas } from './canvas.ts';
import { colourOf, fainter } from './colours.ts';

/** The time of each gap over the height of the plot, behind the lines. */
export function drawGaps(plot: uPlot, gaps: readonly number[]): void {
  const [times = []] = plot.data;
  const step = (times[1] ?? 0) - (times[0] ?? 0);
  onCanvas(plot, (ctx, { left, top, width, height }) => {
    const xOf = (ms: number) => left + Math.min(Math.max(plot.valToPos(ms, 'x'), 0), width);
    ctx.fillStyle = fainter('muted', 0.12);
    ctx.strokeStyle = colourOf('muted');
    ctx.setLineDash([1, 3]);
    for (let i = 0; i < gaps.length; i += 2) {
      const firstMs = times[gaps[i]!] ?? 0;
      const x = xOf(firstMs - step / 2);
      const wide = xOf(firstMs + (gaps[i + 1]! - 0.5) * step) - x;
      if (wide <= 0 || wide < (LEAST_GAP / 100) * width) continue;
      ctx.fillRect(x, top, wide, height);
      ctx.strokeRect(x, top, wide, height);
    }
  });
}

/** A dot each. */
export function drawLonely(plot: uPlot, slots: readonly number[], values: Column): void {
  const [times = []] = plot.data;
  onCanvas(plot, (ctx, { left, top, width }) => {
    ctx.fillStyle = colourOf('ink');
    for (const slot of slots) {
      const x = plot.valToPos(times[slot] ?? 0, 'x');
      if (x < 0 || x > width) continue;
      ctx.beginPath();
      ctx.arc(left + x, top + plot.valToPos(values[slot] ?? 0, 'y'), 2, 0, 2 * Math.PI);
      ctx.fill();
    }
  });
}
