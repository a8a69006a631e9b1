import { seriesAsked } from './asked.js';
import { judged } from './judged.js';
import { cleanSeries, DAY, seriesOf, WEEK, worlds } from './worlds.js';

/** @typedef {keyof typeof worlds} World */

const SERIES = seriesAsked(50);
const WEEKS = 8;
/** Samples this near to a less likely one tell of the same event. */
const NEAR = 16;
const FOLDS = 5;
const EXPECTED_PER_WEEK = [0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const names = /** @type {World[]} */ (Object.keys(worlds));

/**
 * Whether a probability is one, asked of the score itself, before any threshold, kind or band. A probability p of a
 * sample says that undisturbed data has an event as unlikely p × samples times. So at each p the events that are at
 * most as likely are counted, and divided by p × samples: 1 is right, at any p.
 *
 * The tails that p comes from are learned in the same series, as there is no other when a file is judged; their highest
 * peaks are censored, so that a peak hardly teaches the tail it is judged by. What no censoring answers for is asked of
 * days that were held out: one day in five is blanked, another fifth in the next series, the rest is judged, and of the
 * days that it has not seen the share in its band is counted. In five and not in two, because what misses every other day
 * has a season of two days. Where values stray so far that yesterday and tomorrow foretell nothing (a walk), no band holds
 * them.
 */
export const reliability = {
  title: `events at most as likely as p ÷ p × samples, by p × week (aim 1), ${SERIES} clean series of ${WEEKS} weeks at 5 minutes`,
  columns: ['world', ...EXPECTED_PER_WEEK.map(String), 'held-out days in the 99 % band'],
  rows: () => names.map(rowOf),
};

/** @param {World} name */
function rowOf(name) {
  const counts = EXPECTED_PER_WEEK.map(() => 0);
  const heldOut = { inside: 0, samples: 0 };
  for (let index = 0; index < SERIES; index++) {
    const { values } = cleanSeries(name, { weeks: WEEKS, index });
    const chances = chancesOfEvents(judged(seriesOf(values)).judgement.probability);
    for (const [at, expected] of EXPECTED_PER_WEEK.entries()) {
      counts[at] = (counts[at] ?? 0) + chances.filter((chance) => chance <= expected / WEEK).length;
    }
    const isHeldOut = (/** @type {number} */ slot) => Math.floor(slot / DAY) % FOLDS === index % FOLDS;
    const seen = values.map((value, slot) => (isHeldOut(slot) ? Number.NaN : value));
    const { lower, upper } = judged(seriesOf(seen)).judgement;
    for (const [slot, value] of values.entries()) {
      if (!isHeldOut(slot)) continue;
      heldOut.samples += 1;
      heldOut.inside += Number(value >= (lower[slot] ?? 0) && value <= (upper[slot] ?? 0));
    }
  }
  return [
    name,
    ...counts.map((count, at) => (count / (SERIES * WEEKS * (EXPECTED_PER_WEEK[at] ?? 0))).toFixed(2)),
    `${((100 * heldOut.inside) / heldOut.samples).toFixed(1)} %`,
  ];
}

/** The least likely sample first, then the least likely that is not near it, and so on. @param {Float64Array} probability */
function chancesOfEvents(probability) {
  const most = Math.max(...EXPECTED_PER_WEEK) / WEEK;
  const unlikely = [...probability.entries()].filter(([, chance]) => chance <= most);
  /** @type {[number, number][]} */
  const events = [];
  for (const one of unlikely.sort(([, a], [, b]) => a - b)) {
    if (events.every(([slot]) => Math.abs(slot - one[0]) > NEAR)) events.push(one);
  }
  return events.map(([, chance]) => chance);
}
