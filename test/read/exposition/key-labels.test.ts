import { describe, expect, it } from 'vitest';
import { type KeyGrammar, labelsOfKey } from '../../../src/read/exposition/key-labels.ts';
import { LineFault } from '../../../src/read/exposition/line-fault.ts';
import { unquotedLabel } from '../../../src/read/exposition/unquoted.ts';

const strict: KeyGrammar = { isLenient: false, unquoted: unquotedLabel };
const lenient: KeyGrammar = { isLenient: true, unquoted: unquotedLabel };

describe('labelsOfKey', () => {
  it.each([
    ['up', { __name__: 'up' }],
    ['up{}', { __name__: 'up' }],
    ['a:b{c="d"}', { __name__: 'a:b', c: 'd' }],
    ['up { a = "b" ,\tc="d" , }', { __name__: 'up', a: 'b', c: 'd' }],
    ['up{a="}\\"{,=",b="\\\\"}', { __name__: 'up', a: '}"{,=', b: '\\' }],
    ['up{a=""}', { __name__: 'up' }],
    ['{__name__="up", a="b"}', { __name__: 'up', a: 'b' }],
    ['{"a.b","c d"="e",f="g"}', { __name__: 'a.b', 'c d': 'e', f: 'g' }],
    ['{f="g","a.b"}', { __name__: 'a.b', f: 'g' }],
    [
      'up{__proto__="x"}',
      Object.fromEntries([
        ['__name__', 'up'],
        ['__proto__', 'x'],
      ]),
    ],
  ])('(%s) gives its labels', (text, labels) => {
    expect(labelsOfKey(text, strict)).toEqual(labels);
    expect(labelsOfKey(text, lenient)).toEqual(labels);
  });

  it.each([
    ['a.b{c.d="x",straße="M"}', { __name__: 'a.b', 'c.d': 'x', straße: 'M' }],
    ['9lives', { __name__: '9lives' }],
    ['{a="b"}', { a: 'b' }],
    ['{}', {}],
  ])('(%s, lenient) gives its labels', (text, labels) => {
    expect(labelsOfKey(text, lenient)).toEqual(labels);
  });

  it.each([
    ['9lives', 0, 'expected a metric name, got "9lives"'],
    ['{a="b"}', 0, 'expected a metric name, got "{a=\\"b\\"}"'],
    ['a.b', 1, 'expected "{" or a value, got ".b"'],
    ['up{a}', 4, 'expected "=", got "}"'],
    ['up{a=b}', 5, 'expected a label value in quotes, got "b}"'],
    ['up{a="b}', 5, 'expected a label value in quotes, got "\\"b}"'],
    ['up{a="b" c="d"}', 9, 'expected "," or "}", got "c=\\"d\\"}"'],
    ['up{,}', 3, 'expected a label name, got ",}"'],
    ['up{1a="b"}', 3, 'expected a label name, got "1a=\\"b\\"}"'],
    ['up{a="b",a="c"}', 9, 'the label "a" comes twice'],
    ['up{"down"}', 3, 'the label "__name__" comes twice'],
  ])('(%s) refuses at %d', (text, at, what) => {
    const refused = () => labelsOfKey(text, strict);
    expect(refused).toThrow(LineFault);
    expect(refused).toThrow(expect.objectContaining({ at, message: what }));
  });
});
