import { ANSWERS_SCHEMA, type AnswerSet } from '../../../src/maturity/answers.ts';
import { assessed } from '../../../src/maturity/assessment.ts';
import type { Questionnaire } from '../../../src/maturity/questionnaire.ts';
import { assessmentResult } from '../../../src/report/assessment/build.ts';
import type { AssessmentResult } from '../../../src/report/assessment/result.ts';
import { english } from '../../../src/report/assessment/words-en.ts';

const DATE = '2026-11-20';

/** The result of an assessment by a model, as far as its answers go. */
export function resultBy(questionnaire: Questionnaire, told: Partial<AnswerSet>): AssessmentResult {
  const { id, version } = questionnaire.model;
  const answers: AnswerSet = { schema: ANSWERS_SCHEMA, model: { id, version }, respondents: [], ...told };
  return assessmentResult({
    toolVersion: '0.0.0',
    questionnaire,
    modelSha256: '',
    language: 'en',
    words: english,
    answers,
    assessment: assessed(questionnaire, answers, { date: DATE }),
    date: DATE,
    inputs: [],
    debtsSince: new Map(),
    previous: null,
  });
}
