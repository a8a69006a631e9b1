import { describe, expect, it } from 'vitest';
import { type Fault, InputError } from '../../../src/errors.ts';
import { readYaml, readYamlText } from '../../../src/read/yaml/yaml.ts';
import { sourceOf } from '../source-of.ts';

const SYNTAX = 'check the indentation, colons and quotes of this line and the one before';
const REPEATED = {
  code: 'yaml-aliases',
  what: 'the references (*name) repeat too much',
  why: 'a few short lines would grow without end',
  fix: 'write the repeated parts out',
};
const TOO_MUCH = {
  code: 'yaml-too-large',
  place: 'a.yaml',
  what: 'the document has more than 500,000 words, marks and line ends',
  fix: 'check that this is the right file, or split it',
};
const TOO_DEEP = {
  code: 'yaml-depth',
  what: 'nested deeper than 64 levels',
  fix: 'check the brackets and the indentation up to here',
};
const MIB = 1_048_576;

describe('readYamlText', () => {
  it.each<[string, unknown]>([
    ['a: 1\nb: [x, yes, ~]', { a: 1, b: ['x', 'yes', null] }],
    ['a: 2026-10-01', { a: '2026-10-01' }],
    ['1: one\nnull: none', { 1: 'one', null: 'none' }],
    ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['a: &x {b: 1}\nc: {<<: *x}', { a: { b: 1 }, c: { '<<': { b: 1 } } }],
    ['%YAML 1.2\n---\na: 1\n', { a: 1 }],
    ['a: 1\r\nb:\r\n  - c\r\n', { a: 1, b: ['c'] }],
  ])('readYamlText(%j) gives %j', (text, data) => {
    expect(readYamlText(text, 'a.yaml').data).toEqual(data);
  });

  it('readYamlText("__proto__: ...") makes a key like any other', () => {
    const { data } = readYamlText('__proto__: {polluted: 1}\na: 1', 'a.yaml');
    expect(Object.keys(data as object)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each<[string, Fault]>([
    [
      'a:\n\tb: 1',
      {
        code: 'yaml-syntax',
        place: 'a.yaml:2:1',
        what: 'tabs are not allowed as indentation',
        fix: 'indent with blanks',
      },
    ],
    ['a: "x\nb: 2', { code: 'yaml-syntax', place: 'a.yaml:2:5', what: 'missing closing quote', fix: SYNTAX }],
    [
      'a: b: c',
      {
        code: 'yaml-syntax',
        place: 'a.yaml:1:4',
        what: 'two keys on one line, or a line that is indented too far',
        fix: 'put a text that holds ": " into quotes, or check the indentation',
      },
    ],
    [
      'a: @b',
      {
        code: 'yaml-syntax',
        place: 'a.yaml:1:4',
        what: 'plain value cannot start with reserved character @',
        fix: 'put the text into quotes',
      },
    ],
    [
      '? [a]\n: 1',
      {
        code: 'yaml-syntax',
        place: 'a.yaml:1:3',
        what: 'expected a text as a key',
        fix: 'write the key as plain text',
      },
    ],
    [
      '%FOO\n%FOO\n---\na: 1',
      { code: 'yaml-syntax', place: 'a.yaml:2:1', what: 'more than one directive', fix: SYNTAX },
    ],
    [
      'a: 1\nb:\n  c: 1\n  "c": 2',
      {
        code: 'yaml-duplicate-key',
        place: 'a.yaml:4:3',
        what: 'key "c" appears twice in one mapping',
        fix: 'keep one of the two',
      },
    ],
    [
      'a: 1\n---\nb: 1',
      {
        code: 'yaml-several-documents',
        place: 'a.yaml:2:1',
        what: 'a second document begins here',
        fix: 'put each document into a file of its own, without ---',
      },
    ],
    [
      'a: !js/function "x"',
      {
        code: 'yaml-tag',
        place: 'a.yaml:1:4',
        what: 'tag "!js/function" is not allowed',
        fix: 'leave the tag out',
      },
    ],
    [
      'a: 1\nb: !!binary aGk=',
      {
        code: 'yaml-tag',
        place: 'a.yaml:2:4',
        what: 'tag "!!binary" is not allowed',
        fix: 'leave the tag out',
      },
    ],
    [
      'a: *b',
      {
        code: 'yaml-aliases',
        place: 'a.yaml:1:4',
        what: 'reference "*b" leads nowhere',
        fix: 'set the anchor &b before it, or put the text into quotes',
      },
    ],
    ['a: &a [*a]', { ...REPEATED, place: 'a.yaml:1:8' }],
    [
      ['a: &a [x]', 'b: &b [*a]', 'c: &c [*b]', 'd: &d [*c]', 'e: *d'].join('\n'),
      { ...REPEATED, place: 'a.yaml:5:4' },
    ],
    [`a: &a x\nb: [${'*a, '.repeat(101)}]`, { ...REPEATED, place: 'a.yaml:2:5' }],
    [
      '# nothing\n',
      {
        code: 'yaml-empty',
        place: 'a.yaml',
        what: 'expected a document, got nothing',
        fix: 'check that this is the right file',
      },
    ],
    [
      '- a',
      {
        code: 'yaml-mapping',
        place: 'a.yaml:1:1',
        what: 'expected a mapping, got a list',
        fix: 'begin with lines such as "schema: ..."; check that this is the right file',
      },
    ],
    [
      'a text',
      {
        code: 'yaml-mapping',
        place: 'a.yaml:1:1',
        what: 'expected a mapping, got a single value',
        fix: 'begin with lines such as "schema: ..."; check that this is the right file',
      },
    ],
  ])('readYamlText(%j) refuses', (text, fault) => {
    expect(() => readYamlText(text, 'a.yaml')).toThrow(new InputError(fault));
  });

  it.each<[string, string, Fault]>([
    ['brackets without end', `a: ${'['.repeat(4 * MIB)}`, { ...TOO_DEEP, place: 'a.yaml:1:66' }],
    ['lists in lists', '- '.repeat(2 * MIB), { ...TOO_DEEP, place: 'a.yaml:1:127' }],
    ['blank lines', `a: 1${'\n'.repeat(4 * MIB)}`, TOO_MUCH],
    ['keys', Array.from({ length: 300_000 }, (_, i) => `k${i}: 1`).join('\n'), TOO_MUCH],
    [
      'documents',
      '---\n'.repeat(MIB),
      {
        code: 'yaml-several-documents',
        place: 'a.yaml:2:1',
        what: 'a second document begins here',
        fix: 'put each document into a file of its own, without ---',
      },
    ],
    [
      'closing brackets',
      ']'.repeat(4 * MIB),
      {
        code: 'yaml-syntax',
        place: 'a.yaml:1:1',
        what: 'unexpected flow-seq-end token in YAML document',
        fix: SYNTAX,
      },
    ],
  ])('readYamlText(4 MiB of %s) refuses before it costs seconds', (_, text, fault) => {
    expect(() => readYamlText(text, 'a.yaml')).toThrow(new InputError(fault));
  });

  it('readYamlText(text) reads fifty thousand keys, none compared with each other', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(Object.keys(readYamlText(text, 'a.yaml').data as object)).toHaveLength(50_000);
  });
});

describe('readYaml', () => {
  it('readYaml(source) reads bytes in any chunks, without the byte order mark', async () => {
    const { data, text, path } = await readYaml(sourceOf('\ufeffa: größe\n', 'b.yaml', 1));
    expect({ data, text, path }).toEqual({ data: { a: 'größe' }, text: 'a: größe\n', path: 'b.yaml' });
  });

  it.each<[string, string | Uint8Array, Fault]>([
    [
      'NUL bytes',
      'a: 1\nb: \0',
      {
        code: 'nul-bytes',
        place: 'a.yaml:2',
        what: 'the line holds NUL bytes, so this is no text',
        fix: 'export the data again as UTF-8 text',
      },
    ],
    [
      'bytes that are not UTF-8',
      Uint8Array.of(97, 58, 32, 0xe4),
      {
        code: 'not-utf8',
        place: 'a.yaml:1',
        what: 'the line holds bytes that are not UTF-8',
        why: 'older Windows and Excel exports are often in windows-1252',
        fix: 'save the document as UTF-8',
      },
    ],
    [
      'ten megabytes',
      `a: ${'x'.repeat(10_000_000)}`,
      {
        code: 'yaml-too-large',
        place: 'a.yaml',
        what: 'the document is larger than 4 MiB',
        fix: 'check that this is the right file, or split it',
      },
    ],
  ])('readYaml(%s) refuses', async (_, content, fault) => {
    await expect(readYaml(sourceOf(content, 'a.yaml'))).rejects.toThrow(new InputError(fault));
  });
});

describe('readYamlText(text).placeOf', () => {
  const file = readYamlText(
    [
      'schema: x',
      'empty:',
      'list:',
      '  - id: a',
      '    n: 1',
      '  - {id: b, on: &on [1, 2]}',
      'again: *on',
      '"a.b": c',
    ].join('\n'),
    'a.yaml',
  );

  it.each<[readonly PropertyKey[], 'value' | 'key' | undefined, string]>([
    [[], undefined, 'a.yaml:1:1'],
    [['schema'], undefined, 'a.yaml:1:9'],
    [['schema'], 'key', 'a.yaml:1:1'],
    [['empty'], undefined, 'a.yaml:2:1'],
    [['list', 0], undefined, 'a.yaml:4:5'],
    [['list', 0, 'n'], undefined, 'a.yaml:5:8'],
    [['list', 1, 'id'], undefined, 'a.yaml:6:10'],
    [['list', 1, 'on', 1], undefined, 'a.yaml:6:25'],
    [['again', 1], undefined, 'a.yaml:6:25'],
    [['again'], undefined, 'a.yaml:7:8'],
    [['a.b'], undefined, 'a.yaml:8:8'],
    [['list', 1, 'nowhere', 'deeper'], undefined, 'a.yaml:6:5'],
    [['list', 7], undefined, 'a.yaml:4:3'],
    [['nowhere'], 'key', 'a.yaml:1:1'],
  ])('placeOf(%j, %s) is %s', (at, part, place) => {
    expect(file.placeOf(at, part)).toBe(place);
  });
});
