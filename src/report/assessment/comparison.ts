import { type Comparison, compareAssessments, type Dated } from '../../maturity/compare.ts';
import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { type AssessmentResult, COMPARISON_SCHEMA, type ComparisonResult } from './result.ts';
import { datedOf } from './saved.ts';

/** What changed since a saved assessment, by the model of now and in its words. */
export function comparisonResult(
  questionnaire: Questionnaire,
  before: AssessmentResult,
  after: Dated,
): ComparisonResult {
  const { id, version } = questionnaire.model;
  const compared = compareAssessments(questionnaire, datedOf(before, questionnaire), after);
  return {
    schema: COMPARISON_SCHEMA,
    before: {
      client: before.client,
      scope: before.scope,
      date: before.date,
      model: `${before.model.id} ${before.model.version}`,
    },
    after: {
      client: after.answers.client ?? null,
      scope: after.answers.scope ?? null,
      date: after.date,
      model: `${id} ${version}`,
    },
    ...named(compared, questionnaire, before),
  };
}

function named(
  { level, declared, dimensions, gates, measures, isSideways }: Comparison,
  questionnaire: Questionnaire,
  before: AssessmentResult,
): Omit<ComparisonResult, 'schema' | 'before' | 'after'> {
  const titleOf = (id: string): string => questionnaire.dimensions.find((one) => one.id === id)?.title ?? id;
  const textOf = (id: string): string =>
    [...questionnaire.criteria, ...before.gates].find((one) => one.id === id)?.text ?? id;
  return {
    level,
    declared,
    dimensions: dimensions.map((change) => ({ ...change, title: titleOf(change.dimension) })),
    gates: gates.map(({ gate, change, causes, wasAnswered }) => ({
      gate,
      text: textOf(gate),
      change,
      causes: [...causes],
      wasAnswered,
    })),
    measures: measures.map((change) => {
      const measure = questionnaire.measures.find(({ id }) => id === change.measure);
      return { ...change, title: measure?.title ?? change.measure, unit: measure?.unit ?? '' };
    }),
    isSideways,
  };
}
