import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  blankBlock,
  endingEarly,
  givingWay,
  laidOut,
  wholeOrNothing,
} from '../../../src/report/interview/layout.ts';
import { folded, harmless, lineOf, painted, paragraph } from '../../../src/report/interview/lines.ts';
import { windowOf } from '../../../src/report/interview/window.ts';
import { paint } from './interviews.ts';

const linesOf = (...texts: string[]) => texts.map((text) => lineOf(text));
const screen: readonly Block[] = [
  { part: 'header', forms: [linesOf('header')] },
  wholeOrNothing('rule', linesOf('----')),
  endingEarly('claim', linesOf('claim 1', 'claim 2', 'claim 3')),
  blankBlock,
  { part: 'anchors', forms: [linesOf('0', '1', '2')] },
  wholeOrNothing('why', linesOf('why 1', 'why 2')),
  givingWay('comments', linesOf('comment 1', 'comment 2')),
  blankBlock,
  { part: 'keys', forms: [linesOf('keys 1', 'keys 2'), linesOf('keys')] },
];

describe('laidOut(blocks, size, paint)', () => {
  const all = ['header', '----', 'claim 1', 'claim 2', 'claim 3', '', '0', '1', '2', 'why 1', 'why 2'];
  it.each([
    ['nothing gives way', 16, [...all, 'comment 1', 'comment 2', '', 'keys 1', 'keys 2']],
    ['a blank', 15, [...all.filter((line) => line !== ''), 'comment 1', 'comment 2', '', 'keys 1', 'keys 2']],
    [
      'why, for which a blank comes back',
      13,
      [
        'header',
        '----',
        'claim 1',
        'claim 2',
        'claim 3',
        '0',
        '1',
        '2',
        'comment 1',
        'comment 2',
        '',
        'keys 1',
        'keys 2',
      ],
    ],
    [
      'long keys',
      11,
      ['header', '----', 'claim 1', 'claim 2', 'claim 3', '0', '1', '2', 'comment 1', 'comment 2', 'keys'],
    ],
    [
      'the end of the comments',
      10,
      ['header', '----', 'claim 1', 'claim 2', 'claim 3', '0', '1', '2', 'comment 1 …', 'keys'],
    ],
    ['the rule', 8, ['header', 'claim 1', 'claim 2', 'claim 3', '0', '1', '2', 'keys']],
    ['the end of the claim', 6, ['header', 'claim 1 …', '0', '1', '2', 'keys']],
    ['what stands last', 4, ['header', 'claim 1 …', '0', '1']],
  ])('%s, in %d rows', (_, rows, lines) => {
    expect(laidOut(screen, { columns: 20, rows }, paint)).toEqual(lines);
  });
});

describe('folded(text, width)', () => {
  it.each([
    ['한국어 문장을 나눈다', 8, ['한국어', '문장을', '나눈다']],
    ['supercalifragilistic word', 8, ['supercal', 'ifragili', 'stic', 'word']],
    ['가나다라마', 5, ['가나', '다라', '마']],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 4, ['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']],
  ])('folded(%j, %d)', (text, width, lines) => {
    expect(folded(text, width)).toEqual(lines);
  });
});

describe('paragraph(text, shape)', () => {
  it('stays within its columns and can do nothing to a terminal, whatever the text', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (words, columns) => {
        for (const line of paragraph(`\u001b[31m${words}`, { columns })) {
          const shown = painted(line, columns, paint);
          expect(stringWidth(shown)).toBeLessThanOrEqual(columns);
          expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        }
      }),
    );
  });

  it('harmless(text) keeps a text in one line', () => {
    expect(harmless(' two\n\tlines \u001b[2J')).toBe('two lines \\x1b[2J');
  });
});

describe('painted(line, columns, paint)', () => {
  it('cuts before it colours', () => {
    const line = [...lineOf('left'), ...lineOf('a long right side', 'dim')];
    expect(painted(line, 12, (role, text) => `<${role}>${text}</>`)).toBe('left<dim>a lo…ide</>');
  });
});

describe('windowOf(entries, at, rows)', () => {
  const entries = [['a1', 'a2'], ['b'], ['c'], ['d1', 'd2'], ['e']].map((texts) => linesOf(...texts));
  const shown = (at: number, rows: number) =>
    windowOf(entries, at, rows).map((line) => painted(line, 10, paint));
  it.each([
    [0, 7, ['a1', 'a2', 'b', 'c', 'd1', 'd2', 'e']],
    [0, 5, ['', 'a1', 'a2', 'b', '  ↓']],
    [2, 4, ['  ↑', 'b', 'c', '  ↓']],
    [4, 5, ['  ↑', 'd1', 'd2', 'e', '']],
    [3, 1, ['d1']],
  ])('around %d in %d rows', (at, rows, lines) => {
    expect(shown(at, rows)).toEqual(lines);
  });
});
