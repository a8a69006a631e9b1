import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkOf } from '../../src/series/bulk.ts';
import {
  type ColumnOfInput,
  type JoinedColumn,
  joinColumns,
  spanOf,
  spanOfAll,
  withinTimes,
} from '../../src/series/join.ts';
import { type Labels, seriesName } from '../../src/series/labels.ts';
import { seriesQuality } from '../../src/series/quality.ts';
import { SampleColumn } from '../../src/series/samples.ts';

const MINUTE = 60_000;

/** A column of an input: ten values a minute apart, counting up from `from`. */
function part(path: string, labels: Labels, from: number, count = 10): ColumnOfInput {
  const column = new SampleColumn(labels);
  for (let i = from; i < from + count; i++) column.push(i * MINUTE, i, i - from + 2);
  return { path, column, range: bulkOf([column]) };
}

const cpu = { __name__: 'cpu' };
const namesOf = (joined: readonly JoinedColumn[]) => joined.map(({ column }) => seriesName(column.labels));

describe('joinColumns', () => {
  it('joinColumns(columns) of one input leaves its columns as they are, in code point order of their names', () => {
    const columns = [
      part('a.csv', { __name__: 'b' }, 0),
      part('a.csv', { __name__: 'B' }, 0),
      part('a.csv', cpu, 0),
    ];
    const joined = joinColumns(columns);
    expect(namesOf(joined)).toEqual(['B', 'b', 'cpu']);
    expect(joined[1]!.column).toBe(columns[0]!.column);
  });

  it('joinColumns(columns) puts the parts of one export together in order of time', () => {
    const [may, june] = [part('may.csv', cpu, 0), part('june.csv', cpu, 100)];
    const joined = joinColumns([june, may]);
    expect(namesOf(joined)).toEqual(['cpu']);
    const { column, range, parts } = joined[0]!;
    expect(column.values).toEqual(Float64Array.of(...may.column.values, ...june.column.values));
    expect(column.lines).toEqual(Uint32Array.of(...may.column.lines, ...june.column.lines));
    expect(range).toEqual({ fromMs: may.range.fromMs, toMs: june.range.toMs });
    expect(parts).toEqual([
      { path: 'may.csv', fromMs: 0, toMs: 9 * MINUTE },
      { path: 'june.csv', fromMs: 100 * MINUTE, toMs: 109 * MINUTE },
    ]);
  });

  it.each<[string, ColumnOfInput[], string[]]>([
    [
      'overlap',
      [part('data/web-1.csv.gz', cpu, 0), part('data/web-2.csv.gz', cpu, 5)],
      ['cpu{file="web-1"}', 'cpu{file="web-2"}'],
    ],
    [
      'overlap in two samples',
      [part('a.csv', cpu, 0), part('b.csv', cpu, 8)],
      ['cpu{file="a"}', 'cpu{file="b"}'],
    ],
    [
      'are one sample of the same instant each',
      [part('a.csv', cpu, 9, 1), part('b.csv', cpu, 9, 1)],
      ['cpu{file="a"}', 'cpu{file="b"}'],
    ],
    [
      'overlap, all but one of them',
      [part('a.csv', cpu, 0, 100), part('b.csv', cpu, 10), part('c.csv', cpu, 50)],
      ['cpu{file="a"}', 'cpu{file="b"}', 'cpu{file="c"}'],
    ],
    [
      'overlap and have inputs of one stem',
      [part('eu/web.csv', cpu, 0), part('us/web.csv', cpu, 0), part('db.csv', cpu, 0)],
      ['cpu{file="db"}', 'cpu{file="eu/web.csv"}', 'cpu{file="us/web.csv"}'],
    ],
    [
      'overlap and have a label file of their own',
      [
        part('a.csv', { ...cpu, file: 'x' }, 0),
        part('b.csv', { ...cpu, file: 'x' }, 0),
        part('a.csv', { ...cpu, file: 'y' }, 0),
        part('b.csv', { ...cpu, file: 'y' }, 0),
      ],
      [
        'cpu{exported_file="x",file="a"}',
        'cpu{exported_file="x",file="b"}',
        'cpu{exported_file="y",file="a"}',
        'cpu{exported_file="y",file="b"}',
      ],
    ],
    [
      'overlap from hidden files',
      [part('.a.csv', cpu, 0), part('b', cpu, 0)],
      ['cpu{file=".a"}', 'cpu{file="b"}'],
    ],
    [
      'have other labels',
      [part('a.csv', { ...cpu, host: 'a' }, 0), part('b.csv', { ...cpu, host: 'b' }, 0)],
      ['cpu{host="a"}', 'cpu{host="b"}'],
    ],
  ])('joinColumns(columns) tells apart columns that %s', (_, columns, names) => {
    const joined = joinColumns(columns);
    expect(namesOf(joined)).toEqual(names);
    const namesBefore = columns.map(({ column }) => seriesName(column.labels));
    for (const { column, parts, nameOfSeveral } of joined) {
      const isOneOfSeveral = 'file' in column.labels;
      expect(namesBefore.includes(nameOfSeveral ?? '')).toBe(isOneOfSeveral);
      expect(parts).toHaveLength(1);
      const source = columns.find(({ path }) => path === parts[0]!.path)!;
      expect(column.values).toEqual(source.column.values);
    }
  });

  it.each([
    ['two answers', [part('a.json', cpu, 0), part('b.json', cpu, 9)], 19],
    ['three answers', [part('a.json', cpu, 0), part('b.json', cpu, 9), part('c.json', cpu, 18)], 28],
    ['an answer and one of its last sample', [part('a.json', cpu, 0), part('b.json', cpu, 9, 1)], 10],
    ['an answer and one of its first sample', [part('a.json', cpu, 0), part('b.json', cpu, 0, 1)], 10],
  ])(
    'joinColumns(columns) puts %s together that share the sample where they meet',
    (_, columns, distinct) => {
      for (const inputs of [columns, columns.toReversed()]) {
        const [joined, ...others] = joinColumns(inputs);
        expect([others, joined!.nameOfSeveral]).toEqual([[], undefined]);
        expect(joined!.column.length).toBe(distinct + columns.length - 1);
        const quality = seriesQuality(joined!.column, joined!.range);
        expect(quality).toMatchObject({
          samples: distinct,
          duplicates: columns.length - 1,
          conflicts: 0,
          late: 0,
        });
      }
    },
  );

  it('joinColumns(columns) does not take a stray for an overlap', () => {
    const may = part('may.csv', cpu, 0);
    may.column.push(1e13, 7, 12);
    expect(namesOf(joinColumns([may, part('june.csv', cpu, 100)]))).toEqual(['cpu']);
  });

  it('joinColumns(columns) does not depend on the order of the inputs', () => {
    const columns = [
      part('a.csv', cpu, 0),
      part('b.csv', cpu, 20),
      part('c.csv', cpu, 40),
      part('a.csv', { __name__: 'memory' }, 0),
      part('b.csv', { __name__: 'memory' }, 5),
      part('x/c.csv', { __name__: 'disk' }, 5),
      part('y/c.csv', { __name__: 'disk' }, 5),
    ];
    const sorted = joinColumns(columns);
    expect(namesOf(sorted)).toEqual([
      'cpu',
      'disk{file="x/c.csv"}',
      'disk{file="y/c.csv"}',
      'memory{file="a"}',
      'memory{file="b"}',
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(columns, { minLength: columns.length }), (shuffled) => {
        expect(joinColumns(shuffled)).toEqual(sorted);
      }),
      { seed: 1 },
    );
  });

  it('joinColumns([]) is empty', () => {
    expect(joinColumns([])).toEqual([]);
  });
});

