import { describe, expect, it } from 'vitest';
import { unquotedGo, unquotedLabel } from '../../../src/read/exposition/unquoted.ts';

describe('unquotedLabel', () => {
  it.each([
    ['plain', 'plain'],
    ['C:\\\\temp\\n', 'C:\\temp\n'],
    ['\\"x\\"', '"x"'],
    ['\\\\n', '\\n'],
    ['\\t\\x41', '\\t\\x41'],
    ['end\\', 'end\\'],
  ])('(%j) gives %j', (text, expected) => {
    expect(unquotedLabel(text)).toBe(expected);
  });
});

describe('unquotedGo', () => {
  // The left side is what Go 1.19 strconv.Quote writes, or what its Unquote takes.
  it.each([
    ['plain ü 💶', 'plain ü 💶'],
    ['\\a\\b\\f\\n\\r\\t\\v\\\\\\"\\\'', '\x07\b\f\n\r\t\v\\"\''],
    ['\\x00\\x7f', '\0\x7f'],
    ['\\u00e9\\U0001f600', 'é😀'],
    ['\\123\\001', 'S\x01'],
    ['\\xc3\\xa9\\303\\251', 'éé'],
    ['\\xff', '\ufffd'],
    ['\\ud800\\U00110000', '\ufffd\ufffd'],
    ['\\\\n', '\\n'],
    ['\\q', '\\q'],
    ['\\xg1', '\\xg1'],
  ])('(%j) gives %j', (text, expected) => {
    expect(unquotedGo(text)).toBe(expected);
  });
});
