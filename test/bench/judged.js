import { judgeSeries } from '../../dist/judge.js';
import { judgePeers } from '../../dist/judge-peers.js';
import { stlRemainder } from '../../dist/model/detectors/stl-remainder.js';
import { detectDefaults } from '../../dist/options.js';

/** @typedef {import('../../dist/series/series.js').Series} Series */

/** A series judged as shipped. @param {Series} series */
export const judged = (series, budgetPerWeek = detectDefaults.budgetPerWeek) =>
  judgeSeries(series, stlRemainder, { ...detectDefaults, budgetPerWeek });

/**
 * What is found of a series by its own history, and beside others that differ in one label.
 * @param {Series} series
 * @param {readonly Series[]} others
 */
export function foundBeside(series, others, budgetPerWeek = detectDefaults.budgetPerWeek) {
  const { findings } = judged(series, budgetPerWeek);
  const group = [
    { series, derived: null, findings },
    ...others.map((other) => ({ series: other, derived: null, findings: [] })),
  ];
  return [...findings, ...(judgePeers(group, { ...detectDefaults, budgetPerWeek })[0] ?? [])];
}

/**
 * As shipped, at several budgets: the model is the same for all of them, and is made once.
 * @param {Series} series
 * @param {readonly number[]} budgetsPerWeek
 */
export function judgedAtBudgets(series, budgetsPerWeek) {
  /** @type {import('../../dist/model/detectors/detector.js').Judgement | undefined} */
  let judgement;
  const once = {
    ...stlRemainder,
    judge(/** @type {import('../../dist/model/detectors/detector.js').DetectorInput} */ input) {
      judgement ??= stlRemainder.judge(input);
      return judgement;
    },
  };
  return budgetsPerWeek.map((budgetPerWeek) =>
    judgeSeries(series, once, { ...detectDefaults, budgetPerWeek }),
  );
}
