import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBaseline, emptyBaseline } from '../../../src/read/baseline/baseline-text.ts';
import { readYamlText } from '../../../src/read/yaml/yaml.ts';

type Item = Readonly<Record<string, unknown>>;

const NOTHING = { changed: new Map<number, Item>(), removed: new Set<number>(), added: [] as Item[] };

function changed(text: string, change: Partial<typeof NOTHING>): string {
  return changedBaseline(readYamlText(text, 'b.yaml'), { ...NOTHING, ...change }).text;
}

const BLOCK = `# ours
schema: aiops/baseline/v1
accepted:   # with care
  # about a, in two
  # lines
  - fingerprint: a # the first
    reason: |
      planned
      # no comment
  - fingerprint: b   # the second
    # inside b
    reason: 'it''s fine'

  # about c
  - {fingerprint: c, reason: moved}
  # the end
`;

describe('changedBaseline', () => {
  it.each<[string, readonly number[], string]>([
    [
      'the first',
      [0],
      `# ours
schema: aiops/baseline/v1
accepted:   # with care
  - fingerprint: b   # the second
    # inside b
    reason: 'it''s fine'

  # about c
  - {fingerprint: c, reason: moved}
  # the end
`,
    ],
    [
      'one in the middle',
      [1],
      `# ours
schema: aiops/baseline/v1
accepted:   # with care
  # about a, in two
  # lines
  - fingerprint: a # the first
    reason: |
      planned
      # no comment

  # about c
  - {fingerprint: c, reason: moved}
  # the end
`,
    ],
    [
      'the last',
      [2],
      `# ours
schema: aiops/baseline/v1
accepted:   # with care
  # about a, in two
  # lines
  - fingerprint: a # the first
    reason: |
      planned
      # no comment
  - fingerprint: b   # the second
    # inside b
    reason: 'it''s fine'

  # the end
`,
    ],
    [
      'all',
      [0, 1, 2],
      `# ours
schema: aiops/baseline/v1
accepted: []   # with care

  # the end
`,
    ],
  ])('changedBaseline(file, {removed: %s}) leaves every other byte', (_, removed, expected) => {
    expect(changed(BLOCK, { removed: new Set(removed) })).toBe(expected);
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(changed(crlf(BLOCK), { removed: new Set(removed) })).toBe(crlf(expected));
  });

  it.each<[string, readonly number[], string]>([
    ['accepted: [{f: a}, {f: b}, {f: c}] # all', [0], 'accepted: [{f: b}, {f: c}] # all'],
    ['accepted: [{f: a}, {f: b}, {f: c}]', [1], 'accepted: [{f: a}, {f: c}]'],
    ['accepted: [{f: a}, {f: b}, {f: c}]', [1, 2], 'accepted: [{f: a}]'],
    ['accepted: [ {f: a}, {f: b} ]\nmore: 1\n', [0, 1], 'accepted: [  ]\nmore: 1\n'],
    [
      'accepted: [ # list\n  # a is old\n  {f: a}, # of a\n  # b is new\n  {f: b} # of b\n]\n',
      [0],
      'accepted: [ # list\n  # b is new\n  {f: b} # of b\n]\n',
    ],
    ['{"accepted": [{"f": "a"}, {"f": "b"}]}', [0], '{"accepted": [{"f": "b"}]}'],
    ['accepted:\n- f: a\n- f: b', [1], 'accepted:\n- f: a'],
    ['accepted:\n- f: a\n- f: b', [0, 1], 'accepted: []'],
    ['accepted:\n-\n  f: a\n- f: b\n', [0], 'accepted:\n- f: b\n'],
  ])('changedBaseline(%j, {removed: %j}) is %j', (text, removed, expected) => {
    expect(changed(text, { removed: new Set(removed) })).toBe(expected);
  });

  it('changedBaseline(file, {removed}) writes out what a removed entry lends to others', () => {
    const text = 'accepted:\n  - f: a\n    why: &w [x]\n  - f: b\n    why: *w\n';
    const file = readYamlText(changed(text, { removed: new Set([0]) }), 'b.yaml');
    expect(file.data).toEqual({ accepted: [{ f: 'b', why: ['x'] }] });
  });

  it.each<[string, string, string]>([
    [
      'at the end, before closing comments',
      BLOCK,
      BLOCK.replace('  # the end', '  - f: d\n    n: "1"\n  # the end'),
    ],
    ['in flow style', 'accepted: [{f: a}]\n', 'accepted: [{f: a}, {f: d, n: "1"}]\n'],
    ['to an empty list', 'accepted: []\n', 'accepted:\n  - f: d\n    n: "1"\n'],
    ['without a line end', 'accepted:\n- f: a', 'accepted:\n- f: a\n- f: d\n  n: "1"'],
  ])('changedBaseline(file, {added}) adds %s', (_, text, expected) => {
    expect(changed(text, { added: [{ f: 'd', n: '1' }] })).toBe(expected);
  });

  it('changedBaseline(file, {changed}) changes values in their places', () => {
    const text = `accepted:
  # mine
  - reason: old # why
    fingerprint: a
    expires: 2026-01-01 # soon
    ongoing: true
  - fingerprint: b
`;
    const item = { fingerprint: 'c', reason: 'new', expires: '2026-12-31', owner: 'ops' };
    expect(changed(text, { changed: new Map([[0, item]]) })).toBe(`accepted:
  # mine
  - reason: new # why
    fingerprint: c
    expires: 2026-12-31 # soon
    ongoing: null
    owner: ops
  - fingerprint: b
`);
  });

  it('changedBaseline(emptyBaseline(path, schema), {added}) makes a file with a word on what it is', () => {
    const file = changedBaseline(emptyBaseline('b.yaml', 'aiops/baseline/v1'), {
      ...NOTHING,
      added: [{ fingerprint: '12e4', reason: 'a: b' }],
    });
    expect(file.text).toMatch(
      /^# Findings that were accepted.*\n# .*\n# .*\nschema: aiops\/baseline\/v1\naccepted:\n/,
    );
    expect(file.data).toEqual({
      schema: 'aiops/baseline/v1',
      accepted: [{ fingerprint: '12e4', reason: 'a: b' }],
    });
  });

  it('changedBaseline(file, {removed}) of any file keeps the data and comments of the others, in order', () => {
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.boolean()), ({ text, parts }, chosen) => {
        const removed = new Set(parts.flatMap((_, at) => (chosen.next().value === true ? [at] : [])));
        const left = parts.filter((_, at) => !removed.has(at));
        const file = changedBaseline(readYamlText(text, 'b.yaml'), { ...NOTHING, removed });
        expect(file.data).toEqual({ schema: 's', accepted: left.map(({ item }) => item), more: 1 });
        const comments = (file.text.match(/# \w+-\w+/g) ?? []).filter(
          (comment) => !comment.endsWith('-loose'),
        );
        expect(comments).toEqual([
          '# head-comment',
          ...left.flatMap((part) => part.comments),
          '# more-comment',
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('changedBaseline(changedBaseline(file, {added}), {removed: the added}) gives the old bytes back', () => {
    fc.assert(
      fc.property(files, fc.array(items, { minLength: 1, maxLength: 3 }), ({ text, parts }, added) => {
        const grown = changedBaseline(readYamlText(text, 'b.yaml'), { ...NOTHING, added });
        const removed = new Set(added.map((_, at) => parts.length + at));
        expect(changedBaseline(grown, { ...NOTHING, removed }).text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

const words = fc.oneof(
  fc.constantFrom(
    'planned',
    'a: b',
    '# none',
    '- dash',
    "it's",
    '"',
    '12e4',
    '',
    'null',
    'two\nlines',
    '日本',
    '[x',
    '{',
    ', ',
  ),
  fc.string({ maxLength: 12 }),
);
const items = fc.record({ fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/), reason: words });

const parts = fc.record({
  item: items,
  above: fc.integer({ min: 0, max: 2 }),
  beside: fc.boolean(),
  blank: fc.boolean(),
  isFlow: fc.boolean(),
});

/** Block lists as people write them; comments are numbered by the entry that they belong to. */
const files = fc
  .record({
    list: fc.array(parts, { minLength: 1, maxLength: 6 }),
    indent: fc.constantFrom('', '  ', '    '),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    isLoose: fc.boolean(),
  })
  .map(({ list, indent, lineEnd, isLoose }) => {
    const comments: string[][] = list.map(() => []);
    const lines = list.flatMap(({ item, above, beside, blank, isFlow }, at) => {
      const own = Array.from({ length: above }, (_, line) => `# c${at}-above${line}`);
      const end = beside ? ` # c${at}-beside` : '';
      comments[at]!.push(...own, ...(beside ? [`# c${at}-beside`] : []));
      const { fingerprint, reason } = item;
      const written = isFlow
        ? [`- {fingerprint: ${JSON.stringify(fingerprint)}, reason: ${JSON.stringify(reason)}}${end}`]
        : [`- fingerprint: ${JSON.stringify(fingerprint)}${end}`, `  reason: ${JSON.stringify(reason)}`];
      return [...(blank ? [''] : []), ...own, ...written];
    });
    const text = [
      '# head-comment',
      'schema: s',
      'accepted:',
      ...lines.map((line) => (line === '' ? '' : indent + line)),
      ...(isLoose ? ['', `${indent}# at-loose`, ''] : []),
      '# more-comment',
      'more: 1',
      '',
    ].join(lineEnd);
    return { text, parts: list.map(({ item }, at) => ({ item, comments: comments[at]! })) };
  });
