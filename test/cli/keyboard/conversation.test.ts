import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Screen } from '../../../src/report/interview/screen.ts';
import { type FindList, Interrupted, type InterruptSignal } from '../../../src/workshop/conversation.ts';
import { CTRL_C, CTRL_D, ENTER, ESC, field, keysScreen, LEFT, pasted, seated, settled } from './fake-seat.ts';

afterEach(() => vi.restoreAllMocks());

const ESC_MS = 600;

const OWN_SCREEN = '\u001b[?1049h';
const FORMER_SCREEN = '\u001b[?1049l';
const CLEAR = '\u001b[2J\u001b[H';
const MARK_PASTE = '\u001b[?2004h';
const PLAIN_PASTE = '\u001b[?2004l';
const ERASE_LINE = '\u001b[2K';
const SHOW_CURSOR = '\u001b[?25h';

/** A screen of these lines, that any key leaves. */
function page(...lines: readonly string[]): Screen<undefined, string> {
  return { start: undefined, draw: () => lines, press: (key) => ({ done: key }) };
}

const full = (rows: number, last: string) => [
  ...Array.from({ length: rows - 1 }, (_, row) => `line ${row + 1}`),
  last,
];

const gates: FindList = {
  message: 'Which?',
  entries: [
    { value: 'COL-1', label: 'COL-1 health data' },
    { value: 'COL-2', label: 'COL-2 golden signals' },
    { value: 'DQ-1', label: 'DQ-1 clocks agree' },
  ],
  hint: 'type to find',
  nothing: 'nothing fits',
};

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => `ended with ${String(value)}`,
    (error: unknown) => error,
  );
}

describe('openConversation', () => {
  it('takes a screen of its own and marks what is pasted; close() gives both back, and the cursor', async () => {
    const { seat, conversation } = seated();
    expect(seat.text).toBe(`${OWN_SCREEN}${CLEAR}${MARK_PASTE}`);
    const shown = conversation.show(keysScreen);
    await seat.keys(ENTER);
    await shown;
    seat.drawn.length = 0;
    conversation.close();
    const { text } = seat;
    expect(text.slice(text.indexOf(PLAIN_PASTE))).toBe(`${PLAIN_PASTE}${SHOW_CURSOR}${FORMER_SCREEN}`);
    conversation.close();
    expect(seat.text).toBe(text);
  });

  it('leaves nothing behind that listens or warns, however much was asked', async () => {
    const warn = vi.fn();
    process.on('warning', warn);
    const { seat, conversation } = seated();
    const askAll = async (): Promise<void> => {
      const shown = conversation.show(keysScreen);
      await seat.keys(ENTER);
      await shown;
      const typed = conversation.type(field('x'));
      await seat.keys(ENTER);
      await typed;
      const found = conversation.find(gates);
      await seat.keys(ENTER);
      await found;
      await settled();
    };
    await askAll();
    const before = [seat.listeners, process.listenerCount('SIGINT'), process.listenerCount('SIGCONT')];
    for (let asked = 0; asked < 20; asked++) await askAll();
    expect([seat.listeners, process.listenerCount('SIGINT'), process.listenerCount('SIGCONT')]).toEqual(
      before,
    );
    process.removeListener('warning', warn);
    expect(warn).not.toHaveBeenCalled();
    conversation.close();
    // Without the three ends of an input and the signals.
    expect(seat.listeners).toBe((before[0] ?? 0) - 4);
  });
});

