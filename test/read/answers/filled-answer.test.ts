import { describe, expect, it } from 'vitest';
import { filledAnswer } from '../../../src/read/answers/filled-answer.ts';

describe('filledAnswer', () => {
  const nothing = { comment: '', evidence: [], na: {} };
  const demo = { kind: 'demo', what: 'shown' };

  it.each<[number | string | null, Parameters<typeof filledAnswer>[1], unknown]>([
    [3, nothing, 3],
    ['unknown', nothing, 'unknown'],
    ['yes', nothing, 'yes'],
    [null, nothing, undefined],
    ['na', nothing, { answer: 'na' }],
    [3, { ...nothing, comment: 'half' }, { answer: 3, comment: 'half' }],
    [null, { ...nothing, evidence: [demo] }, { answer: null, evidence: [demo] }],
    ['na', { ...nothing, na: { reason: 'other' } }, { answer: 'na', reason: 'other' }],
  ])('filledAnswer(%j, %j) is %j', (answer, behind, filled) => {
    expect(filledAnswer(answer, behind)).toEqual(filled);
  });
});
