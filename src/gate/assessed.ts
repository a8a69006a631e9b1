import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { type RuleFor, ruleText } from '../rules.ts';
import type { MeasureName, measures, Threshold } from '../thresholds.ts';
import type { GatedAssessment } from './gate.ts';

/**
 * What a threshold about an assessment is about, in its unit; NaN where nothing was asked.
 * @throws UsageError for a dimension that the assessment does not have
 */
export function assessed(one: RuleFor<Threshold>, assessment: GatedAssessment): number {
  return assessors[one.rule.measure as AssessmentMeasure](assessment, one);
}

type AssessmentMeasure = {
  [Name in MeasureName]: (typeof measures)[Name]['of'] extends 'assessment' ? Name : never;
}[MeasureName];

type Assessor = (assessment: GatedAssessment, one: RuleFor<Threshold>) => number;

/** The level is the demonstrated one. */
const assessors: Readonly<Record<AssessmentMeasure, Assessor>> = {
  level: (assessment, one) =>
    one.rule.argument === undefined ? assessment.level : dimensionOf(assessment, one).demonstrated,
  demonstrated: (assessment, one) => placeOf(assessment, one).demonstrated,
  declared: (assessment, one) => placeOf(assessment, one).declared,
  unknown: ({ unknown, gates }, { rule }) => (rule.unit === 'share' ? unknown / gates : unknown),
};

function placeOf(assessment: GatedAssessment, one: RuleFor<Threshold>) {
  return one.rule.argument === undefined ? assessment : dimensionOf(assessment, one);
}

function dimensionOf({ dimensions }: GatedAssessment, one: RuleFor<Threshold>) {
  const wanted = one.rule.argument ?? '';
  const found = dimensions.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  const ids = dimensions.map(({ id }) => id);
  const meant = nearest(wanted, ids);
  throw new UsageError({
    code: 'threshold-dimension',
    place: 'aiops',
    what: `--threshold ${JSON.stringify(ruleText(one))}: there is no dimension ${JSON.stringify(wanted)}`,
    fix: meant === undefined ? `the dimensions are: ${ids.join(', ')}` : `did you mean ${meant}?`,
  });
}
