import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/maturity/standing.ts';
import { type DiscussionState, discussionScreen } from '../../../src/report/interview/discussion-screen.ts';
import type { Key } from '../../../src/report/interview/screen.ts';
import type { DiscussionOutcome, DiscussionView } from '../../../src/report/interview/views.ts';
import { afterKeys, discussionOf, drawn, golden, LANGUAGES, models, SIZES, words } from './interviews.ts';

const viewOf = (standing: Partial<Standing> = {}, rest: Partial<DiscussionView> = {}): DiscussionView => {
  const view = discussionOf('en', rest);
  return { ...view, standing: { ...view.standing, ...standing } };
};
const screenOf = (standing: Partial<Standing> = {}) => discussionScreen(viewOf(standing), words.en);
const naGate = models.en.criteria.find((one) => one.na.allowed)!;
const agreedNa = {
  agreed: {
    answer: 'na',
    reason: 'there is none',
    na: { reason: 'out-of-scope', approver: 'Approver Eva', expires: '2027-06-30' },
  },
  na: { answer: 'na', reason: 'out-of-scope', approver: 'Approver Eva', expires: '2027-06-30' },
} satisfies Partial<Standing>;

describe('discussionScreen(view, words).press', () => {
  const chosen = (value: DiscussionState['chosen'], notice: DiscussionState['notice'] = null) => ({
    state: { chosen: value, notice },
  });
  const done = (outcome: DiscussionOutcome) => ({ done: outcome });
  it.each<[string, Key[], { state: DiscussionState } | { done: DiscussionOutcome }, Partial<Standing>?]>([
    ['a digit chooses', ['3'], chosen(3)],
    ['arrows choose', ['down', 'down', 'up', 'up'], chosen(0)],
    ['Enter agrees', ['2', 'enter'], done({ kind: 'agree', value: 2 })],
    ['Enter without a choice: the median is nobody’s agreement', ['enter'], chosen(null, 'choose-first')],
    ['u', ['u'], done({ kind: 'agree', value: 'unknown' })],
    ['n where it is never so', ['n'], chosen(null, 'never-na')],
    ['n where it may be', ['n'], done({ kind: 'not-applicable', chosen: null }), { criterion: naGate }],
    ['s', ['s'], done({ kind: 'skip' })],
    ['b', ['b'], done({ kind: 'back' })],
    ['e', ['2', 'e'], done({ kind: 'evidence', chosen: 2 })],
    ['?', ['?'], done({ kind: 'help', chosen: null })],
    ['c', ['1', 'c'], done({ kind: 'comments', chosen: 1 })],
    ['c where nothing was written', ['1', 'c'], chosen(1), { comments: [] }],
    ['q', ['q'], done({ kind: 'quit' })],
    ['other keys', ['1', 'g', 'escape', 'constructor'], chosen(1)],
    [
      'what was agreed on is confirmed',
      ['enter'],
      done({ kind: 'agree', value: 3 }),
      { agreed: { answer: 3, reason: 'r' } },
    ],
    [
      'an agreed unknown too',
      ['enter'],
      done({ kind: 'agree', value: 'unknown' }),
      { agreed: { answer: 'unknown', reason: 'r' } },
    ],
    ['an agreed "not applicable" is kept', ['enter'], done({ kind: 'keep' }), agreedNa],
  ])('%s', (_, keys, expected, standing = {}) => {
    expect(afterKeys(screenOf(standing), keys)).toEqual(expected);
  });
});

