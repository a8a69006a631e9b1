import { extent } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { humanCount } from '../units.ts';
import { inPowers, isReadable } from './long-numbers.ts';
import type { Samples } from './thinned.ts';
import { valueRange } from './value-range.ts';

/** Pixels between two marks of an axis: what is aimed at, and what their numbers need. */
const TICK_DISTANCE = 30;
const LEAST_DISTANCE = 15;
const FEWEST_TICKS = 4;

export interface ValueAxis {
  /** Pixels from the top of the picture; what lies outside is drawn at the edge. */
  readonly yOf: (value: number) => number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
}

/** An axis for all that is drawn in one panel, with marks at round numbers; none where there is nothing. */
export function valueAxis(drawn: readonly Samples[], top: number, height: number): ValueAxis {
  const [low, high] = extent(
    drawn.flatMap((samples) => extent(samples, (value) => value)),
    (value) => value,
  );
  const scale = scaleLinear([top + height, top]).clamp(true);
  if (low === undefined || high === undefined) return { yOf: scale, ticks: [] };
  scale.domain(valueRange(low, high));
  const ticks = ticksFor(scale, height);
  const names = tickTexts(ticks);
  return { yOf: scale, ticks: ticks.map((tick, i) => ({ y: scale(tick), text: names[i] ?? '' })) };
}

/** d3 takes a number of ticks for advice. */
function ticksFor(scale: ScaleLinear<number, number>, height: number): number[] {
  for (let wanted = Math.max(FEWEST_TICKS, Math.round(height / TICK_DISTANCE)); wanted > 1; wanted--) {
    const ticks = scale.ticks(wanted);
    const [first = 0, second = first] = ticks.map((tick) => scale(tick));
    if (first - second >= LEAST_DISTANCE) return ticks;
  }
  return scale.ticks(1);
}

/** With more digits than these to tell them apart, marks are told from the first one on. */
const MOST_DIGITS = 9;

/**
 * Marks as the other reports write numbers, with as many digits as tell one from the next.
 * @example tickTexts([0, 500, 1000]) // => ['0', '500', '1,000']
 * @example tickTexts([1e9, 1e9 + 1e-4]) // => ['1,000,000,000', '+0.0001']
 */
export function tickTexts(ticks: readonly number[]): string[] {
  const [first = 0, second = first] = ticks;
  const largest = Math.max(...ticks.map(Math.abs));
  const digits = second === first ? MOST_DIGITS : Math.ceil(Math.log10(largest / (second - first))) + 2;
  if (digits <= MOST_DIGITS || first === 0) return texts(ticks, digits);
  const step = Number((second - first).toPrecision(1));
  const rest = ticks.slice(1).map((_, i) => (i + 1) * step);
  return [...texts([first], MOST_DIGITS), ...texts(rest, 4).map((text) => `+${text}`)];
}

function texts(ticks: readonly number[], digits: number): string[] {
  const rounded = ticks.map((tick) => Number(tick.toPrecision(Math.max(4, digits))));
  const inFull = rounded.map(humanCount);
  return inFull.every(isReadable) ? inFull : rounded.map(inPowers);
}
