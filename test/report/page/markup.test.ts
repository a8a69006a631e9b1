import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, jsonMarkup, trusted } from '../../../src/report/page/markup.ts';
import { plain } from '../../../src/report/plain.ts';

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescaped = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);

/** Texts in which what is dangerous is frequent. */
const hostileText = fc.array(
  fc.oneof(
    fc.constantFrom('</script>', '<img onerror=alert(1)>', '"', "'", '&lt;', '<!--', '\u2028', '\u202e', '`'),
    fc.string({ unit: 'binary' }),
  ),
);

describe('html', () => {
  it.each([
    ['a text', html`<b>${'<i>&"\''}</b>`, '<b>&lt;i&gt;&amp;&quot;&#39;</b>'],
    ['a number', html`<b>${-0.5}</b>`, '<b>-0.5</b>'],
    ['nothing', html`<b>${null}</b>`, '<b></b>'],
    ['markup', html`<b>${html`<i>${'<'}</i>`}</b>`, '<b><i>&lt;</i></b>'],
    ['a list', html`<b>${['<', [html`<i>`, 2]]}</b>`, '<b>&lt;<i>2</b>'],
    ['what is trusted', html`<b>${trusted('<svg/>')}</b>`, '<b><svg/></b>'],
    ['what acts on a screen', html`${'a\u202eb\u0000\n'}`, 'a\\u202eb\\x00\\n'],
  ])('html`…` with %s', (_, markup, text) => {
    expect(markup.toString()).toBe(text);
  });

  it('html of a text leaves no character that HTML knows, and the text as it is printed', () => {
    fc.assert(
      fc.property(hostileText, (pieces) => {
        const text = pieces.join('');
        const told = html`${text}`.toString();
        expect(told).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(unescaped(told)).toBe(plain(text));
      }),
    );
  });
});

describe('jsonMarkup', () => {
  it('jsonMarkup(value) is the value, and ends no script', () => {
    fc.assert(
      fc.property(hostileText, fc.json(), (pieces, json) => {
        const value = { text: pieces.join(''), [pieces.join('')]: JSON.parse(json) as unknown };
        const told = jsonMarkup(value).toString();
        expect(told).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(told)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
