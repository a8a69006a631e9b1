import type { Series } from './series.ts';

/** What a name says of the values: parts of one, or of a hundred. */
export type ValueRange = 'share' | 'percent';

/** Prometheus asks for ratios, from 0 to 1 (its "Metric and label naming", base units); others export percent. */
const ranges: readonly (readonly [ValueRange, RegExp])[] = [
  ['share', /^error-share\(|^[^({]*[_.-]ratio(?:\{|$)/i],
  ['percent', /^[^({]*(?:[_.-](?:percent|percentage|pct)|%)(?:\{|$)/i],
];

/**
 * The range that the name of a series tells; undefined where it tells none. Of what is derived, such as a rate, the
 * name of its source tells nothing.
 * @example valueRangeOf({ name: 'cache_hit_ratio{cache="users"}' }) // => 'share'
 */
export function valueRangeOf({ name }: Pick<Series, 'name'>): ValueRange | undefined {
  return ranges.find(([, pattern]) => pattern.test(name))?.[0];
}
