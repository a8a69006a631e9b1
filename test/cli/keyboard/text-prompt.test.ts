import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BACKSPACE, ENTER, ESC, field, LEFT, pasted, seated } from './fake-seat.ts';

/** After so long Esc is a key of its own. */
const ESC_MS = 150;

describe('type', () => {
  it('shows the field with the cursor after what is typed', async () => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field());
    await seat.keys('w', 'h', 'y');
    expect(await seat.lines()).toEqual(['Why?', '> why']);
    expect((await seat.shown()).cursor).toEqual([5, 1]);
    expect(seat.text).toContain('> \u001b[?25h');
    await seat.keys(ENTER);
    expect(await typed).toBe('why');
  });

  it.each<[string, string, string[], string]>([
    ['nothing', '', [ENTER], ''],
    ['blanks around it', '', ['  a  b ', ENTER], 'a  b'],
    ['letters of every kind', '', ['größer ', '한국어 ', '👍🏽', ENTER], 'größer 한국어 👍🏽'],
    ['what stands there', 'abc', [ENTER], 'abc'],
    ['more behind it', 'abc', ['d', ENTER], 'abcd'],
    ['less of it', 'abc', [BACKSPACE, BACKSPACE, ENTER], 'a'],
    ['something in the middle of it', 'abc', [LEFT, 'x', LEFT, LEFT, 'y', ENTER], 'aybxc'],
    ['something before it', 'abc', ['\u0001', 'x', ENTER], 'xabc'],
    ['all of it away', 'abc', ['\u0015', ENTER], ''],
    ['Alt-Enter', 'abc', ['\u001b\r'], 'abc'],
    ['Ctrl-J', 'abc', ['d', '\n'], 'abcd'],
    ['several lines unchanged', 'one\n  two\r\nthree ', [ENTER], 'one\n  two\r\nthree '],
    ['several lines changed and changed back', 'one\ntwo', ['x', BACKSPACE, ENTER], 'one\ntwo'],
    ['several lines with one letter more', 'one \n  two\r\nthree', ['!', ENTER], 'one two three!'],
    ['a paste', '', ['a', pasted('b\rc'), 'd', ENTER], 'ab cd'],
    ['a paste with LF', '', [pasted('b\nc\nd'), ENTER], 'b c d'],
    ['a paste with CRLF', '', [pasted('b\r\nc\r\nd'), ENTER], 'b c d'],
    ['a paste with empty lines', '', [pasted('b\r\rc'), ENTER], 'b c'],
    ['a paste that ends with a line end', '', ['a ', pasted('b\r'), 'c', ENTER], 'a b c'],
    ['a paste in the middle', 'ac', [LEFT, pasted('b1\r2'), ENTER], 'ab1 2c'],
    ['a paste of what looks like keys', '', [pasted('q?2'), ENTER], 'q?2'],
  ])('takes %s', async (_, initial, keys, text) => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field(initial));
    await seat.keys(...keys);
    expect(await typed).toBe(text);
  });

  it('does not end with a paste', async () => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field());
    await seat.keys(pasted('one\r'));
    expect(await seat.lines()).toEqual(['Why?', '> one ']);
    await seat.keys(ENTER);
    expect(await typed).toBe('one');
  });

  it('sets the cursor into what stands there', async () => {
    const { seat, conversation } = seated();
    void conversation.type(field('abc')).catch(() => {});
    expect((await seat.shown()).cursor).toEqual([5, 1]);
    await seat.keys(LEFT);
    expect((await seat.shown()).cursor).toEqual([4, 1]);
    await seat.keys('\u0001');
    expect((await seat.shown()).cursor).toEqual([2, 1]);
    expect(await seat.lines()).toEqual(['Why?', '> abc']);
  });

  it('shows a text that is longer than the line, with the cursor at its end', async () => {
    const { seat, conversation } = seated({ columns: 20 });
    void conversation.type(field('a'.repeat(30))).catch(() => {});
    await seat.keys('b');
    expect(await seat.lines()).toEqual(['Why?', `> ${'a'.repeat(18)}`, `${'a'.repeat(12)}b`]);
    expect((await seat.shown()).cursor).toEqual([13, 2]);
  });

  it.each([
    ['Latin', 'word '],
    ['Hangul', '단어 '],
  ])(
    'keeps in sight what a %s text is, what the keys do and its end, however long it is',
    async (_, word) => {
      const { seat, conversation } = seated();
      const named = {
        draw: ({ rows }: { rows: number }) => ['claim', 'Comment', 'Enter takes it'].slice(rows < 6 ? 1 : 0),
      };
      const typed = conversation.type(field('', named));
      const text = `${word.repeat(600)}end`;
      await seat.keys(pasted(text));
      const { lines } = await seat.shown();
      expect(lines.slice(0, 2)).toEqual(['Comment', 'Enter takes it']);
      expect(lines.join('')).toMatch(/end$/);
      await seat.keys(ENTER);
      expect(await typed).toBe(text);
    },
  );

  it.each([ENTER, '\u001b\r'])(
    'shows what is wrong until the next key, and keeps the text (%j)',
    async (enter) => {
      const { seat, conversation } = seated();
      const typed = conversation.type(field());
      await seat.keys('no', enter);
      expect(await seat.lines()).toEqual(['Why?', 'no is no reason', '> no']);
      expect((await seat.shown()).cursor).toEqual([4, 2]);
      await seat.keys(enter);
      expect(await seat.lines()).toEqual(['Why?', 'no is no reason', '> no']);
      await seat.keys('t');
      expect(await seat.lines()).toEqual(['Why?', '> not']);
      await seat.keys(ENTER);
      expect(await typed).toBe('not');
    },
  );

  it('leaves the cursor where it is when something is wrong', async () => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field());
    await seat.keys('no', LEFT, ENTER);
    expect((await seat.shown()).cursor).toEqual([3, 2]);
    await seat.keys('x', ENTER);
    expect(await typed).toBe('nxo');
  });

  it('checks the text trimmed', async () => {
    const { seat, conversation } = seated();
    const checked: string[] = [];
    const check = (text: string): undefined => void checked.push(text);
    const typed = conversation.type(field(' x ', { check }));
    await seat.keys('  ', ENTER);
    await typed;
    expect(checked).toEqual(['x']);
  });

  it('is left with Esc', async () => {
    const { seat, conversation } = seated();
    const typed = conversation.type(field('abc'));
    await seat.keys('d', ESC);
    await pause(ESC_MS);
    expect(await typed).toBeUndefined();
  });

  const typedAlready = 'Esc again leaves';
  const pressEsc = async ({ seat }: ReturnType<typeof seated>, keys = ESC): Promise<void> => {
    await seat.keys(keys);
    await pause(ESC_MS);
  };

  it('is left with a second Esc where something was typed and the field says so', async () => {
    const sitting = seated();
    const typed = sitting.conversation.type(field('abc', { typedAlready }));
    await sitting.seat.keys('d');
    await pressEsc(sitting);
    expect(await sitting.seat.lines()).toEqual(['Why?', 'Esc again leaves', '> abcd']);
    await sitting.seat.keys('e');
    expect(await sitting.seat.lines()).toEqual(['Why?', '> abcde']);
    await pressEsc(sitting);
    await pressEsc(sitting);
    expect(await typed).toBeUndefined();
  });

  it.each<[string, string[], string]>([
    ['one Esc where nothing was typed', [], ESC],
    ['one Esc where it was changed back', ['d', BACKSPACE], ESC],
    ['two that come fast', ['d'], `${ESC}${ESC}`],
  ])('is left with %s', async (_, keys, esc) => {
    const sitting = seated();
    const typed = sitting.conversation.type(field('abc', { typedAlready }));
    await sitting.seat.keys(...keys);
    await pressEsc(sitting, esc);
    expect(await typed).toBeUndefined();
  });

  it('is drawn anew in another size, with what was typed', async () => {
    const { seat, conversation } = seated();
    const draw = ({ columns }: { columns: number }): string[] => [`Why, in ${columns} columns?`];
    void conversation.type(field('', { draw })).catch(() => {});
    await seat.keys('abc');
    await seat.resize(60, 20);
    expect(await seat.lines()).toEqual(['Why, in 60 columns?', '> abc']);
    expect((await seat.shown()).cursor).toEqual([5, 1]);
  });
});