describe('show', () => {
  it('draws a screen, hands it the keys, and ends with its outcome', async () => {
    const { seat, conversation } = seated();
    const shown = conversation.show(keysScreen);
    await seat.keys('n', '\u001b[A', 'ㅠ', '\u0001', '?');
    expect(await seat.lines()).toEqual(['keys n up b ?', '80 by 24']);
    await seat.keys(ENTER);
    expect(await shown).toBe('n up b ?');
  });

  it('takes what is pasted for no keys', async () => {
    const { seat, conversation } = seated();
    const shown = conversation.show(keysScreen);
    await seat.keys('n', pasted('3\r\nq\r'), 'p', ENTER);
    expect(await shown).toBe('n p');
  });

  it('gives keys that were typed ahead to no further screen', async () => {
    const { seat, conversation } = seated();
    const first = conversation.show(keysScreen);
    await seat.keys(`n${ENTER}p${ENTER}`);
    expect(await first).toBe('n');
    const second = conversation.show(keysScreen);
    await seat.keys('q', ENTER);
    expect(await second).toBe('q');
  });

  it('ends an Esc alone', async () => {
    const { seat, conversation } = seated();
    const shown = conversation.show(page('Leave?'));
    await seat.keys(ESC);
    await pause(ESC_MS);
    expect(await shown).toBe('escape');
  });

  it('draws nothing between one screen and the next, then both changes at once', async () => {
    const { seat, conversation } = seated();
    const first = conversation.show(page('first'));
    await settled();
    seat.drawn.length = 0;
    await seat.keys('x');
    await first;
    // The cursor moves, which is not to be seen.
    expect(stripVTControlCharacters(seat.text)).toBe('');
    expect(seat.text).not.toContain(ERASE_LINE);
    seat.drawn.length = 0;
    const second = conversation.type(field('', { draw: () => ['second'] }));
    await settled();
    expect(seat.drawn).toHaveLength(1);
    seat.drawn.length = 0;
    await seat.keys('a', ENTER);
    await second;
    expect(seat.text).not.toContain('first');
  });

  it('clears the screen before it draws in another size', async () => {
    const { seat, conversation } = seated();
    void failureOf(conversation.show(keysScreen));
    await seat.keys('n');
    seat.drawn.length = 0;
    await seat.resize(60, 10);
    expect(seat.text.startsWith(`${CLEAR}${MARK_PASTE}`)).toBe(true);
    expect(await seat.shown()).toMatchObject({ lines: ['keys n', '60 by 10', ...Array(8).fill('')] });
    await seat.resize(0, 0);
    expect(seat.text).toContain('80 by 24');
  });

  const sizes: [number, number][] = [
    [80, 24],
    [60, 18],
    [200, 60],
  ];
  const lasts: [string, (columns: number) => string][] = [
    ['short', () => 'the end'],
    ['empty', () => ''],
    ['as long as the terminal is wide', (columns) => 'x'.repeat(columns)],
    ['one shorter than that', (columns) => 'x'.repeat(columns - 1)],
    ['as wide as the terminal in Hangul', (columns) => '한'.repeat(columns / 2)],
    ['as many letters as columns, and narrower', (columns) => 'e\u0301'.repeat(columns / 2)],
    ['more letters than columns, and narrower', (columns) => 'e\u0301'.repeat(columns - 1)],
  ];
  const fulls = sizes.flatMap(([columns, rows]) =>
    lasts.map(([name, last]) => ({ columns, rows, name, last: last(columns) })),
  );
  it.each(fulls)('does not scroll a full screen of $columns by $rows, the last line $name', async (given) => {
    const { columns, rows, last } = given;
    const { seat, conversation } = seated({ columns, rows });
    for (const text of [last, last]) {
      const lines = full(rows, text).map((line) => line.normalize());
      const states: Screen<number, string> = {
        start: 0,
        draw: (state) => [`state ${state}`, ...lines.slice(1)],
        press: (key, state) => (key === 'n' ? { state: state + 1 } : { done: key }),
      };
      const shown = conversation.show(states);
      expect((await seat.shown()).lines).toEqual(['state 0', ...lines.slice(1)]);
      await seat.keys('n', 'n');
      expect((await seat.shown()).lines).toEqual(['state 2', ...lines.slice(1)]);
      await seat.keys('q');
      await shown;
    }
    conversation.close();
  });

  it('leaves nothing of a full screen under a smaller one', async () => {
    const { seat, conversation } = seated();
    const first = conversation.show(page(...full(24, 'x'.repeat(80))));
    await seat.keys('q');
    await first;
    void failureOf(conversation.show(page('small')));
    expect(await seat.lines()).toEqual(['small']);
    expect((await seat.shown()).lines[0]).toBe('small');
  });

  it('goes on when it comes back from the background', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const { seat, conversation } = seated();
    const shown = conversation.show(keysScreen);
    await seat.keys('n', '\u001a');
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGTSTP');
    process.emit('SIGCONT', 'SIGCONT');
    await seat.resize(80, 24);
    await seat.keys('p', ENTER);
    expect(await shown).toBe('n p');
  });
});

