import { describe, expect, it } from 'vitest';
import { ANSWERS_SCHEMA, type Answer, type AnswerSet } from '../../src/maturity/answers.ts';
import { type Asked, answeredCount, askedOf, nextOpen, unfinished } from '../../src/maturity/interview.ts';
import { artefact, DATE, ladder } from './ladder.ts';
import { smallQuestionnaire } from './small-questionnaire.ts';

const answersOf = (answers: Record<string, Answer>, rest: Partial<AnswerSet> = {}): AnswerSet => ({
  schema: ANSWERS_SCHEMA,
  model: { id: ladder.model.id, version: ladder.model.version },
  respondents: [
    { id: 'eve', role: 'management', answers: { 'DQ-1': 0, 'DQ-2': 0 } },
    { id: 'ana', role: 'operations', answers },
  ],
  ...rest,
});

const asked = (answers: Record<string, Answer>, rest: Partial<AnswerSet> = {}): readonly Asked[] =>
  askedOf(ladder, answersOf(answers, rest), 'ana', DATE);

const idsIn = (questions: readonly Asked[], dimension: string): string[] =>
  questions.filter(({ criterion }) => criterion.dimension === dimension).map(({ criterion }) => criterion.id);

const na: Answer = { answer: 'na', reason: 'out-of-scope', approver: 'CIO', expires: '2027-01-01' };
const allOf = (dimension: string): string[] =>
  ladder.criteria.filter((criterion) => criterion.dimension === dimension).map(({ id }) => id);

describe('unfinished(questionnaire, answers)', () => {
  const all = Object.fromEntries(ladder.criteria.map(({ id }) => [id, 3] as const));
  const lowest = Object.fromEntries(
    ladder.criteria.filter(({ level }) => level === 1).map(({ id }) => [id, 3] as const),
  );
  const one = (answers: Record<string, Answer>, rest: Partial<AnswerSet> = {}) =>
    answersOf({}, { respondents: [{ id: 'ana', role: 'operations', answers }], ...rest });

  it.each<[string, AnswerSet, [string, number, number][]]>([
    ['one who has answered all', one(all), []],
    ['one who has left two out', one({ ...all, 'DQ-1': null, 'COL-1': null }), [['ana', 52, 54]]],
    ['one who is asked no further', one({ ...all, 'DQ-1': 0, 'DQ-2': 0, 'DQ-5': null }), []],
    ['one who was asked up to a level', one(lowest, { upto: 1 }), []],
    ['one who has more to answer than that', one({}, { upto: 1 }), [['ana', 0, 10]]],
  ])('of %s', (_, answers, expected) => {
    const found = unfinished(ladder, answers);
    expect(found.map(({ respondent, answered: { gates, of } }) => [respondent, gates, of])).toEqual(expected);
  });
});

