import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from '../../src/report/plain.ts';

it.each([
  ['naïve', 'naïve'],
  ['e\u0301', 'e\u0301'],
  // Six marks on one letter stay, as some scripts need them.
  [`a${'\u0301'.repeat(6)}b`, `a${'\u0301'.repeat(6)}b`],
  [`a${'\u0301'.repeat(8)}b`, `a${'\u0301'.repeat(6)}\\u0301\\u0301b`],
  ['\u001b[31mred\n', '\\x1b[31mred\\n'],
  ['a\u202eb\u200b', 'a\\u202eb\\u200b'],
  ['👩‍💻 데이터 مَرْحَبًا', '👩‍💻 데이터 مَرْحَبًا'],
])('plain(%j) is %j', (text, told) => {
  expect(plain(text)).toBe(told);
});

it('plain(text) leaves no seven marks in a row, and loses nothing', () => {
  const mark = fc.constantFrom('\u0301', '\u0327', '\u{1d165}', 'z', ' ');
  fc.assert(
    fc.property(fc.string({ unit: mark, maxLength: 60 }), (text) => {
      const told = plain(text);
      expect(told).not.toMatch(/\p{M}{7}/u);
      const read = told.replace(/\\u([0-9a-f]+)/g, (_, digits: string) =>
        String.fromCodePoint(Number.parseInt(digits, 16)),
      );
      expect(read).toBe(text);
    }),
  );
});
