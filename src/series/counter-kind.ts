import { NAME_LABEL } from './labels.ts';
import { orderedSamples } from './ordered.ts';
import type { SampleColumn } from './samples.ts';

/** What Prometheus calls its counters, and the parts of its summaries and histograms that count. */
const COUNTER_NAME = /_(?:total|count|sum|bucket)$/;
/** Nothing but a counter is called like this, so that one that stands still is one, too. */
const SURELY_COUNTER_NAME = /_(?:total|bucket)$/;
/** A counter falls when its process restarts, and hardly ever else: so often, in relation to its rises. */
const MOST_FALLS = 0.01;
/** One that seldom rises falls more often in relation; but then to less than this share, as gauges seldom do. */
const MOST_RESETS = 0.2;
const RESET_SHARE = 0.5;
/** So often something rises by chance without falling. */
const FEWEST_RISES = 5;

/**
 * Whether a column counts up, from zero at each start of its process: by its declared type, or else by name **and**
 * movement, since gauges such as `pg_locks_count` are called like counters.
 */
export function isCounter(column: SampleColumn): boolean {
  const name = column.labels[NAME_LABEL] ?? '';
  switch (column.type) {
    case 'counter':
      return true;
    case 'histogram':
    case 'summary':
      return COUNTER_NAME.test(name);
    case 'gauge':
    case 'info':
    case 'stateset':
      return false;
    case 'unknown':
      return (
        COUNTER_NAME.test(name) && movesLikeCounter(valuesInTime(column), SURELY_COUNTER_NAME.test(name))
      );
  }
}

/**
 * Whether a column that nobody declared could be a counter, for all that is seen of it: by its name, and since it
 * never falls but to less than half. That is little: it takes others of its name that are counters.
 */
export function mayBeCounter(column: SampleColumn): boolean {
  if (column.type !== 'unknown' || !COUNTER_NAME.test(column.labels[NAME_LABEL] ?? '')) return false;
  let last = Number.NaN;
  for (const value of valuesInTime(column)) {
    if (value < 0 || (value < last && value >= RESET_SHARE * last)) return false;
    if (!Number.isNaN(value)) last = value;
  }
  return true;
}

const ALL_TIMES = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/** Some exports run backwards: there a counter falls at each sample. */
function valuesInTime(column: SampleColumn): Float64Array {
  const { timestampsMs, values } = column;
  if (timestampsMs.every((time, i) => i === 0 || time >= timestampsMs[i - 1]!)) return values;
  return orderedSamples(column, ALL_TIMES).values;
}

function movesLikeCounter(values: Float64Array, isSurelyNamed: boolean): boolean {
  let [rises, falls, resets] = [0, 0, 0];
  let last = Number.NaN;
  for (const value of values) {
    if (value < 0) return false;
    if (value > last) rises += 1;
    if (value < last) {
      if (isSurelyNamed && value < RESET_SHARE * last) resets += 1;
      else falls += 1;
    }
    if (!Number.isNaN(value)) last = value;
  }
  if (isSurelyNamed && falls + resets <= 1 && rises <= FEWEST_RISES) return true;
  return rises >= FEWEST_RISES && falls <= mostOf(MOST_FALLS, rises) && resets <= mostOf(MOST_RESETS, rises);
}

function mostOf(share: number, rises: number): number {
  return Math.max(1, share * rises);
}
