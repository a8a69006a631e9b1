import { type AssessmentGateSettings, judgeAssessment } from '../../gate/gate.ts';
import type { AssessmentResult } from './result.ts';

/**
 * An assessment as a gate judges it, whatever gate judged it before. Of the criteria, those count that decide a level
 * and were asked.
 * @throws UsageError for a threshold about a dimension that the assessment does not have
 */
export function gatedAssessment(
  result: AssessmentResult,
  settings: AssessmentGateSettings,
): AssessmentResult {
  const { placement, dimensions } = result;
  const asked = result.gates.filter(({ isGate, status }) => isGate && status !== 'not-asked');
  const assessment = {
    level: placement.level,
    demonstrated: placement.demonstrated.level,
    declared: placement.declared.level,
    unknown: asked.filter(({ status }) => status === 'unknown' || status === 'unanswered').length,
    gates: asked.length,
    dimensions: dimensions.map(({ id, demonstrated, declared }) => ({
      id,
      demonstrated: demonstrated.level,
      declared: declared.level,
    })),
  };
  const { rules, ...verdict } = judgeAssessment(assessment, settings);
  return { ...result, gate: { ...verdict, rules: rules.map((rule) => ({ ...rule, findings: [] })) } };
}
