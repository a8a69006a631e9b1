import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Choice, choiceScreen } from '../../../src/report/interview/choice-screen.ts';
import type { Key } from '../../../src/report/interview/screen.ts';
import { afterKeys, drawn, words } from './interviews.ts';

const options = ['red', 'green', 'blue'].map((value) => ({ value, label: `the ${value} one` }));
const screenOf = (rest: Partial<Choice<string>> = {}) =>
  choiceScreen({ head: ['Which?'], options, ...rest }, words.en);

describe('choiceScreen(choice, words).press', () => {
  it.each<[string, Key[], { state: number } | { done: string }, Partial<Choice<string>>?]>([
    ['a digit chooses', ['2'], { state: 1 }],
    ['a digit and Enter', ['2', 'enter'], { done: 'green' }],
    ['a digit without an option', ['4'], { state: 0 }],
    ['0 is no option', ['0'], { state: 0 }],
    ['down and Enter', ['down', 'down', 'enter'], { done: 'blue' }],
    ['down stops at the end', ['down', 'down', 'down'], { state: 2 }],
    ['up stops at the start', ['down', 'up', 'up'], { state: 0 }],
    ['Esc', ['down', 'escape'], { done: 'cancel' }],
    ['b', ['b'], { done: 'cancel' }],
    ['other keys', ['down', 'x', 'space', 'constructor'], { state: 1 }],
    ['Enter on what it starts with', ['enter'], { done: 'blue' }, { start: 'blue' }],
    ['a start that is none of them', ['enter'], { done: 'red' }, { start: 'pink' }],
    ['Esc where there is no way back', ['2', 'escape', 'b'], { state: 1 }, { isFinal: true }],
    ['Enter where there is nothing to choose', ['enter'], { state: 0 }, { options: [] }],
    ['arrows where there is nothing to choose', ['down'], { state: 0 }, { options: [] }],
  ])('%s', (_, keys, expected, rest = {}) => {
    expect(afterKeys(screenOf(rest), keys)).toEqual(expected);
  });
});

describe('choiceScreen(choice, words).draw', () => {
  it('shows head, options and hints', () => {
    const head = ['Which?', '', 'Take your time.'];
    const hinted = [...options.slice(0, 2), { value: 'b', label: 'blue \u001b[34m', hint: 'as the sea' }];
    expect(drawn(screenOf({ head, options: hinted, start: 'green' }))).toEqual([
      'Which?',
      '',
      'Take your time.',
      '',
      '  1  the red one',
      '❯ 2  the green one',
      '  3  blue \\x1b[34m',
      '     as the sea',
      '',
      '1–3 ↑↓ choose  Enter confirm  Esc back',
    ]);
  });

  it('tells neither Esc where there is no way back, nor digits where there is nothing to choose', () => {
    const shown = drawn(screenOf({ options: options.slice(0, 1), isFinal: true }));
    expect(shown.at(-1)).toBe('Enter confirm');
  });

  it('cuts what stands above the question, not the question, its options or the keys', () => {
    const head = ['a long claim '.repeat(60), '', 'Which?'];
    const shown = drawn(screenOf({ head }), { columns: 40, rows: 12 });
    expect(shown).toHaveLength(12);
    expect(shown.slice(-5)).toEqual([
      'Which?',
      '❯ 1  the red one',
      '  2  the green one',
      '  3  the blue one',
      '1–3 ↑↓ choose  Enter confirm  Esc back',
    ]);
    expect(shown[6]).toMatch(/ …$/);
  });

  it('keeps the chosen one in sight of a long list', () => {
    const many = Array.from({ length: 54 }, (_, at) => ({
      value: String(at),
      label: `option ${at} of many`,
    }));
    const screen = screenOf({ options: many });
    for (const rows of [20, 24, 8]) {
      for (let at = 0; at < many.length; at++) {
        const shown = drawn(screen, { columns: 40, rows }, at);
        expect(shown.length).toBeLessThanOrEqual(rows);
        expect(shown.filter((line) => stringWidth(line) > 40)).toEqual([]);
        expect(shown.filter((line) => line.startsWith('❯'))).toEqual([
          `❯ ${at < 9 ? at + 1 : ' '}  option ${at} of many`,
        ]);
        expect(shown[0]).toBe('Which?');
        expect(shown.at(-1)).toContain('Esc');
      }
    }
  });
});
