import type { AnswerSet } from '../../maturity/answers.ts';
import type { Assessment, Reached } from '../../maturity/assessment.ts';
import { blockersOf, strengthsOf } from '../../maturity/highlights.ts';
import type { DimensionLevel, Placed } from '../../maturity/placement.ts';
import { type Questionnaire, type Side, shownName } from '../../maturity/questionnaire.ts';
import { reportedContradiction } from './reported-contradiction.ts';
import { reportedGate } from './reported-gate.ts';
import { reportedRoadmap } from './reported-roadmap.ts';
import {
  ASSESSMENT_SCHEMA,
  type AssessmentResult,
  type ComparisonResult,
  notGated,
  type ReportedDimension,
} from './result.ts';
import type { AssessmentWords } from './words.ts';

/** All that a result is made from. */
export interface AssessmentToReport {
  readonly toolVersion: string;
  /** In the language of the result. */
  readonly questionnaire: Questionnaire;
  readonly modelSha256: string;
  readonly language: string;
  readonly words: AssessmentWords;
  readonly answers: AnswerSet;
  readonly assessment: Assessment;
  readonly date: string;
  readonly inputs: AssessmentResult['inputs'];
  /** Days on which debts were first told, by gate. */
  readonly debtsSince: ReadonlyMap<string, string>;
  readonly previous: ComparisonResult | null;
}

/** All that is told of an assessment, in the language of its run: every format is made from it. */
export function assessmentResult(run: AssessmentToReport): AssessmentResult {
  const { questionnaire, answers, assessment, date, words } = run;
  const { model } = questionnaire;
  return {
    schema: ASSESSMENT_SCHEMA,
    tool: { name: 'aiops', version: run.toolVersion },
    model: { id: model.id, version: model.version, title: model.title, sha256: run.modelSha256 },
    language: run.language,
    client: answers.client ?? null,
    scope: answers.scope ?? null,
    facilitator: answers.facilitator ?? null,
    date,
    inputs: run.inputs,
    respondents: respondentsOf(questionnaire, answers),
    rules: { belowFully: questionnaire.placement.tolerance.belowFully },
    levels: questionnaire.levels.map(({ level, meaning, next }) => ({
      level,
      name: shownName(questionnaire, level),
      meaning,
      next: next ?? null,
    })),
    placement: placementOf(questionnaire, assessment),
    dimensions: questionnaire.dimensions.map((_, at) => reportedDimension(at, run)),
    strengths: strengthsOf(assessment.standings),
    blockers: blockersOf(assessment.demonstrated),
    flips: assessment.flips.map(({ by, gates, level }) => ({ by, gates: [...gates], level })),
    contradictions: assessment.contradictions.map((found) => reportedContradiction(found, words)),
    patterns: assessment.patterns.map(({ pattern: { id, title, text, advice }, by }) => ({
      id,
      title,
      text,
      advice,
      by,
    })),
    measures: questionnaire.measures.map(({ id, title, unit, better, kind, target }) => ({
      id,
      title,
      unit,
      better,
      kind,
      value: answers.measures?.[id] ?? null,
      target: target ?? null,
    })),
    roadmap: reportedRoadmap(assessment, questionnaire, answers.upto ?? null),
    gates: assessment.standings.map((standing) => reportedGate(standing, questionnaire)),
    observations: [...(answers.observations ?? [])],
    previous: run.previous,
    gate: notGated(),
  };
}

function respondentsOf(
  { roles, placement }: Questionnaire,
  { respondents }: AnswerSet,
): AssessmentResult['respondents'] {
  const counted = roles.map(({ id, title, side }) => ({
    role: id,
    title,
    side,
    count: respondents.filter(({ role }) => role === id).length,
  }));
  const ofSide = (wanted: Side): number =>
    counted.filter(({ side }) => side === wanted).reduce((sum, { count }) => sum + count, 0);
  const present = counted.filter(({ count }) => count > 0);
  const { least, advised, roles: leastRoles } = placement.respondents;
  return {
    count: respondents.length,
    bySide: { manager: ofSide('manager'), practitioner: ofSide('practitioner') },
    roles: present.map(({ role, title, count }) => ({ role, title, count })),
    least,
    advised,
    isEnough: respondents.length >= least && present.length >= leastRoles,
  };
}

function placementOf(questionnaire: Questionnaire, assessment: Assessment): AssessmentResult['placement'] {
  const { demonstrated, declared, withoutNotApplicable, range, confidence } = assessment;
  const level = questionnaire.levels.find((entry) => entry.level === demonstrated.level);
  const place = ({ level: reached, progress }: Reached) => ({
    level: reached,
    progress: progress === null ? null : { ...progress, blockedBy: [...progress.blockedBy] },
  });
  return {
    level: demonstrated.level,
    name: shownName(questionnaire, demonstrated.level),
    meaning: level?.meaning ?? '',
    demonstrated: place(demonstrated),
    declared: place(declared),
    withoutNotApplicable: {
      demonstrated: withoutNotApplicable.demonstrated.level,
      declared: withoutNotApplicable.declared.level,
    },
    range: { low: range.low.level, high: range.high.level },
    confidence: { ...confidence, isIndicative: confidence.grade === 'C' },
  };
}

function reportedDimension(
  at: number,
  { questionnaire, answers, assessment, date, debtsSince }: AssessmentToReport,
): ReportedDimension {
  const { id, title, about } = questionnaire.dimensions[at]!;
  const of = ({ dimensions }: Placed): DimensionLevel => dimensions[at]!;
  const place = (placed: Placed): ReportedDimension['declared'] => {
    const { level, uncapped, heldBy, debts } = of(placed);
    const dated = debts.map((gate) => ({ gate, since: debtsSince.get(gate) ?? date }));
    return { level, uncapped, heldBy: heldBy.map((held) => ({ ...held })), debts: dated };
  };
  const { demonstrated, declared, withoutNotApplicable, range } = assessment;
  const sign = questionnaire.signs.find(({ dimension }) => dimension === id);
  return {
    id,
    title,
    about,
    demonstrated: place(demonstrated),
    declared: place(declared),
    withoutNotApplicable: {
      demonstrated: of(withoutNotApplicable.demonstrated).level,
      declared: of(withoutNotApplicable.declared).level,
    },
    low: of(range.low).level,
    high: of(range.high).level,
    target: assessment.targetProfile.get(id) ?? 0,
    isRateable: !assessment.notRateable.includes(id),
    sign:
      sign === undefined
        ? null
        : { id: sign.id, text: sign.text, isRecognised: answers.signs?.[sign.id] ?? null },
  };
}
