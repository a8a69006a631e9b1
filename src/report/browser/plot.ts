import type uPlot from 'uplot';
import { humanNumber } from '../units.ts';
import { colourOf } from './colours.ts';
import type { ShownTime } from './shown-time.ts';
import { ticksOf } from './time-ticks.ts';

declare global {
  interface Window {
    /** Its script stands before this one. */
    readonly uPlot: typeof uPlot;
  }
}

/** A line, its samples and how it is drawn. */
export interface Line {
  readonly values: readonly (number | null)[];
  readonly series: uPlot.Series;
}

export interface PlotParts {
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly bands?: uPlot.Band[];
  readonly height: number;
  /** Above the plot, in pixels. */
  readonly headroom?: number;
  readonly tz: string;
  readonly time: ShownTime;
  readonly hooks?: uPlot.Hooks.Arrays;
}

/** Pixels of an axis, and between its marks. */
const NUMBERS_WIDTH = 64;
const TIMES_HEIGHT = 44;
const TICK_DISTANCE = 90;
const LEAST_NUMBER_DISTANCE = 18;
/** Of the height of a plot, between the numbers of its axis. */
const NUMBER_DISTANCE = 0.12;
const FONT = '12px system-ui, sans-serif';

/** A plot in `home`, as wide as it is; it shows the time that all show, and a drag over it changes that. */
export function plotIn(home: HTMLElement, parts: PlotParts): uPlot {
  const { times, lines, bands = [], height, headroom = 8, time } = parts;
  const options: uPlot.Options = {
    width: Math.max(1, home.clientWidth),
    height,
    ms: 1,
    padding: [headroom, 12, 0, 0],
    legend: { show: false },
    scales: { x: { time: false, range: () => [time.shown.fromMs, time.shown.toMs] } },
    axes: [timeAxis(parts), valueAxis(parts)],
    series: [{}, ...lines.map(({ series }) => ({ points: { show: false }, ...series }))],
    bands,
    cursor: cursorOf(time),
    hooks: { ...parts.hooks, setSelect: [(plot) => showSelected(plot, time)] },
  };
  const data = [times, ...lines.map(({ values }) => values)] as unknown as uPlot.AlignedData;
  return new window.uPlot(options, data, home);
}

/** Draws the time that is shown now. */
export function follow(plot: uPlot, { shown }: ShownTime): void {
  plot.setScale('x', { min: shown.fromMs, max: shown.toMs });
}

function timeAxis({ tz }: PlotParts): uPlot.Axis {
  const ticks = (plot: uPlot, fromMs: number, toMs: number) => {
    const most = Math.max(2, Math.floor((plot.width - NUMBERS_WIDTH) / TICK_DISTANCE));
    return ticksOf({ fromMs, toMs }, tz, most);
  };
  return {
    ...axisLook(),
    size: TIMES_HEIGHT,
    splits: (plot, _axis, from, to) => ticks(plot, from, to).map(({ ms }) => ms),
    values: (plot) => {
      const { min, max } = plot.scales['x'] ?? {};
      return ticks(plot, min ?? 0, max ?? 0).map(({ text }) => text);
    },
  };
}

function valueAxis({ height }: PlotParts): uPlot.Axis {
  return {
    ...axisLook(),
    size: NUMBERS_WIDTH,
    space: Math.max(LEAST_NUMBER_DISTANCE, height * NUMBER_DISTANCE),
    values: (_plot, numbers) => numbers.map(humanNumber),
  };
}

function axisLook(): uPlot.Axis {
  return {
    font: FONT,
    stroke: () => colourOf('muted'),
    grid: { stroke: () => colourOf('grid'), width: 1 },
    ticks: { stroke: () => colourOf('rule'), width: 1, size: 4 },
  };
}

/** A drag zooms, a drag with shift pans, a double click shows all. */
function cursorOf(time: ShownTime): uPlot.Cursor {
  return {
    y: false,
    drag: { x: true, y: false, setScale: false, dist: 4 },
    bind: {
      mousedown: (plot, _target, zoom) => (event) => {
        if (!event.shiftKey) return zoom(event);
        panFrom(event.clientX, plot, time);
        return null;
      },
      dblclick: () => () => {
        time.showAll();
        return null;
      },
    },
  };
}

function panFrom(startX: number, plot: uPlot, time: ShownTime): void {
  const { fromMs, toMs } = time.shown;
  const msPerPixel = (toMs - fromMs) / plot.over.clientWidth;
  const move = ({ clientX }: MouseEvent) => {
    const distanceMs = (startX - clientX) * msPerPixel;
    time.show({ fromMs: fromMs + distanceMs, toMs: toMs + distanceMs });
  };
  const end = () => document.removeEventListener('mousemove', move);
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', end, { once: true });
}

function showSelected(plot: uPlot, time: ShownTime): void {
  const { left, width } = plot.select;
  if (width <= 0) return;
  const [fromMs, toMs] = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')];
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  time.show({ fromMs, toMs });
}
