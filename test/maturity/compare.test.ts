import { describe, expect, it } from 'vitest';
import type { AnswerSet } from '../../src/maturity/answers.ts';
import { assessed } from '../../src/maturity/assessment.ts';
import { compareAssessments, type Dated, positionOf } from '../../src/maturity/compare.ts';
import type { Questionnaire } from '../../src/maturity/questionnaire.ts';
import { artefact, DATE, ladder, type Rules, roomOf } from './ladder.ts';

const level1: Rules = { all: 0, 'level 1': 4 };
const level2: Rules = { ...level1, 'level 2': 4 };

const dated = (answers: AnswerSet, date = DATE, model: Questionnaire = ladder): Dated => ({
  answers,
  date,
  position: positionOf(assessed(model, answers, { date })),
});

describe('compareAssessments(ladder, before, after)', () => {
  it('more done: real', () => {
    const before = dated(roomOf({ rules: [level1], evidence: 'all' }));
    const after = dated(roomOf({ rules: [level2], evidence: 'all' }));
    const { level, gates } = compareAssessments(ladder, before, after);
    expect(level).toEqual({ before: 1, after: 2, split: { model: 0, evidence: 0, real: 1 } });
    expect(gates.find(({ gate }) => gate === 'CON-2')).toEqual({
      gate: 'CON-2',
      change: 'won',
      causes: ['real'],
      wasAnswered: true,
    });
  });

  it('the same answers, now shown: evidence, also where a respondent brought it', () => {
    const before = dated(roomOf({ rules: [{ ...level2, 'level 3': 4 }] }));
    const shown = roomOf({ rules: [{ ...level2, 'level 3': 4 }] });
    const answers = shown.respondents[0]?.answers as Record<string, unknown>;
    for (const { id, level } of ladder.criteria) {
      if (level <= 3) answers[id] = { answer: 4, evidence: [artefact(`record of ${id}`)] };
    }
    const { level, declared } = compareAssessments(ladder, before, dated(shown));
    expect(level).toEqual({ before: 2, after: 3, split: { model: 0, evidence: 1, real: 0 } });
    expect(declared).toEqual({ before: 3, after: 3 });
  });

  it('evidence that aged: lost by evidence', () => {
    const room = roomOf({ rules: [{ ...level2, 'level 3': 4 }], evidence: 'all' });
    const { gates } = compareAssessments(ladder, dated(room), dated(room, '2027-08-01'));
    expect(gates.find(({ gate }) => gate === 'RCA-2')).toBeUndefined();
    expect(gates).toEqual([]);
  });

  it('a model that asks for more: the loss is the model’s', () => {
    const { profile } = ladder.placement;
    const stricter: Questionnaire = {
      ...ladder,
      model: { ...ladder.model, version: '1.1.0' },
      placement: { ...ladder.placement, profile: { ...profile, '2': { ...profile['2'], GOV: 1 } } },
    };
    const room = roomOf({ rules: [{ ...level2, GOV: 0 }], evidence: 'all' });
    const { level } = compareAssessments(stricter, dated(room), dated(room, DATE, stricter));
    expect(level).toEqual({ before: 2, after: 1, split: { model: -1, evidence: 0, real: 0 } });
  });

  it('a gate that is gone says nothing under the new model', () => {
    const without = { ...ladder, criteria: ladder.criteria.filter(({ id }) => id !== 'INT-5') };
    const room = roomOf({ rules: [{ all: 4 }], evidence: 'all' });
    const after = roomOf({ rules: [{ all: 4 }], evidence: 'all' });
    delete after.respondents[0]?.answers?.['INT-5'];
    delete after.evidence?.['INT-5'];
    const { gates } = compareAssessments(without, dated(room), dated(after, DATE, without));
    expect(gates).toEqual([{ gate: 'INT-5', change: 'lost', causes: ['model'], wasAnswered: true }]);
  });

  it.each([
    ['more approvals, no outcome better', { 'approvals-per-change': 5, mttd: 20 }, true],
    ['more approvals, found sooner', { 'approvals-per-change': 5, mttd: 10 }, false],
    ['no more approvals', { 'approvals-per-change': 2, mttd: 20 }, false],
    ['no outcome measured', { 'approvals-per-change': 5 }, false],
  ])('sideways: %s', (_, measures, expected) => {
    const before = roomOf({ rules: [level1], rest: { measures: { 'approvals-per-change': 2, mttd: 20 } } });
    const after = roomOf({ rules: [level1], rest: { measures } });
    expect(compareAssessments(ladder, dated(before), dated(after)).isSideways).toBe(expected);
  });
});
