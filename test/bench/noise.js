import { namedBudgets } from '../../dist/options.js';
import { seriesAsked } from './asked.js';
import { judgedAtBudgets } from './judged.js';
import { cleanSeries, worlds } from './worlds.js';

/** @typedef {keyof typeof worlds} World */

const SERIES = seriesAsked(200);
const WEEKS = 4;
const LENGTHS = [1, 2, 4, 8];
const names = /** @type {World[]} */ (Object.keys(worlds));
/** Each length has so many weeks of series in all. */
const WEEKS_OF_LENGTH = 2 * SERIES;
const ofLengths = /** @type {const} */ ([
  'Gaussian',
  'autoregressive 0.9',
  'daily season',
  'day and week, multiplicative',
]);

const sensitivities = /** @type {const} */ (['low', 'medium', 'high']);
const MEDIUM = sensitivities.indexOf('medium');
const budgets = sensitivities.map((name) => namedBudgets[name]);
const columns = [
  ...sensitivities.map((name) => `${name} (${namedBudgets[name]})`),
  'in the 99 % band (98–99.8)',
  'spread',
  'findings at medium',
];

/**
 * How often undisturbed series raise a finding, in budgets: 1 is what was promised, and ± the standard error of a
 * Poisson count. The spread is the variance of findings among series ÷ their mean: below 1 that error is too wide, above
 * it too narrow.
 */
export const noise = {
  title: `false alarms ÷ budget (½–2), ${SERIES} clean series of ${WEEKS} weeks at 5 minutes`,
  columns: ['world', ...columns],
  rows: () => names.map((name) => [name, ...cellsOf(name, { series: SERIES, weeks: WEEKS })]),
};

/** The same by how much history there is. In two weeks the weekends of a week are no season yet, but two steps. */
export const noiseByLength = {
  title: `false alarms ÷ budget (½–2) by length, clean series of ${WEEKS_OF_LENGTH} weeks in all at 5 minutes`,
  columns: ['world', 'weeks', ...columns],
  rows: () =>
    ofLengths.flatMap((name) =>
      LENGTHS.map((weeks) => {
        const series = Math.ceil(WEEKS_OF_LENGTH / weeks);
        return [name, `${weeks}`, ...cellsOf(name, { series, weeks })];
      }),
    ),
};

/** @param {World} name @param {{series: number, weeks: number}} size */
function cellsOf(name, { series: count, weeks }) {
  const found = sensitivities.map(() => /** @type {number[]} */ ([]));
  /** @type {Map<string, number>} */
  const kinds = new Map();
  let inside = 0;
  let samples = 0;
  for (let index = 0; index < count; index++) {
    const series = cleanSeries(name, { weeks, index });
    const all = judgedAtBudgets(series, budgets);
    for (const [at, { findings }] of all.entries()) found[at]?.push(findings.length);
    const { findings = [], judgement } = all[MEDIUM] ?? {};
    for (const { kind } of findings) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    inside += series.values.filter(
      (value, slot) => value >= (judgement?.lower[slot] ?? 0) && value <= (judgement?.upper[slot] ?? 0),
    ).length;
    samples += series.values.length;
  }
  return [
    ...found.map((counts, at) => inBudgets(sum(counts), count * weeks * (budgets[at] ?? 0))),
    `${((100 * inside) / samples).toFixed(1)} %`,
    spread(found[MEDIUM] ?? []),
    [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', '),
  ];
}

/** @param {number} count @param {number} allowed */
function inBudgets(count, allowed) {
  return `${(count / allowed).toFixed(2)} ± ${(Math.sqrt(count) / allowed).toFixed(2)}`;
}

/** @param {readonly number[]} counts */
function spread(counts) {
  const mean = sum(counts) / counts.length;
  const squares = sum(counts.map((count) => (count - mean) ** 2));
  return mean === 0 ? '' : (squares / (counts.length - 1) / mean).toFixed(1);
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
