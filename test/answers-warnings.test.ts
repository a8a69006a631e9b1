import { describe, expect, it } from 'vitest';
import { answersWarnings } from '../src/answers-warnings.ts';
import type { Answer, AnswerSet } from '../src/maturity/answers.ts';
import { assessed } from '../src/maturity/assessment.ts';
import { DATE, ladder, roomOf } from './maturity/ladder.ts';

/** Two who answer 4 throughout, of whom the second answers DQ otherwise. */
function warned(second: Readonly<Record<string, Answer>>, rest: Partial<AnswerSet> = {}): string[] {
  const blank = Object.fromEntries(['DQ-1', 'DQ-2', 'DQ-3', 'DQ-4', 'DQ-5'].map((id) => [id, null]));
  const answers = roomOf({ rules: [{ all: 4 }, { all: 4, ...blank, ...second }], rest });
  const assessment = assessed(ladder, answers, { date: DATE, upto: answers.upto ?? undefined });
  const read = { answers, placeOf: (path: readonly PropertyKey[]) => path.join('/') };
  return answersWarnings(read, assessment, ladder).map(
    ({ code, place, what }) => `${code} ${place}: ${what}`,
  );
}

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
      ['answers-uneven respondents: not everybody answered DQ-1'],
    ],
    ['not asked above a level', { 'DQ-1': 4, 'DQ-2': 4 }, { upto: 2 }, []],
    [
      'what the room agreed on spares nobody',
      { 'DQ-1': 4, 'DQ-2': 4, 'DQ-4': 4, 'DQ-5': 4 },
      { agreed: { 'DQ-1': { answer: 0, reason: 'r' }, 'DQ-2': { answer: 0, reason: 'r' } } },
      ['answers-uneven respondents: not everybody answered DQ-3'],
    ],
  ])('%s', (_, second, rest, lines) => {
    expect(warned(second, rest)).toEqual(lines);
  });
});
