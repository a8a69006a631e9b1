import type { BarChart, TimeChart } from '../office/office-report.ts';
import { type Flow, noRoom } from './flow.ts';
import { body } from './planned.ts';

const TIME_HEIGHT = 300;
/** Title, legend and axis of a bar chart. */
const AROUND_BARS = 90;
const BAR_HEIGHT = 11;
const BETWEEN_CATEGORIES = 9;
/** Each with its number beside it. */
const MOST_BARS = 30;

/** A line over time, on one slide. */
export function timeFlow(chart: TimeChart): Flow {
  return picture(chart, TIME_HEIGHT, null);
}

/** Bars: more categories than can be read on a slide are shared out evenly over as many as they need, on one axis. */
export function barsFlow(chart: BarChart): Flow {
  const most = Math.max(4, Math.floor(MOST_BARS / Math.max(1, chart.series.length)));
  const slides = Math.max(1, Math.ceil(chart.categories.length / most));
  const atOnce = Math.ceil(chart.categories.length / slides);
  const set = sliced(chart, 0, atOnce);
  const bars = set.categories.length * (BAR_HEIGHT * chart.series.length + BETWEEN_CATEGORIES);
  const height = Math.min(body.height, Math.max(170, AROUND_BARS + bars));
  const rest =
    chart.categories.length > atOnce ? barsFlow(sliced(chart, atOnce, Number.POSITIVE_INFINITY)) : null;
  return picture(set, height, rest);
}

function picture(chart: BarChart | TimeChart, height: number, rest: Flow | null): Flow {
  return {
    count: (chart.kind === 'bars' ? chart.categories.length : 1) + (rest?.count ?? 0),
    needsBelow: 0,
    take: (room) =>
      height > room
        ? { ...noRoom, rest: null }
        : {
            height,
            rest,
            place: (x, y) => [{ kind: 'chart', box: { x, y, width: body.width, height }, chart }],
          },
  };
}

function sliced(chart: BarChart, from: number, to: number): BarChart {
  return {
    ...chart,
    categories: chart.categories.slice(from, to),
    series: chart.series.map(({ name, values }) => ({ name, values: values.slice(from, to) })),
  };
}
