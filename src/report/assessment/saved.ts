import { type Agreed, ANSWERS_SCHEMA, type AnswerSet, type Evidence } from '../../maturity/answers.ts';
import type { Dated, Position } from '../../maturity/compare.ts';
import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { MET } from '../../maturity/ratings.ts';
import type { AssessmentResult, ReportedGate } from './result.ts';

/** A saved assessment as one side of a comparison: where it stood, and the answers, so that they can be scored again. */
export function datedOf(result: AssessmentResult, { roles }: Questionnaire): Dated {
  return { answers: answersOf(result, roles), date: result.date, position: positionThen(result) };
}

function positionThen({ placement, dimensions, gates }: AssessmentResult): Position {
  return {
    level: placement.demonstrated.level,
    declared: placement.declared.level,
    dimensions: new Map(dimensions.map(({ id, demonstrated }) => [id, demonstrated.level])),
    answered: new Set(gates.filter(({ answer }) => answer !== null).map(({ id }) => id)),
    met: new Set(
      gates.filter(({ demonstratedAnswer }) => (demonstratedAnswer ?? 0) >= MET).map(({ id }) => id),
    ),
  };
}

/**
 * The answers behind a result. Who said what is not in it: the votes are dealt out to as many nameless
 * respondents, which places every gate where it was.
 */
function answersOf(result: AssessmentResult, roles: Questionnaire['roles']): AnswerSet {
  const { gates, model, client, scope, facilitator, date, measures, observations } = result;
  const withSign = result.dimensions.flatMap(({ sign }) => (sign === null ? [] : [sign]));
  return {
    schema: ANSWERS_SCHEMA,
    model: { id: model.id, version: model.version },
    client,
    scope,
    facilitator,
    date,
    upto: result.roadmap.upto,
    measures: Object.fromEntries(measures.map(({ id, value }) => [id, value])),
    signs: Object.fromEntries(withSign.map(({ id, isRecognised }) => [id, isRecognised])),
    observations,
    respondents: nameless(gates, roles),
    evidence: recordOf(gates, ({ evidence }) => (evidence.length === 0 ? null : evidence.map(evidenceOf))),
    agreed: recordOf(gates, agreedOf),
    contradictions: Object.fromEntries(
      result.contradictions.flatMap(({ id, resolution }) =>
        resolution === null ? [] : [[id, { resolution: resolution.kind, reason: resolution.reason }]],
      ),
    ),
  };
}

function agreedOf({ agreed, notApplicable }: ReportedGate): Agreed | null {
  if (agreed === null) return null;
  const { answer, reason } = agreed;
  const told = { reason, ...(agreed.date === null ? {} : { date: agreed.date }) };
  if (answer !== 'na') return { answer: answer as 0, ...told };
  return notApplicable === null ? null : { answer, na: notApplicable, ...told };
}

function nameless(gates: readonly ReportedGate[], roles: Questionnaire['roles']): AnswerSet['respondents'] {
  const count = Math.max(0, ...gates.map(({ votes }) => votes.length));
  return Array.from({ length: count }, (_, at) => ({
    id: `respondent ${at + 1}`,
    role: roles[0]?.id ?? 'respondent',
    answers: recordOf(gates, ({ votes, notApplicable }) => {
      const vote = votes[at];
      if (vote === undefined) return null;
      if (vote !== 'na') return vote as 0 | 'unknown';
      // Where it was not agreed by all, it counted as not known.
      return notApplicable === null ? ('unknown' as const) : { answer: 'na' as const, ...notApplicable };
    }),
  }));
}

function evidenceOf({ kind, what, date, owner, link }: ReportedGate['evidence'][number]): Evidence {
  return {
    kind,
    what,
    ...(date === null ? {} : { date }),
    ...(owner === null ? {} : { owner }),
    ...(link === null ? {} : { link }),
  };
}

function recordOf<T>(
  gates: readonly ReportedGate[],
  take: (gate: ReportedGate) => T | null,
): Record<string, T> {
  return Object.fromEntries(
    gates.flatMap((gate) => {
      const value = take(gate);
      return value === null ? [] : [[gate.id, value]];
    }),
  );
}