describe('find', () => {
  it('shows all, and ends with the one that is chosen', async () => {
    const { seat, conversation } = seated();
    const found = conversation.find(gates);
    await settled();
    expect(await seat.lines()).toEqual([
      '? Which?',
      '❯ COL-1 health data',
      '  COL-2 golden signals',
      '  DQ-1 clocks agree',
      'type to find',
    ]);
    await seat.keys('\u001b[B', ENTER);
    expect(await found).toBe('COL-2');
  });

  it('shows what fits, upper or lower case', async () => {
    const { seat, conversation } = seated();
    const found = conversation.find(gates);
    await seat.keys('C', 'L', 'o');
    expect(await seat.lines()).toEqual(['? Which? CLo', '❯ DQ-1 clocks agree', 'type to find']);
    await seat.keys(ENTER);
    expect(await found).toBe('DQ-1');
  });

  it('says that nothing fits, and takes no Enter then', async () => {
    const { seat, conversation } = seated();
    const found = conversation.find(gates);
    await seat.keys('x', 'y', ENTER);
    expect(await seat.lines()).toEqual(['? Which? xy', ' nothing fits', 'type to find']);
    await seat.keys('\u007f', '\u007f', 'd', 'q', ENTER);
    expect(await found).toBe('DQ-1');
  });

  it('is left with Esc, and what comes next is drawn', async () => {
    const { seat, conversation } = seated();
    const found = conversation.find(gates);
    await seat.keys('d', ESC);
    await pause(ESC_MS);
    expect(await found).toBeUndefined();
    const shown = conversation.show(keysScreen);
    await seat.keys('n');
    expect(await seat.lines()).toEqual(['keys n', '80 by 24']);
    await seat.keys(ENTER);
    expect(await shown).toBe('n');
  });

  it('takes the screen over from what was held back, and fits a small terminal', async () => {
    const { seat, conversation } = seated({ columns: 20, rows: 10 });
    const first = conversation.show(page('first'));
    await seat.keys('q');
    await first;
    void failureOf(conversation.find({ ...gates, hint: 'a hint that is too long' }));
    await settled();
    expect(await seat.lines()).toEqual([
      '? Which?',
      '❯ COL-1 health data',
      '  COL-2 golden sig…',
      '  DQ-1 clocks agree',
      'a hint that is too…',
    ]);
  });

  it('goes on when it comes back from the background', async () => {
    vi.spyOn(process, 'kill').mockReturnValue(true);
    const { seat, conversation } = seated();
    const found = conversation.find(gates);
    await seat.keys('\u001a');
    process.emit('SIGCONT', 'SIGCONT');
    await seat.resize(80, 24);
    await seat.keys('d', 'q', ENTER);
    expect(await found).toBe('DQ-1');
  });
});

