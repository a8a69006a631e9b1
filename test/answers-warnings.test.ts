import { describe, expect, it } from 'vitest';
import { answersWarnings } from '../src/answers-warnings.ts';
import type { Fault } from '../src/errors.ts';
import type { Answer, AnswerSet } from '../src/maturity/answers.ts';
import { assessed } from '../src/maturity/assessment.ts';
import { DATE, ladder, roomOf } from './maturity/ladder.ts';

interface Two {
  readonly first?: Readonly<Record<string, Answer>>;
  readonly rest?: Partial<AnswerSet>;
}

/** Two who answer 4 throughout, of whom the second answers DQ otherwise. */
function warnings(second: Readonly<Record<string, Answer>>, { first = {}, rest = {} }: Two = {}): Fault[] {
  const blank = Object.fromEntries(['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4', 'DQ-5'].map((id) => [id, null]));
  const answers = roomOf({
    rules: [
      { all: 4, ...first },
      { all: 4, ...blank, ...second },
    ],
    rest,
  });
  const assessment = assessed(ladder, answers, { date: DATE, upto: answers.upto ?? undefined });
  const read = { answers, placeOf: (path: readonly PropertyKey[]) => path.join('/') };
  return answersWarnings(read, assessment, ladder);
}

const lineOf = ({ code, place, what }: Fault): string => `${code} ${place}: ${what}`;

const notAsked = (gates: string): string =>
  `answers-not-asked respondents: not everybody was asked about ${gates}, which the others see as met`;

describe('answersWarnings(read, assessment, questionnaire): answers-uneven', () => {
  it.each<[string, Readonly<Record<string, Answer>>, Partial<AnswerSet>, string[]]>([
    ['all answered', { 'DQ-1': 4, 'DQ-2': 4, 'DQ-3': 4, 'DQ-4': 4, 'DQ-5': 4 }, {}, []],
    [
      'some are missing',
      { 'DQ-1': 4, 'DQ-2': 2, 'DQ-3': 4 },
      {},
      ['answers-uneven respondents: not everybody answered DQ-4, DQ-5'],
    ],
    [
      'not asked above two failed levels',
      { 'DQ-1': 2, 'DQ-2': 'unknown' },
      {},
      [notAsked('DQ-3, DQ-4, DQ-5')],
    ],
    [
      'missing below two failed levels',
      { 'DQ-2': 0, 'DQ-3': 0 },
      {},
      ['answers-uneven respondents: not everybody answered DQ-1', notAsked('DQ-4, DQ-5')],
    ],
    ['not asked above a level', { 'DQ-1': 4, 'DQ-2': 4 }, { upto: 2 }, []],
    [
      'what the room agreed on spares nobody',
      { 'DQ-1': 4, 'DQ-2': 4, 'DQ-4': 4, 'DQ-5': 4 },
      { agreed: { 'DQ-1': { answer: 0, reason: 'r' }, 'DQ-2': { answer: 0, reason: 'r' } } },
      ['answers-uneven respondents: not everybody answered DQ-3'],
    ],
  ])('%s', (_, second, rest, lines) => {
    expect(warnings(second, { rest }).map(lineOf)).toEqual(lines);
  });
});

describe('answersWarnings(read, assessment, questionnaire): answers-not-asked', () => {
  const failed = { 'DQ-1': 1, 'DQ-2': 1 } as const;
  const agreedOn = (...gates: readonly string[]): Partial<AnswerSet> => ({
    agreed: Object.fromEntries(gates.map((gate) => [gate, { answer: 4, reason: 'seen' }])),
  });

  it.each<[string, Readonly<Record<string, Answer>>, Two, string[]]>([
    ['two levels failed', failed, {}, [notAsked('DQ-3, DQ-4, DQ-5')]],
    ['answered all the same', { ...failed, 'DQ-3': 1, 'DQ-4': 1, 'DQ-5': 1 }, {}, []],
    ['one level failed alone', { 'DQ-1': 1, 'DQ-2': 4, 'DQ-3': 4, 'DQ-4': 4, 'DQ-5': 4 }, {}, []],
    ['just met by the others', failed, { first: { 'DQ-3': 3 } }, [notAsked('DQ-3, DQ-4, DQ-5')]],
    ['not met by the others either', failed, { first: { 'DQ-3': 2 } }, [notAsked('DQ-4, DQ-5')]],
    ["the others don't know", failed, { first: { 'DQ-3': 'unknown' } }, [notAsked('DQ-4, DQ-5')]],
    ['nobody was asked', failed, { first: { 'DQ-3': null, 'DQ-4': null, 'DQ-5': null, ...failed } }, []],
    ['some agreed on', failed, { rest: agreedOn('DQ-4') }, [notAsked('DQ-3, DQ-5')]],
    ['all agreed on', failed, { rest: agreedOn('DQ-3', 'DQ-4', 'DQ-5') }, []],
  ])('%s', (_, second, two, lines) => {
    expect(warnings(second, two).map(lineOf)).toEqual(lines);
  });

  it('tells why, and what to do', () => {
    expect(warnings(failed)).toEqual([
      {
        code: 'answers-not-asked',
        place: 'respondents',
        what: 'not everybody was asked about DQ-3, DQ-4, DQ-5, which the others see as met',
        why: 'two levels below had failed by the answers of those who were not asked',
        fix: 'talk about them, and write what is agreed under agreed:',
      },
    ]);
  });
});
