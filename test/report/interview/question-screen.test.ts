import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { NotApplicable } from '../../../src/maturity/answers.ts';
import { type QuestionState, questionScreen } from '../../../src/report/interview/question-screen.ts';
import type { Key } from '../../../src/report/interview/screen.ts';
import type { QuestionOutcome, QuestionView } from '../../../src/report/interview/views.ts';
import {
  afterKeys,
  bareQuestionOf,
  drawn,
  full,
  golden,
  LANGUAGES,
  models,
  nothing,
  questionOf,
  SIZES,
  words,
} from './interviews.ts';

const na: NotApplicable = {
  answer: 'na',
  reason: 'out-of-scope',
  approver: 'Approver Eva',
  expires: '2027-06-30',
};
const naSaid = { value: 'na', evidence: [], na } as const;
const screenOf = (rest: Partial<QuestionView> = {}) =>
  questionScreen({ ...bareQuestionOf('en', 'COL-2'), ...rest }, words.en);
const naGate = models.en.criteria.find((one) => one.na.allowed)!;

describe('questionScreen(view, words).press', () => {
  const chosen = (value: QuestionState['chosen'], notice: QuestionState['notice'] = null) => ({
    state: { chosen: value, notice },
  });
  const done = (outcome: QuestionOutcome) => ({ done: outcome });
  it.each<[string, Key[], { state: QuestionState } | { done: QuestionOutcome }]>([
    ['a digit chooses', ['3'], chosen(3)],
    ['a digit chooses again', ['3', '0'], chosen(0)],
    ['5 is no answer', ['5'], chosen(null)],
    ['down from nothing', ['down'], chosen(0)],
    ['up from nothing', ['up'], chosen(4)],
    ['down stops at the end', ['4', 'down'], chosen(4)],
    ['up stops at the end', ['0', 'up'], chosen(0)],
    ['down and up', ['1', 'down', 'down', 'up'], chosen(2)],
    ['Enter confirms', ['3', 'enter'], done({ kind: 'answer', value: 3 })],
    ['Enter without a choice', ['enter'], chosen(null, 'choose-first')],
    ['a choice takes the notice away', ['enter', '2'], chosen(2)],
    ['u', ['u'], done({ kind: 'answer', value: 'unknown' })],
    ['u whatever is chosen', ['4', 'u'], done({ kind: 'answer', value: 'unknown' })],
    ['n where it is never so', ['2', 'n'], chosen(2, 'never-na')],
    ['b', ['b'], done({ kind: 'back' })],
    ['s', ['s'], done({ kind: 'skip' })],
    ['q', ['q'], done({ kind: 'quit' })],
    ['e keeps the choice', ['3', 'e'], done({ kind: 'evidence', chosen: 3 })],
    ['c', ['c'], done({ kind: 'comment', chosen: null })],
    ['?', ['1', '?'], done({ kind: 'help', chosen: 1 })],
    ['g', ['g'], done({ kind: 'go-to', chosen: null })],
    ['other keys', ['1', 'x', 'escape', 'left', 'constructor', 'tab'], chosen(1)],
  ])('%s', (_, keys, expected) => {
    expect(afterKeys(screenOf(), keys)).toEqual(expected);
  });

  it.each<[string, Partial<QuestionView>, Key[], QuestionOutcome]>([
    ['a score is confirmed', { said: { value: 2, evidence: [] } }, ['enter'], { kind: 'answer', value: 2 }],
    [
      'an unknown is confirmed',
      { said: { value: 'unknown', evidence: [] } },
      ['enter'],
      { kind: 'answer', value: 'unknown' },
    ],
    ['a "not applicable" is kept', { said: naSaid }, ['enter'], { kind: 'keep' }],
    ['a "not applicable" is replaced', { said: naSaid }, ['2', 'enter'], { kind: 'answer', value: 2 }],
    ['n where it may be', { criterion: naGate }, ['1', 'n'], { kind: 'not-applicable', chosen: 1 }],
    [
      'what was chosen before comes back',
      { said: { value: 2, evidence: [] }, chosen: 4 },
      ['enter'],
      { kind: 'answer', value: 4 },
    ],
    [
      'nothing chosen comes back too',
      { said: { value: 2, evidence: [] }, chosen: null },
      ['?'],
      { kind: 'help', chosen: null },
    ],
  ])('%s', (_, rest, keys, outcome) => {
    expect(afterKeys(screenOf(rest), keys)).toEqual({ done: outcome });
  });
});

