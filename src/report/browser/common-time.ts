import type { EncodedChart } from '../chart-data/chart-data.ts';
import { roomOf } from '../charts/window.ts';
import { ShownTime, type TimeSpan } from './shown-time.ts';

/** Nothing shorter than so many steps is shown. */
const FEWEST_STEPS = 8;

type Stepped = Pick<EncodedChart, 'startMs' | 'stepMs' | 'slots'>;

/**
 * The time that each chart shows: one for those that have time in common. A chart of a single sample has no step;
 * where none has one, all is shown always.
 */
export function commonTimes(charts: readonly Stepped[]): ShownTime[] {
  const spans = charts.map(spanOf);
  const times: ShownTime[] = [];
  for (const group of withCommonTime(spans)) {
    const steps = group.map((place) => charts[place]!.stepMs).filter((stepMs) => stepMs > 0);
    const whole = wholeOf(group.map((place) => spans[place]!));
    const time = new ShownTime(whole, FEWEST_STEPS * Math.min(...steps));
    for (const place of group) times[place] = time;
  }
  return times;
}

/** From half a step before the first sample to half a step after the last. */
function spanOf({ startMs, stepMs, slots }: Stepped): TimeSpan {
  const roomMs = roomOf(stepMs);
  return { fromMs: startMs - roomMs, toMs: startMs + (slots - 1) * stepMs + roomMs };
}

/** Spans that have time in common, if only by way of others: their places in the list, in order of time. */
export function withCommonTime(spans: readonly TimeSpan[]): number[][] {
  const inOrder = spans.map((span, place) => ({ ...span, place })).sort((a, b) => a.fromMs - b.fromMs);
  const groups: number[][] = [];
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs, place } of inOrder) {
    if (fromMs < untilMs) groups.at(-1)?.push(place);
    else groups.push([place]);
    untilMs = Math.max(untilMs, toMs);
  }
  return groups;
}

/** From the earliest beginning to the latest end. */
export function wholeOf(spans: readonly TimeSpan[]): TimeSpan {
  return {
    fromMs: Math.min(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...spans.map(({ toMs }) => toMs)),
  };
}
