import { describe, expect, it } from 'vitest';
import type { Key } from '../../../src/report/interview/screen.ts';
import { type TickState, tickScreen } from '../../../src/report/interview/tick-screen.ts';
import { english } from '../../../src/report/interview/words-en.ts';

const options = [
  { value: 'a', label: 'Users call first', isTicked: false },
  { value: 'b', label: 'Each tool is an island, and nobody can list the sources', isTicked: true },
  { value: 'c', label: 'Console heroics', isTicked: false },
];
const screen = tickScreen({ head: ['Signs', 'Which?'], options }, english);

/** What a row of keys leads to. */
function after(...keys: readonly Key[]): TickState | { readonly done: unknown } {
  let state = screen.start;
  for (const key of keys) {
    const step = screen.press(key, state, { columns: 80, rows: 24 });
    if ('done' in step) return step;
    state = step.state;
  }
  return state;
}

describe('tickScreen', () => {
  it.each<[readonly Key[], unknown]>([
    [['enter'], { done: ['b'] }],
    [['space', 'enter'], { done: ['a', 'b'] }],
    [['down', 'space', 'enter'], { done: [] }],
    [['down', 'down', 'down', 'down', 'space', 'up', 'up', 'up', 'enter'], { done: ['b', 'c'] }],
    [['space', 'space', 'x', '1', 'enter'], { done: ['b'] }],
    [['space', 'escape'], { done: 'cancel' }],
    [['b'], { done: 'cancel' }],
  ])('after %j', (keys, expected) => {
    expect(after(...keys)).toEqual(expected);
  });

  it('draws what is ticked and where one is', () => {
    const state = { at: 1, ticked: new Set(['b', 'c']) };
    expect(screen.draw(state, { columns: 44, rows: 24 }, (_, text) => text)).toEqual([
      'Signs',
      'Which?',
      '',
      '  [ ] Users call first',
      '❯ [x] Each tool is an island, and nobody can',
      '      list the sources',
      '  [x] Console heroics',
      '',
      '↑↓  Space tick  Enter confirm  Esc back',
    ]);
  });
});
