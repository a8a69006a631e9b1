import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { JoinedColumn } from '../../src/series/join.ts';
import { type Labels, seriesName } from '../../src/series/labels.ts';
import { SampleColumn } from '../../src/series/samples.ts';
import { selectSeries } from '../../src/series/select.ts';

const joinedOf = (...labels: Labels[]): JoinedColumn[] =>
  labels.map((one) => ({ column: new SampleColumn(one), range: { fromMs: 0, toMs: 0 }, parts: [] }));

const joined = joinedOf(
  { __name__: 'cpu', host: 'a' },
  { __name__: 'cpu', host: 'b' },
  { __name__: 'disk', host: 'a' },
  { __name__: 'up' },
);

const refusal = (what: string, fix: string) =>
  new UsageError({ code: 'select-nothing', place: 'aiops', what, fix });

describe('selectSeries', () => {
  it.each<[string[], string[], string[]]>([
    [[], [], ['cpu{host="a"}', 'cpu{host="b"}', 'disk{host="a"}', 'up']],
    [['cpu'], [], ['cpu{host="a"}', 'cpu{host="b"}']],
    [['up', 'cpu{host="b"}'], [], ['cpu{host="b"}', 'up']],
    [['cpu', 'c*'], [], ['cpu{host="a"}', 'cpu{host="b"}']],
    [[], ['cpu'], ['disk{host="a"}', 'up']],
    [[], ['{host="a"}', 'up'], ['cpu{host="b"}']],
    [['cpu'], ['{host="a"}'], ['cpu{host="b"}']],
    [[], ['nothing-like-it'], ['cpu{host="a"}', 'cpu{host="b"}', 'disk{host="a"}', 'up']],
  ])('selectSeries(joined, { select: %j, exclude: %j })', (select, exclude, names) => {
    const selected = selectSeries(joined, { select, exclude });
    expect(selected.map(({ column }) => seriesName(column.labels))).toEqual(names);
    for (const one of selected) expect(joined).toContain(one);
  });

  const THE_SERIES = 'the series are: cpu{host="a"}, cpu{host="b"}, disk{host="a"}, up';
  it.each<[string[], string[], string]>([
    [['memory'], [], '"memory" leaves none of 4 series'],
    [['cpu', 'memory'], [], '"memory" leaves none of 4 series'],
    [[], ['*'], '"*" leaves none of 4 series'],
    [['cpu'], ['{host="a"}', '{host="b"}'], '"{host=\\"a\\"} {host=\\"b\\"}" leaves none of 4 series'],
  ])('selectSeries(joined, { select: %j, exclude: %j }) refuses', (select, exclude, what) => {
    expect(() => selectSeries(joined, { select, exclude })).toThrow(refusal(what, THE_SERIES));
  });

  it.each([
    [5, 'the series are: s0, s1, s2, s3, s4'],
    [6, 'the series are: s0, s1, s2, s3, s4, and 1 more'],
    [12, 'the series are: s0, s1, s2, s3, s4, and 7 more'],
  ])('selectSeries(%d series, options) names five of them', (count, fix) => {
    const many = joinedOf(...Array.from({ length: count }, (_, i) => ({ __name__: `s${i}` })));
    expect(() => selectSeries(many, { select: ['x'], exclude: [] })).toThrow(
      refusal(`"x" leaves none of ${count} series`, fix),
    );
  });

  it('selectSeries([], options) blames no selector', () => {
    expect(selectSeries([], { select: ['up'], exclude: ['*'] })).toEqual([]);
  });

  it.each(['select', 'exclude'])(
    'selectSeries(joined, options) passes on what is wrong with %s',
    (option) => {
      const options = { select: [], exclude: [], [option]: ['up{'] };
      expect(() => selectSeries(joined, options)).toThrow(
        new UsageError({
          code: 'selector',
          place: 'aiops',
          what: 'series selector "up{": expected a name, or name{label="value"}',
          fix: `write it like 'http_*' or 'up{job="api",instance=~"10.*"}'`,
        }),
      );
    },
  );
});
