import { gradeNames, type Questionnaire } from '../../maturity/questionnaire.ts';
import { ratingOf } from '../../maturity/ratings.ts';
import type { Standing } from '../../maturity/standing.ts';
import type { ReportedGate } from './result.ts';

/** A criterion as a result tells it: what it asks, what was said of it, and what became of that. */
export function reportedGate(standing: Standing, { actions }: Questionnaire): ReportedGate {
  const { criterion, answer, demonstrated, agreed, na } = standing;
  const { id, evidence } = criterion;
  return {
    id,
    dimension: criterion.dimension,
    level: criterion.level,
    isGate: criterion.gate,
    scale: criterion.scale,
    text: criterion.text,
    why: criterion.why ?? null,
    examples: evidence.examples ?? null,
    status: standing.status,
    answer,
    declared: answer === null ? null : ratingOf(answer),
    demonstratedAnswer: demonstrated,
    demonstrated: demonstrated === null ? null : ratingOf(demonstrated),
    votes: [...standing.votes],
    range: standing.range,
    consensus: standing.consensus === null ? null : Number(standing.consensus.toFixed(3)),
    isDisputed: standing.isDisputed,
    agreed:
      agreed === null ? null : { answer: agreed.answer, reason: agreed.reason, date: agreed.date ?? null },
    roleGap: standing.roleGap,
    comments: [...standing.comments],
    evidence: standing.evidence.map(({ kind, what, date, owner, link, grade, isStale, isAccepted }) => ({
      kind,
      what,
      date: date ?? null,
      owner: owner ?? null,
      link: link ?? null,
      grade,
      isStale,
      isAccepted,
    })),
    grade: gradeNames[standing.grade],
    checks: [...evidence.checks],
    measured: null,
    notApplicable: na === null ? null : { reason: na.reason, approver: na.approver, expires: na.expires },
    actions: actions.filter(({ closes }) => closes.includes(id)).map((action) => action.id),
  };
}
