import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandingStyle, cssString } from '../../../src/report/page/branding-style.ts';

const none = { logo: null, colours: null, footer: null, confidentiality: null };

describe('brandingStyle', () => {
  it.each([
    ['no branding', null],
    ['a branding without colours', none],
  ])('brandingStyle(%s) leaves the band as it is', (_, branding) => {
    expect(brandingStyle(branding, 'Findings')).not.toContain('banner-band');
  });

  it('brandingStyle(branding) has its colours behind and below the title, its lines in the margins', () => {
    const style = brandingStyle(
      { ...none, colours: ['#0b5394', '#7f1d1d'], footer: 'Acme "Bank"', confidentiality: 'internal' },
      'Findings',
    );
    expect(style).toContain(
      '.banner-band { background: #0b5394; color: #fff; border-bottom: .4rem solid #7f1d1d;',
    );
    expect(style).toContain('@top-left { content: "Findings";');
    expect(style).toContain('@top-right { content: "internal";');
    expect(style).toContain('@bottom-left { content: "Acme \\22 Bank\\22 ";');
  });
});

describe('cssString', () => {
  it.each([
    ['', '""'],
    ['page 1, a-b', '"page 1, a-b"'],
    ['a"b', '"a\\22 b"'],
    ['</style>', '"\\3c \\2f style\\3e "'],
    ['\n🚀', '"\\a \\1f680 "'],
  ])('cssString(%j)', (text, told) => {
    expect(cssString(text)).toBe(told);
  });

  it('cssString(text) gives the text back, and holds nothing that ends a string or an element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const told = cssString(text);
        expect(told.slice(1, -1)).toMatch(/^[\x20!#-;=?-~]*$/);
        const read = told
          .slice(1, -1)
          .replace(/\\([0-9a-f]+) /g, (_, digits: string) =>
            String.fromCodePoint(Number.parseInt(digits, 16)),
          );
        expect(read).toBe(text);
      }),
    );
  });
});
