import type uPlot from 'uplot';
import type { Column } from '../chart-data/column.ts';
import { drawable, valueRange } from '../charts/value-range.ts';
import { onCanvas } from './canvas.ts';
import { TIMES_HEIGHT } from './canvas-labels.ts';
import { colourOf } from './colours.ts';
import { cursorOf, showSelected } from './cursor.ts';
import { drawLabels, marginOf, type Scaled, timeAxis, valueAxis } from './plot-axes.ts';
import type { ShownTime } from './shown-time.ts';

declare global {
  interface Window {
    /** Its script stands before this one. */
    readonly uPlot: typeof uPlot;
  }
}

/** A line, its samples and how it is drawn. */
export interface Line {
  readonly values: Column;
  readonly series: uPlot.Series;
}

export interface PlotParts extends Scaled {
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly bands?: uPlot.Band[];
  /** Of the plot without what stands above and below it, in pixels. */
  readonly plotHeight: number;
  /** Above the plot, in pixels, at a width of all. */
  readonly headroomAt: (width: number) => number;
  /** Whether a line is drawn at zero. */
  readonly hasZero?: boolean;
  readonly hooks?: uPlot.Hooks.Arrays;
}

/** A plot in `home`, as wide as it is; it shows the time that all show, and a drag over it changes that. */
export function plotIn(home: HTMLElement, parts: PlotParts): uPlot {
  const { times, lines, bands = [], headroomAt, hasZero = false, time, hooks = {} } = parts;
  let numbers: readonly number[] = [];
  const options: uPlot.Options = {
    ...sizeAt(Math.max(1, home.clientWidth), parts),
    ms: 1,
    padding: [({ width }) => headroomAt(width), (plot) => marginOf(plot), 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [time.shown.fromMs, time.shown.toMs] },
      y: { range: (_plot, low, high) => roomy(low, high, hasZero) },
    },
    axes: [
      timeAxis(parts),
      valueAxis(parts, (those) => {
        numbers = those;
      }),
    ],
    series: [{}, ...lines.map(({ series }) => ({ points: { show: false }, ...series }))],
    bands,
    cursor: cursorOf(time),
    hooks: {
      ...hooks,
      drawAxes: [...(hooks.drawAxes ?? []), ...(hasZero ? [drawZero] : [])],
      draw: [...(hooks.draw ?? []), (plot) => drawLabels(plot, numbers, parts)],
      setSelect: [(plot) => showSelected(plot, time)],
    },
  };
  const data = [times, ...lines.map(({ values }) => values.map(drawn))] as unknown as uPlot.AlignedData;
  return new window.uPlot(options, data, home);
}

/** Of a plot with all that stands around it. */
export function sizeAt(
  width: number,
  { plotHeight, headroomAt }: Pick<PlotParts, 'plotHeight' | 'headroomAt'>,
): { width: number; height: number } {
  return { width, height: headroomAt(width) + plotHeight + TIMES_HEIGHT };
}

/** Draws the time that is shown now. */
export function follow(plot: uPlot, { shown }: ShownTime): void {
  plot.setScale('x', { min: shown.fromMs, max: shown.toMs });
}

/** As the drawn picture has it; nothing where there is nothing to show. */
function roomy(low: number | null, high: number | null, hasZero: boolean): uPlot.Range.MinMax {
  if (low === null || high === null) return [null, null];
  return hasZero ? valueRange(Math.min(low, 0), Math.max(high, 0)) : valueRange(low, high);
}

function drawn(value: number | null): number | null {
  return value === null ? null : drawable(value);
}

function drawZero(plot: uPlot): void {
  onCanvas(plot, (ctx, { left, top, width }) => {
    const y = top + plot.valToPos(0, 'y');
    ctx.strokeStyle = colourOf('muted');
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
  });
}
