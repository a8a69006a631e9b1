import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitText, xmlText } from '../../../src/report/office/xml-text.ts';
import { strictXml } from './strict-xml.ts';

it.each([
  ['a\u0000b\u001b', 'a\ufffdb\ufffd'],
  ['half \ud800, other \udc00', 'half \ufffd, other \ufffd'],
  ['\u{1f600} 한국어 ção', '\u{1f600} 한국어 ção'],
  ['\uffff\ufffe', '\ufffd\ufffd'],
  ['one\r\ntwo\rthree\n\tfour', 'one\ntwo\nthree\n\tfour'],
])('fitText(%j)', (text, expected) => {
  expect(fitText(text)).toBe(expected);
});

it('xmlText(text) in an attribute reads as fitText(text), whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const [root] = strictXml(`<a b="${xmlText(text)}">${xmlText(text)}</a>`);
      expect(root?.attributes.get('b')).toBe(fitText(text));
    }),
  );
});