describe('questionScreen(view, words).draw', () => {
  const textOf = (rest: Partial<QuestionView>, state?: Partial<QuestionState>) => {
    const screen = screenOf(rest);
    return drawn(screen, undefined, { ...screen.start, ...state });
  };

  it.each([
    ['choose-first', 'choose 0–4 first'],
    ['never-na', 'this applies to every organisation: choose 0–4, or u'],
  ] as const)('tells why a key did nothing: %s', (notice, line) => {
    expect(textOf({}, { notice })).toContain(line);
  });

  it.each<[string, Partial<QuestionView>, string]>([
    ['an unknown', { said: { value: 'unknown', evidence: [] } }, "❯ u  don't know ‹ your answer"],
    [
      'a "not applicable", without who approved it',
      { said: naSaid },
      '❯ n  not applicable (out of scope, until 2027-06-30) ‹ your answer',
    ],
    [
      'an unknown of last time',
      { earlier: { answer: 'unknown', date: '2026-05-12' } },
      "Last time (2026-05-12): don't know",
    ],
    [
      'no answer last time',
      { earlier: { answer: null, date: '2026-05-12' } },
      'Last time (2026-05-12): not answered',
    ],
    ['the target', { target: 2 }, '  3  Most: up to 85%             ‹ needed for the target, level 2'],
    [
      'last time and the target',
      { target: 4, earlier: { answer: 3, date: '2026-05-12' } },
      '  3  Most: up to 85%   ‹ last time (2026-05-12) · needed for the target, level 4',
    ],
  ])('shows %s', (_, rest, line) => {
    expect(textOf(rest)).toContain(line);
  });

  it.each([0, 1, undefined])('says nothing of a target of %s below the gate', (target) => {
    expect(textOf({ target }).join('\n')).not.toContain('target');
  });

  it('tells n only where it may be', () => {
    expect(textOf({}).join('\n')).not.toContain('not applicable');
    expect(textOf({ criterion: naGate }).join('\n')).toContain('n not applicable');
  });

  it('shows a notice under the first line, which still says that all is saved', () => {
    const shown = textOf({ notice: 'the answer to COL-2 was finished from the log' });
    expect(shown.slice(0, 5)).toEqual([
      'Telemetry collection  2/5 · COL-2, level 2                      12 of 54 · saved',
      '─'.repeat(80),
      'the answer to COL-2 was finished from the log',
      '',
      'Traffic, errors, the distribution of latency and saturation are measured for',
    ]);
  });

  it('does not tell again what a scale measures', () => {
    const about = 'The share of the critical services in scope';
    expect(textOf({}).join('\n')).toContain(about);
    expect(textOf({ isScaleKnown: true }).join('\n')).not.toContain(about);
  });

  it('shows what a dimension is about above its first question alone', () => {
    const about = 'What do the services themselves tell about their health';
    expect(textOf({ place: { at: 1, of: 5 } }).join('\n')).toContain(about);
    expect(textOf({ place: { at: 2, of: 5 } }).join('\n')).not.toContain(about);
  });

  it('lets nothing act on the terminal that was typed or read', () => {
    const said = {
      value: 1,
      comment: 'red \u001b[31m\nand more',
      evidence: [{ kind: 'link', what: '\u0007' }],
    } as const;
    const text = textOf({ said, notice: '\u001b[2J' }).join('');
    expect(text).toContain('Comment: red \\x1b[31m and more');
    expect(text).not.toMatch(/\p{Cc}/u);
  });

  it('colours the choice and what is said in passing', () => {
    const lines = screenOf({ said: { value: 1, evidence: [] } });
    const shown = lines.draw(lines.start, { columns: 80, rows: 24 }, (role, text) => `<${role}>${text}</>`);
    expect(shown).toContain('<strong>❯ 1  </><strong>A pilot: up to 15%</><dim>          ‹ your answer</>');
  });

  it('keeps the five answers in sight of a question that is longer than the screen', () => {
    const criterion = { ...naGate, text: 'a very long question '.repeat(100) };
    const shown = drawn(screenOf({ criterion, ...full }));
    expect(shown).toHaveLength(24);
    for (const digit of '01234')
      expect(shown.some((line) => line.slice(2).startsWith(`${digit}  `))).toBe(true);
    expect(shown.at(-1)).toMatch(/q quit$/);
  });
});

describe('questionScreen(view, words).draw of all 54 gates', () => {
  const runs = LANGUAGES.flatMap((language) => SIZES.map((size) => [language, size] as const));

  it.each(runs)(
    '%s at %o: the whole question, its five answers, and nothing beyond the screen',
    (language, size) => {
      for (const criterion of models[language].criteria) {
        for (const rest of [{ said: nothing }, full]) {
          const view = { ...bareQuestionOf(language, criterion.id), ...rest };
          const shown = drawn(questionScreen(view, words[language]), size);
          expect(shown.length).toBeLessThanOrEqual(size.rows);
          expect(shown.filter((line) => stringWidth(line) > size.columns)).toEqual([]);
          expect(shown[0]).toContain(criterion.id);
          expect(shown.join(' ').replace(/\s+/g, '')).toContain(criterion.text.replace(/\s+/g, ''));
          const anchors = models[language].scales[criterion.scale]?.anchors ?? [];
          for (const [at, anchor] of anchors.entries())
            expect(shown.some((line) => line.slice(2).startsWith(`${at}  ${anchor}`))).toBe(true);
          expect(shown.at(-1)).toMatch(/q( |$)/);
        }
      }
    },
  );

  it.each([
    [40, 14],
    [30, 8],
    [12, 5],
    [4, 2],
    [2, 1],
  ])('stays within a screen of %d columns and %d rows', (columns, rows) => {
    for (const { id } of models.ko.criteria) {
      const shown = drawn(questionScreen({ ...bareQuestionOf('ko', id), ...full }, words.ko), {
        columns,
        rows,
      });
      expect(shown.length).toBeLessThanOrEqual(rows);
      expect(shown.filter((line) => stringWidth(line) > columns)).toEqual([]);
    }
  });
});

describe('questionScreen(view, words) looks like this', () => {
  const small = { columns: 40, rows: 20 };
  it.each(LANGUAGES)('%s, at 80 columns and 24 rows', async (language) => {
    const text = drawn(questionScreen(questionOf(language, full), words[language])).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(golden(`question.${language}.txt`));
  });

  it.each(['en', 'ko'] as const)('%s, at 40 columns and 20 rows', async (language) => {
    const text = drawn(questionScreen(questionOf(language, full), words[language]), small).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(golden(`question-small.${language}.txt`));
  });

  it('with nothing said', async () => {
    const text = drawn(questionScreen(bareQuestionOf('en', 'CTX-3b'), words.en)).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(golden('question-bare.en.txt'));
  });
});
