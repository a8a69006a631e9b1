import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutToLines,
  lineCount,
  lineHeight,
  textHeight,
  textWidth,
  widestWord,
} from '../../../src/report/pptx/measured-text.ts';

const style = { sizePoints: 10 };

describe('textWidth', () => {
  // Chromium 156, canvas, 1000px "Liberation Sans", regular and bold, without kerning.
  it.each([
    ['Alerting is ahead of automation', 13787, 14946],
    ['Nível declarado, ação', 9672, 10227],
    ['0123456789 (42 %)', 8785, 8785],
    ['The quick brown fox jumps over the lazy dog!', 20065, 21725],
    ['WORD WRAP: A–Z', 8833, 8999],
    ['경보가 자동화보다', 7638, 7638],
    ['Операции и мониторинг', 11192, 12036],
  ])('textWidth(%j) is at least that of a browser', (text, regular, bold) => {
    expect(textWidth(text, { sizePoints: 1000 })).toBeGreaterThanOrEqual(regular);
    expect(textWidth(text, { sizePoints: 1000, isBold: true })).toBeGreaterThanOrEqual(bold);
  });

  it('textWidth(of Latin letters) is no more than 4 % above that of a browser', () => {
    expect(textWidth('Alerting is ahead of automation', { sizePoints: 1000 })).toBeLessThan(13787 * 1.04);
    expect(textWidth('Nível declarado, ação', { sizePoints: 1000 })).toBeLessThan(9672 * 1.04);
  });

  it('textWidth(text) grows with the size alone', () => {
    expect(textWidth('Äb 가', { sizePoints: 20 })).toBeCloseTo(2 * textWidth('Äb 가', style), 9);
  });
});

describe('lineCount', () => {
  // `aaaa` is 4 × 5.56 × 1.03 = 22.9 points wide at 10 points, a space 2.9.
  it.each([
    ['', 30, 1],
    ['aaaa', 30, 1],
    ['aaaa aaaa', 30, 2],
    ['aaaa aaaa', 49, 1],
    ['aaaa aaaa aaaa', 49, 2],
    ['aaaaaaaa', 30, 2],
    ['a aaaaaaaa', 30, 3],
    ['가가가 가가가', 40, 2],
    ['aaa{aaa}aaa', 30, 3],
    ['aaa{aaa}aaa', 70, 1],
  ])('lineCount(%j, 10 points, in %d) is %d', (text, width, lines) => {
    expect(lineCount(text, style, width)).toBe(lines);
  });

  it('textHeight(text) is that of its lines, which are higher in Hangul', () => {
    expect(textHeight('aaaa aaaa', style, 30)).toBe(2 * lineHeight('aaaa', style));
    expect(lineHeight('가', style)).toBeGreaterThan(lineHeight('a', style));
  });
});

describe('cutToLines', () => {
  it.each([
    ['aaaa aaaa', 2, 'aaaa aaaa'],
    ['aaaa aaaa', 1, 'aaa…'],
    ['aaaa b c d e f', 2, 'aaaa b c…'],
  ])('cutToLines(%j, %d) => %j', (text, lines, cut) => {
    expect(cutToLines(text, style, { widthPoints: 30, lines })).toBe(cut);
  });

  it('cutToLines(any text) is the beginning of it and has room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(5), (text, more) => {
        const lines = more + 1;
        const cut = cutToLines(text, style, { widthPoints: 60, lines });
        expect(lineCount(cut, style, 60)).toBeLessThanOrEqual(lines);
        expect(cut === text || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1)))).toBe(true);
      }),
    );
  });

  it('cutToLines(a text of a megabyte) keeps what one slide can show', () => {
    const cut = cutToLines('word '.repeat(200_000), style, { widthPoints: 800, lines: 6 });
    expect(cut.length).toBeGreaterThan(500);
    expect(cut.length).toBeLessThan(1500);
  });
});

it('widestWord(text) is the width of its longest word', () => {
  expect(widestWord('a aaa aa', style)).toBe(textWidth('aaa', style));
});