describe('an interruption', () => {
  type Open = ReturnType<typeof seated>['conversation'];
  const asking: [string, (conversation: Open) => Promise<unknown>][] = [
    ['a screen', (conversation) => conversation.show(keysScreen)],
    ['a text', (conversation) => conversation.type(field())],
    ['a list', (conversation) => conversation.find(gates)],
  ];
  const ways: [string, InterruptSignal, (seat: ReturnType<typeof seated>['seat']) => unknown][] = [
    ['Ctrl-C', 'SIGINT', (seat) => seat.keys(CTRL_C)],
    ['Ctrl-D', 'SIGINT', (seat) => seat.keys(CTRL_D)],
    ['a closed input', 'SIGINT', (seat) => seat.input.end()],
    ['a broken input', 'SIGINT', (seat) => seat.input.emit('error', new Error('EIO'))],
    ['SIGINT', 'SIGINT', (seat) => seat.interrupt('SIGINT')],
    ['SIGTERM', 'SIGTERM', (seat) => seat.interrupt('SIGTERM')],
    ['SIGHUP', 'SIGHUP', (seat) => seat.interrupt('SIGHUP')],
  ];
  const all = asking.flatMap(([what, ask]) =>
    ways.map(([how, signal, act]) => ({ what, how, ask, signal, act })),
  );

  // The library's own prompt does not take the error of a terminal.
  const mostWays = all.filter(({ what, how }) => what !== 'a list' || how !== 'a broken input');
  it.each(mostWays)('of $what by $how', async ({ ask, signal, act }) => {
    const { seat, conversation } = seated();
    const failure = failureOf(ask(conversation));
    await settled();
    await act(seat);
    expect(await failure).toEqual(new Interrupted(signal));
    expect(await failure).toMatchObject({ name: 'Interrupted', signal, draft: undefined });
    conversation.close();
    expect(seat.text.endsWith(`${PLAIN_PASTE}${SHOW_CURSOR}${FORMER_SCREEN}`)).toBe(true);
  });

  it.each(all.filter(({ how }) => !how.startsWith('Ctrl')))(
    'before $what, by $how, ends what is asked then',
    async ({ ask, signal, act }) => {
      const { seat, conversation } = seated();
      const shown = conversation.show(keysScreen);
      await seat.keys(ENTER);
      await shown;
      // What is closed between two prompts is noticed when it is read.
      seat.input.resume();
      await act(seat);
      await settled();
      expect(await failureOf(ask(conversation))).toMatchObject({ name: 'Interrupted', signal });
    },
  );

  it.each<[string, string[], string | undefined]>([
    ['nothing yet', [], undefined],
    ['as it is', ['ab', LEFT, 'c'], 'acb'],
    ['with a paste', ['a ', pasted('b\rc')], 'a b c'],
    ['refused', ['no', ENTER], 'no'],
  ])('tells the text that was being typed: %s', async (_, keys, draft) => {
    const { seat, conversation } = seated();
    const failure = failureOf(conversation.type(field()));
    await seat.keys(...keys, CTRL_C);
    expect(await failure).toMatchObject({ signal: 'SIGINT', draft });
  });

  it.each<[string, (seat: ReturnType<typeof seated>['seat']) => unknown]>([
    ['a signal', (seat) => seat.interrupt('SIGTERM')],
    ['a closed input', (seat) => seat.input.end()],
  ])('by %s tells the text as well', async (_, act) => {
    const { seat, conversation } = seated();
    const failure = failureOf(conversation.type(field()));
    await seat.keys('abc');
    act(seat);
    expect(await failure).toMatchObject({ draft: 'abc' });
  });

  it('tells no text that was finished', async () => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field());
    await seat.keys('abc', ENTER);
    await typed;
    const failure = failureOf(conversation.show(keysScreen));
    await seat.keys(CTRL_C);
    expect(await failure).toMatchObject({ draft: undefined });
  });

  it('with Ctrl-D in the middle of a text deletes what is under the cursor', async () => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field('abc'));
    await seat.keys(LEFT, LEFT, CTRL_D, ENTER);
    expect(await typed).toBe('ac');
  });

  it('leaves an error of a screen as it is', async () => {
    const { conversation } = seated();
    const broken = {
      ...page(),
      draw: () => {
        throw new TypeError('slip');
      },
    };
    await expect(conversation.show(broken)).rejects.toThrow(new TypeError('slip'));
  });
});
