import { readFileSync } from 'node:fs';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { parse } from 'yaml';
import { gatesOf, place, profileOf } from '../../dist/maturity/placement.js';
import { questionnaireSchema } from '../../dist/maturity/questionnaire.js';
import { FULL, lowerMedian, MET } from '../../dist/maturity/ratings.js';

/** @typedef {import('../../dist/maturity/questionnaire.js').Questionnaire} Questionnaire */
/** @typedef {import('../../dist/maturity/questionnaire.js').Criterion} Criterion */
/** @typedef {import('../../dist/maturity/ratings.js').Score} Score */

const SEED = 1;
const RUNS = 2000;
const LEVEL = 3;

const file = new URL('../../questionnaires/aiops-ladder.yaml', import.meta.url);
const ladder = questionnaireSchema.parse(parse(readFileSync(file, 'utf8')));
const required = profileOf(ladder, LEVEL);

/** The design's figures assume this: CTX 3 and AUT 5 ask one thing each, and not three. */
const oneGateALevel = {
  ...ladder,
  criteria: ladder.criteria.filter(
    ({ dimension, level }, at, all) =>
      all.findIndex((other) => other.dimension === dimension && other.level === level) === at,
  ),
};

/** @param {number} level @param {Score} there of the gates of that level; those below are full, those above not begun */
const upTo = (level, there) => (/** @type {Criterion} */ gate) =>
  gate.level < level ? FULL : gate.level === level ? there : 0;

/** What is true of each gate: the level is 3 in each case. @type {Record<string, (gate: Criterion) => Score>} */
const truths = {
  'all ten just reach 3': upTo(LEVEL, MET),
  'just the profile of 3: lowest 2, mean 2.1': (gate) => upTo(required.get(gate.dimension) ?? 0, MET)(gate),
  'clearly the profile of 3: lowest 2, mean 2.3': (gate) =>
    upTo(required.get(gate.dimension) ?? 0, FULL)(gate),
};

/** The level of an organisation is that of its weakest dimension. @param {Questionnaire} model @param {number} belowFully */
function minimumOf(model, belowFully) {
  const profile = Object.fromEntries(
    model.levels.slice(1).map(({ level }) => {
      return [level, Object.fromEntries(model.dimensions.map(({ id }) => [id, level]))];
    }),
  );
  return { ...model, placement: { ...model.placement, profile, caps: [], tolerance: { belowFully } } };
}

/** Each level of a dimension adds what its gates are worth, 0 to 1; all dimensions are averaged. @param {Questionnaire} model */
function roundedMean(model) {
  const steps = model.dimensions.flatMap(({ id }) => {
    const gates = gatesOf(model, id);
    return model.levels.map(({ level }) => gates.filter((gate) => gate.level === level));
  });
  return (/** @type {Map<string, Score>} */ scores) => {
    const worths = steps.map(
      (gates) => gates.reduce((sum, { id }) => sum + (scores.get(id) ?? 0), 0) / FULL / (gates.length || 1),
    );
    return Math.round(worths.reduce((sum, worth) => sum + worth, 0) / model.dimensions.length);
  };
}

/** Each tells the level of what the respondents said; by all of it being measured, declared is demonstrated. @param {Questionnaire} model */
function rulesOf(model) {
  const placedBy = (/** @type {Questionnaire} */ by) => (/** @type {Map<string, Score>} */ scores) =>
    place(by, scores).level;
  return [placedBy(model), placedBy(minimumOf(model, 1)), placedBy(minimumOf(model, 0)), roundedMean(model)];
}

const random = xoroshiro128plus(SEED);

/** @param {Score} score @param {number} errors share of answers that are one step off, up or down, within the scale */
function said(score, errors) {
  const chance = uniformFloat64(random) / errors;
  if (chance >= 1) return score;
  return /** @type {Score} */ (Math.min(FULL, Math.max(0, score + (chance < 0.5 ? -1 : 1))));
}

/** Share of the runs in which each rule finds the level. @param {Questionnaire} model @param {{truth: (gate: Criterion) => Score, errors: number, respondents: number}} room */
function sharesOfRight(model, { truth, errors, respondents }) {
  const rules = rulesOf(model);
  const right = rules.map(() => 0);
  for (let run = 0; run < RUNS; run++) {
    const scores = new Map(
      model.criteria.map((gate) => {
        const answers = Array.from({ length: respondents }, () => said(truth(gate), errors));
        return [gate.id, /** @type {Score} */ (lowerMedian(answers.sort((a, b) => a - b)))];
      }),
    );
    for (const [at, rule] of rules.entries()) if (rule(scores) === LEVEL) right[at] = (right[at] ?? 0) + 1;
  }
  return right.map((count) => `${((100 * count) / RUNS).toFixed(1)} %`);
}

/** How often each rule finds level 3 where it is true, of answers that err. */
export const placement = {
  title: `level ${LEVEL} found, of ${RUNS} rooms whose answers err by one step: with the ladder's gates (with one gate a level)`,
  columns: [
    'what is true',
    'errors',
    'respondents',
    'our rule',
    'lowest, one debt',
    'lowest, strict',
    'rounded mean',
  ],
  rows() {
    return Object.entries(truths).flatMap(([name, truth]) =>
      [0.1, 0.2].flatMap((errors) =>
        [1, 3, 5].map((respondents) => {
          const room = { truth, errors, respondents };
          const [own, plain] = [sharesOfRight(ladder, room), sharesOfRight(oneGateALevel, room)];
          const shares = own.map((share, at) => `${share} (${plain[at]})`);
          return [name, `${100 * errors} %`, `${respondents}`, ...shares];
        }),
      ),
    );
  },
};
