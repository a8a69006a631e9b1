import { describe, expect, it } from 'vitest';
import { markdownTable, markdownText } from '../../src/report/markdown.ts';

describe('markdownText(text)', () => {
  it.each([
    ['a plain text', 'nothing to hide', 'nothing to hide'],
    ['emphasis', 'so *very* _slow_ ~~now~~', 'so \\*very\\* \\_slow\\_ \\~\\~now\\~\\~'],
    ['code', 'run `ls`', 'run \\`ls\\`'],
    ['a link', '![x](y) [a]', '!\\[x\\](y) \\[a\\]'],
    ['HTML', '<script>', '\\<script\\>'],
    ['an entity', 'R&amp;D, R&D, &#35;', 'R\\&amp;D, R&D, \\&#<!-- -->35;'],
    ['the end of a cell', 'a | b \\| c', 'a \\| b \\\\\\| c'],
    ['a heading', '## Done', '\\## Done'],
    ['an empty heading', '#', '\\#'],
    ['the end of a heading', 'Written in C #', 'Written in C \\#'],
    ['no heading', '#one of C#', '#one of C#'],
    ['a list', '- one', '\\- one'],
    ['an empty list', '+', '\\+'],
    ['a number', '-5 % to +5 %', '-5 % to +5 %'],
    ['a rule', '---', '\\---'],
    ['a rule with blanks', '- - -', '\\- - -'],
    ['a numbered list', '2. half', '2\\. half'],
    ['a year at the end', '2026.', '2026\\.'],
    ['a time', '2.5 h, 3) later', '2.5 h, 3) later'],
    ['lines', ' one\n# two\r\n3. three ', 'one # two 3. three'],
    ['a text that runs to the left', 'שלום', 'שלום'],
    ['an address', 'see https://a.example/x', 'see https:<!-- -->//a.example/x'],
    ['an address without a scheme', 'www.a.example', 'www<!-- -->.a.example'],
    ['a name that GitHub would call', '@torvalds, a@b.example', '@<!-- -->torvalds, a@<!-- -->b.example'],
    ['an address after a mark', 'x_http://evil.example', 'x\\_http:<!-- -->//evil.example'],
    ['an address after a digit', '1ftp://evil.example', '1ftp:<!-- -->//evil.example'],
    ['one without a scheme after a mark', '_www.evil.example', '\\_www<!-- -->.evil.example'],
    ['a letter that is sent after a mark', '_mailto:a', '\\_mailto:<!-- -->a'],
    ['a thread', '#12, octo/repo#3, GH-4', '#<!-- -->12, octo/repo#<!-- -->3, GH-<!-- -->4'],
    ['no address and nobody', 'tcp://db, 3 @ 4, http:', 'tcp://db, 3 @ 4, http:'],
    ['a character that turns the text', 'a\u202eb', 'a\\\\u202eb'],
  ])('%s: %j', (_, text, shown) => {
    expect(markdownText(text)).toBe(shown);
  });
});

describe('markdownTable(headings, rows, onTheRight)', () => {
  it('is a line of headings, a rule and a line a row', () => {
    expect(markdownTable(['Gate', 'Level'], [['COL\\|1', '1']], [1])).toBe(
      '| Gate | Level |\n| --- | --: |\n| COL\\|1 | 1 |\n',
    );
  });
});
