import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

export const STEP_MS = 300_000;
/** Slots of a day. */
export const DAY = 288;
export const WEEK = 7 * DAY;
/** A Monday. */
const START_MS = Date.UTC(2026, 4, 4);

/**
 * Draws of one seed. A Mersenne twister, since its streams of neighbouring seeds have nothing in common.
 * @param {number} seed
 */
export function chanceOf(seed) {
  const generator = mersenne(seed);
  const uniform = () => uniformFloat64(generator);
  /** Box and Muller 1958. */
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, gaussian };
}

/** @typedef {ReturnType<typeof chanceOf>} Chance */
/** @typedef {(chance: Chance) => (slot: number) => number} World gives, for each draw, the value of each slot in turn */

/** @type {World} */
export const gaussian = (chance) => chance.gaussian;

/** @type {World} */
const laplace =
  ({ uniform }) =>
  () =>
    (uniform() < 0.5 ? -1 : 1) * Math.log(1 - uniform());

/** Student's t with 3 degrees of freedom; its variance is 3. @type {World} */
export const studentT = (chance) => () => {
  const squares = chance.gaussian() ** 2 + chance.gaussian() ** 2 + chance.gaussian() ** 2;
  return chance.gaussian() / Math.sqrt(squares / 3);
};

/**
 * Each value is so much of the last one and a standard normal draw: stationary from the start, but for a share of 1,
 * which is a random walk from 0.
 * @param {number} share
 * @returns {World}
 */
export const autoregressive = (share) => (chance) => {
  let value = share < 1 ? chance.gaussian() / Math.sqrt(1 - share * share) : 0;
  return () => {
    value = share * value + chance.gaussian();
    return value;
  };
};

/** Poisson counts, by Knuth's product of uniform draws. @param {number} mean @returns {World} */
export const counts =
  (mean) =>
  ({ uniform }) =>
  () => {
    const end = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > end; count++) product *= uniform();
    return count;
  };

/** @param {number} slot */
const wave = (slot) => Math.sin((2 * Math.PI * slot) / DAY);

/** A day's wave that is higher on working days than on the two that follow. @param {number} slot */
export const busyWeek = (slot) => 100 * (1 + 0.5 * wave(slot)) * (slot % WEEK < 5 * DAY ? 1.12 : 0.7);

/** None of them holds an anomaly. @satisfies {Record<string, World>} */
export const worlds = {
  Gaussian: gaussian,
  Laplace: laplace,
  'Student t, 3 degrees': studentT,
  'autoregressive 0.5': autoregressive(0.5),
  'autoregressive 0.9': autoregressive(0.9),
  'random walk': autoregressive(1),
  'spread by time of day': (chance) => (slot) => chance.gaussian() * (1 + 0.8 * wave(slot)),
  'daily season': (chance) => (slot) => 10 * wave(slot) + chance.gaussian(),
  'day and week, multiplicative': (chance) => (slot) => busyWeek(slot) * (1 + 0.1 * chance.gaussian()),
  'Poisson counts': counts(4),
  'counts, nine in ten zero': (chance) => {
    const burst = counts(3)(chance);
    return (slot) => (chance.uniform() < 0.9 ? 0 : burst(slot));
  },
  'log-normal': (chance) => () => Math.exp(chance.gaussian()),
};

/**
 * A series of a world; the seed is its own, so that fewer series are the first of many.
 * @param {keyof typeof worlds} name
 * @param {{weeks: number, index: number}} which
 */
export function cleanSeries(name, { weeks, index }) {
  const seed = 1000 * (index + 1) + Object.keys(worlds).indexOf(name);
  const valueAt = worlds[name](chanceOf(seed));
  return seriesOf(Float64Array.from({ length: weeks * WEEK }, (_, slot) => valueAt(slot)));
}

/** @param {Float64Array} values @param {Record<string, string>} labels */
export function seriesOf(values, labels = {}) {
  return { labels, name: 'made', startMs: START_MS, stepMs: STEP_MS, values };
}
