import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { judgeSeries } from '../../dist/judge.js';
import { stlRemainder } from '../../dist/model/detectors/stl-remainder.js';

const SERIES = 40;
const WEEKS = 4;
const STEP_MS = 300_000;
const SAMPLES = (WEEKS * 604_800_000) / STEP_MS;
const DAY = 288;

const random = xoroshiro128plus(1);
const uniform = () => uniformFloat64(random);
const gaussian = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
/** @param {number} slot */
const wave = (slot) => Math.sin((2 * Math.PI * slot) / DAY);

/** @param {number} share */
const autoregressive = (share) => () => {
  let value = 0;
  return () => {
    value = share * value + gaussian();
    return value;
  };
};

/** @param {number} mean */
function poisson(mean) {
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); count++) product *= uniform();
  return count;
}

/** Each makes a function that gives the value of a slot; none of them holds an anomaly. */
const worlds = {
  Gaussian: () => gaussian,
  Laplace: () => () => (uniform() < 0.5 ? -1 : 1) * Math.log(1 - uniform()),
  'Student t, 3 degrees': () => () =>
    gaussian() / Math.sqrt((gaussian() ** 2 + gaussian() ** 2 + gaussian() ** 2) / 3),
  'autoregressive 0.5': autoregressive(0.5),
  'autoregressive 0.9': autoregressive(0.9),
  'random walk': autoregressive(1),
  'spread by time of day': () => (/** @type {number} */ slot) => gaussian() * (1 + 0.8 * wave(slot)),
  'daily season': () => (/** @type {number} */ slot) => 10 * wave(slot) + gaussian(),
  'multiplicative season': () => (/** @type {number} */ slot) =>
    (10 + 5 * wave(slot)) * (1 + 0.1 * gaussian()),
  'Poisson counts': () => () => poisson(4),
  'counts, nine in ten zero': () => () => (uniform() < 0.9 ? 0 : poisson(3)),
  'log-normal': () => () => Math.exp(gaussian()),
};

/** How often undisturbed series raise a finding, against the budget of each sensitivity. */
export const noise = {
  title: `false alarms per series and week (budget), ${SERIES} clean series of ${WEEKS} weeks at 5 minutes`,
  columns: ['world', 'low (0.1)', 'medium (0.5)', 'high (1.5)', 'in the 99 % band'],
  rows() {
    return Object.entries(worlds).map(([name, start]) => {
      const alarms = { low: 0, medium: 0, high: 0 };
      let inside = 0;
      for (let series = 0; series < SERIES; series++) {
        const valueAt = start();
        const values = Float64Array.from({ length: SAMPLES }, (_, slot) => valueAt(slot));
        const made = { labels: {}, name, startMs: 0, stepMs: STEP_MS, values };
        for (const sensitivity of /** @type {const} */ (['low', 'medium', 'high'])) {
          const { findings, judgement } = judgeSeries(made, stlRemainder, {
            tz: 'UTC',
            season: 'auto',
            sensitivity,
          });
          alarms[sensitivity] += findings.length;
          if (sensitivity !== 'medium') continue;
          const { lower, upper } = judgement;
          inside += values.filter((value, i) => value >= (lower[i] ?? 0) && value <= (upper[i] ?? 0)).length;
        }
      }
      const rate = (/** @type {number} */ count) => (count / SERIES / WEEKS).toFixed(2);
      const share = `${((100 * inside) / SERIES / SAMPLES).toFixed(1)} %`;
      return [name, rate(alarms.low), rate(alarms.medium), rate(alarms.high), share];
    });
  },
};