describe('withinTimes', () => {
  it.each([
    [0, 9, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [2, 4, [2, 3, 4]],
    [9, 100, [9]],
    [Number.NEGATIVE_INFINITY, 1, [0, 1]],
    [20, 30, []],
  ])('withinTimes(column, minute %d, minute %d) keeps both ends', (from, to, values) => {
    const { column } = part('a.csv', cpu, 0);
    const within = withinTimes(column, from * MINUTE, to * MINUTE);
    expect(within.labels).toBe(column.labels);
    expect(within.values).toEqual(Float64Array.from(values));
    expect(within.lines).toEqual(Uint32Array.from(values, (value) => value + 2));
  });
});

describe('spanOf', () => {
  it('spanOf(column) covers what is no stray, in any order', () => {
    const column = new SampleColumn(cpu);
    for (const timestampMs of [5, 3, -100, 8, 4, 100]) column.push(timestampMs, 1);
    expect(spanOf({ path: 'a.csv', column, range: { fromMs: 0, toMs: 50 } })).toEqual({ fromMs: 3, toMs: 8 });
  });
});

describe('spanOfAll', () => {
  it.each([
    [[], { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY }],
    [[{ fromMs: 3, toMs: 8 }], { fromMs: 3, toMs: 8 }],
    [
      [
        { fromMs: 3, toMs: 8 },
        { fromMs: 5, toMs: 6 },
        { fromMs: -1, toMs: 7 },
      ],
      { fromMs: -1, toMs: 8 },
    ],
  ])('spanOfAll(%j)', (ranges, span) => {
    expect(spanOfAll(ranges)).toEqual(span);
  });

  it('spanOfAll(a million ranges) is no call of a million arguments', () => {
    const ranges = Array.from({ length: 1e6 }, (_, i) => ({ fromMs: i, toMs: i + 1 }));
    expect(spanOfAll(ranges)).toEqual({ fromMs: 0, toMs: 1e6 });
  });
});