describe('askedOf(questionnaire, answers, respondent, date)', () => {
  it('asks all there is of one who has said nothing, dimension by dimension', () => {
    const order = ladder.dimensions.flatMap(({ id }) => allOf(id));
    expect(asked({}).map(({ criterion }) => criterion.id)).toEqual(order);
    expect(askedOf(ladder, answersOf({}), 'nobody yet', DATE)).toHaveLength(order.length);
  });

  it('follows the order of dimensions, not that of criteria', () => {
    const criteria = smallQuestionnaire.criteria.toReversed();
    const questions = askedOf({ ...smallQuestionnaire, criteria }, answersOf({}), 'ana', DATE);
    expect(questions.map(({ criterion }) => criterion.id)).toEqual([
      'COL-2',
      'COL-1',
      'DQ-2',
      'DQ-1',
      'GOV-2',
      'GOV-1',
    ]);
  });

  it.each<[string, Record<string, Answer>, Partial<AnswerSet>, string[]]>([
    ['nothing failed', { 'DQ-1': 3 }, {}, ['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4', 'DQ-5']],
    ['one level failed', { 'DQ-1': 2 }, {}, ['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4', 'DQ-5']],
    ['two levels failed', { 'DQ-1': 2, 'DQ-2': 'unknown' }, {}, ['DQ-1', 'DQ-2']],
    ['two levels, not next to each other', { 'DQ-1': 2, 'DQ-3': 0 }, {}, ['DQ-1', 'DQ-2', 'DQ-3']],
    ['what is not applicable has not failed', { 'DQ-1': 2, 'DQ-2': na }, {}, allOf('DQ')],
    ['an answer above stays', { 'DQ-1': 2, 'DQ-2': 1, 'DQ-4': 3 }, {}, ['DQ-1', 'DQ-2', 'DQ-4']],
    ['up to a level', {}, { upto: 2 }, ['DQ-1', 'DQ-2']],
    ['an answer above that level stays', { 'DQ-5': 1 }, { upto: 2 }, ['DQ-1', 'DQ-2', 'DQ-5']],
    [
      'what the room agreed on, or brought, changes nothing',
      { 'DQ-1': 3 },
      {
        agreed: { 'DQ-1': { answer: 0, reason: 'r' }, 'DQ-2': { answer: 0, reason: 'r' } },
        evidence: { 'DQ-1': [artefact('log', '2020-01-01')] },
      },
      ['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4', 'DQ-5'],
    ],
  ])('%s', (_, answers, rest, ids) => {
    const questions = asked(answers, rest);
    expect(idsIn(questions, 'DQ')).toEqual(ids);
    expect(idsIn(questions, 'COL')).toEqual(
      allOf('COL').filter((id) => rest.upto == null || /-[12]/.test(id)),
    );
    const places = questions
      .filter(({ criterion }) => criterion.dimension === 'DQ')
      .map(({ place }) => place);
    expect(places).toEqual(ids.map((_id, at) => ({ at: at + 1, of: ids.length })));
  });

  it('tells what was said so far, by this respondent alone', () => {
    const questions = asked({ 'DQ-2': { answer: 3, comment: 'half' } });
    const said = new Map(questions.map((one) => [one.criterion.id, one.said]));
    expect(said.get('DQ-1')).toEqual({ value: null, evidence: [] });
    expect(said.get('DQ-2')).toEqual({ value: 3, comment: 'half', evidence: [] });
  });
});

describe('nextOpen(asked, skipped, after)', () => {
  const [first, second, third] = ['COL-1', 'COL-2', 'DQ-1'];
  const questions = (answered: readonly string[]): readonly Asked[] =>
    askedOf(
      { ...smallQuestionnaire, criteria: smallQuestionnaire.criteria.slice(0, 3) },
      answersOf(Object.fromEntries(answered.map((id) => [id, 3]))),
      'ana',
      DATE,
    );

  it.each<[string, string[], string[], string | undefined, string | undefined]>([
    ['the first', [], [], undefined, first],
    ['the first without an answer', ['COL-1'], [], undefined, second],
    ['not one that was skipped', [], ['COL-1', 'COL-2'], undefined, third],
    ['behind a gate', [], [], 'COL-1', second],
    ['behind a gate, answers passed over', ['COL-2'], [], 'COL-1', third],
    ['from the start again', [], [], 'DQ-1', first],
    ['from the start again, to the gate itself', ['COL-1'], ['DQ-1'], 'COL-2', second],
    ['behind a gate that is not asked: from the start', [], [], 'GOV-1', first],
    ['none: all are answered', ['COL-1', 'COL-2', 'DQ-1'], [], undefined, undefined],
    ['none: what is left was skipped', ['COL-1', 'DQ-1'], ['COL-2'], 'COL-1', undefined],
  ])('%s', (_, answered, skipped, after, id) => {
    expect(nextOpen(questions(answered), new Set(skipped), after)?.criterion.id).toBe(id);
  });
});

describe('answeredCount(asked)', () => {
  it.each<[string, Record<string, Answer>, { gates: number; of: number }]>([
    ['nothing', {}, { gates: 0, of: 54 }],
    [
      'unknown and not applicable are answers, null is none',
      { 'DQ-1': 'unknown', 'DQ-2': na, 'DQ-3': null },
      { gates: 2, of: 54 },
    ],
    ['what is not asked is not counted', { 'DQ-1': 0, 'DQ-2': 0 }, { gates: 2, of: 51 }],
  ])('%s', (_, answers, count) => {
    expect(answeredCount(asked(answers))).toEqual(count);
  });

  it('what only supports is not counted', () => {
    const criteria = smallQuestionnaire.criteria.map((one) => ({ ...one, gate: one.id !== 'DQ-1' }));
    const questions = askedOf({ ...smallQuestionnaire, criteria }, answersOf({ 'DQ-1': 3 }), 'ana', DATE);
    expect(answeredCount(questions)).toEqual({ gates: 0, of: 5 });
  });
});
