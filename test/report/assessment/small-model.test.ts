import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/maturity/answers.ts';
import { answersText } from '../../../src/report/assessment/gate-text.ts';
import { assessmentMarkdown } from '../../../src/report/assessment/markdown.ts';
import { pageOne } from '../../../src/report/assessment/page-one.ts';
import { english } from '../../../src/report/assessment/words-en.ts';
import { smallQuestionnaire } from '../../maturity/small-questionnaire.ts';
import { resultBy } from './small-result.ts';

/** Everybody gives one answer to every gate. */
const everywhere = (answer: Answer) => [
  {
    id: 'ana',
    role: 'sre',
    answers: Object.fromEntries(smallQuestionnaire.criteria.map(({ id }) => [id, answer])),
  },
];
const withoutActions = { ...smallQuestionnaire, actions: [] };
const partBelow = (heading: string, markdown: string) =>
  markdown.split(`## ${heading}\n\n`)[1]?.split('\n')[0];

describe('pageOne(result, english) and assessmentMarkdown(result, english): what comes next', () => {
  it.each<[string, typeof smallQuestionnaire, Answer, string, string]>([
    ['nothing is missing', smallQuestionnaire, 4, 'Nothing is missing for the target.', ''],
    [
      'gaps that no action closes',
      withoutActions,
      1,
      'No action of the model closes COL-1.',
      'No action of the model closes COL-1.',
    ],
    [
      'what nobody knows, and no action',
      withoutActions,
      'unknown',
      'First find out what is not known for sure: COL-1.',
      'No action of the model closes COL-1.',
    ],
  ])('%s', (_, model, answer, first, last) => {
    const target = answer === 4 ? 0 : 1;
    const result = resultBy(model, { respondents: everywhere(answer), target });
    const quarter = pageOne(result, english).sections.find(
      ({ heading }) => heading === english.headings.thisQuarter,
    );
    expect(quarter?.items[0]).toBe(first);
    if (last !== '') expect(quarter?.items.at(-1)).toBe(last);
    const markdown = [...assessmentMarkdown(result, english)].join('');
    expect(partBelow('Roadmap', markdown)).toBe(first);
    if (target > 0) expect(markdown).not.toContain('Nothing is missing');
  });
});

describe('answersText(gate, english)', () => {
  it.each([
    ['nobody answered', [], {}, '–'],
    ['first answers', [1, 3], {}, '1, 3; consensus 0.58, disputed'],
    ['an agreed answer alone', [], { 'COL-1': { answer: 3, reason: 'Seen.' } }, 'agreed on 3: Seen'],
    [
      'an agreed answer after others',
      [1, 3],
      { 'COL-1': { answer: 'unknown', reason: 'to be looked at' } },
      "1, 3; consensus 0.58; agreed on don't know: to be looked at",
    ],
    [
      'an agreed N/A',
      [3],
      {
        'COL-1': {
          answer: 'na',
          reason: 'No service of ours is critical.',
          na: { reason: 'out-of-scope', approver: 'CIO', expires: '2027-11-20' },
        },
      },
      '3; agreed on N/A (out of scope, 2027-11-20): No service of ours is critical',
    ],
  ] as const)('%s', (_, votes, agreed, text) => {
    const respondents = votes.map((vote, at) => ({
      id: String(at),
      role: 'sre',
      answers: { 'COL-1': vote },
    }));
    const { gates } = resultBy(smallQuestionnaire, { respondents, agreed });
    expect(answersText(gates[0]!, english)).toBe(text);
  });
});