describe('discussionScreen(view, words).draw', () => {
  it.each<[string, Partial<Standing>, string]>([
    ['one mark a vote', {}, '  4  Nearly all: more than 85%   ▪▪'],
    ['those who do not know', {}, "  u  don't know   ▪▪"],
    ['to whom it does not apply', { votes: ['na', 2, 2] }, '  n  not applicable   ▪'],
    ['many votes', { votes: Array(60).fill(4) }, '  4  Nearly all: more than 85%   ▪×60'],
    ['many who do not know', { votes: Array(90).fill('unknown') }, "  u  don't know   ▪×90"],
    ['how far apart they are', {}, 'range 3, consensus 0.32 · as it stands: 1 · 2 pieces of evidence'],
    ['one score alone', { votes: ['na', 2], consensus: null, evidence: [] }, 'as it stands: not applicable'],
    ['a role gap upwards', {}, 'Managers see it 3 steps above practitioners: 4 against 1'],
    [
      'a role gap downwards',
      { roleGap: { steps: 1, medians: { manager: 1, practitioner: 2 } } },
      'Managers see it 1 step below practitioners: 1 against 2',
    ],
    [
      'a role gap whose sides are hidden',
      { roleGap: { steps: 2, medians: null } },
      'Managers and practitioners are 2 steps apart',
    ],
    ['how many comments there are, where none fits', { comments: ['x '.repeat(2000)] }, 'Comments: 1'],
    [
      'what was agreed on',
      { agreed: { answer: 2, reason: 'half of them\nat most' } },
      'Agreed on 2: half of them at most',
    ],
    [
      'an agreed "not applicable", without who approved it',
      agreedNa,
      'Agreed on not applicable (out of scope, until 2027-06-30): there is none',
    ],
    ['a comment that could act', { comments: ['\u001b[2J'] }, '– \\x1b[2J'],
  ])('shows %s', (_, standing, line) => {
    expect(drawn(screenOf(standing))).toContain(line);
  });

  it('has nobody’s name in it', () => {
    const text = LANGUAGES.map((language) =>
      drawn(discussionScreen(discussionOf(language), words[language])).join('\n'),
    );
    expect(text.join('\n')).not.toMatch(/respondent \d|Eva/);
  });

  it('shows as many comments as there is room for, and how many are left out', () => {
    const comments = Array.from({ length: 30 }, (_, at) => `comment ${at + 1}`);
    const shown = drawn(screenOf({ comments }));
    expect(shown).toHaveLength(24);
    expect(shown).toContain('… 22 more');
  });

  it('begins with what was chosen before it was left for a moment', () => {
    const screen = discussionScreen(viewOf({}, { chosen: 2 }), words.en);
    expect(afterKeys(screen, ['enter'])).toEqual({ done: { kind: 'agree', value: 2 } });
  });

  it('says that all is saved, and shows a notice under the first line', () => {
    const shown = drawn(discussionScreen(viewOf({}, { notice: 'this is the first one' }), words.en));
    expect(shown[0]).toMatch(/^Discussion 2\/7 · DQ-2, level 2 +saved$/);
    expect(shown.slice(2, 4)).toEqual(['this is the first one', '']);
  });

  const runs = LANGUAGES.flatMap((language) => SIZES.map((size) => [language, size] as const));
  it.each(runs)(
    '%s at %o: the claim and its five answers of all 54 gates, nothing beyond the screen',
    (language, size) => {
      const view = discussionOf(language);
      for (const criterion of models[language].criteria) {
        const screen = discussionScreen(
          { ...view, standing: { ...view.standing, criterion } },
          words[language],
        );
        const shown = drawn(screen, size);
        expect(shown.length).toBeLessThanOrEqual(size.rows);
        expect(shown.filter((line) => stringWidth(line) > size.columns)).toEqual([]);
        expect(shown.join('').replace(/\s+/g, '')).toContain(criterion.text.replace(/\s+/g, ''));
        for (const digit of '01234')
          expect(shown.some((line) => line.slice(2).startsWith(`${digit}  `))).toBe(true);
      }
    },
  );

  it.each(LANGUAGES)('discussionScreen looks like this in %s', async (language) => {
    const screen = discussionScreen(discussionOf(language), words[language]);
    await expect(`${drawn(screen).join('\n')}\n`).toMatchFileSnapshot(golden(`discussion.${language}.txt`));
  });
});
