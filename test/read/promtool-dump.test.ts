import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { promtoolDump } from '../../src/read/promtool-dump.ts';
import { fixture, lost, pointsOf, readWith } from './exposition/read-fixture.ts';

const read = (content: string | Uint8Array, options = {}, chunkSize?: number) =>
  readWith(promtoolDump, content, options, chunkSize);

const T0 = 1_795_235_580;
const HISTOGRAM_FIX = 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))';

describe('promtoolDump.read reads', () => {
  it('special values, a staleness marker as the NaN that it is printed as, escapes', async () => {
    const reading = await read(fixture('dump-special.txt'));
    expect(pointsOf(reading)).toEqual({
      'goes_stale{instance="a:1",job="x"}': [
        ...[0, 1, 2, 3, 4, 5, 6, 7, Number.NaN].map((value, i) => [T0 + 15 * i, value]),
        ...[114, 115, 116, 117, 118, 119].map((value, i) => [T0 + 210 + 15 * i, value]),
      ],
      'label_escapes{comma="a,b={c}",empty_is_dropped="x",path="C:\\\\temp\\n\\"quoted\\" ümläut 💶"}': [
        0, 1, 2, 3,
      ].map((value, i) => [T0 + 15 * i, value]),
      'special_values{case="nan_inf"}': [
        1.5,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        0,
        -0,
        1e-300,
        Number.MAX_VALUE,
        123_456_789.125,
        9_007_199_254_740_992,
      ].map((value, i) => [T0 + 15 * i, value]),
    });
    expect(reading).toMatchObject({ format: 'promtool-dump', assumptions: [], warnings: [], setAside: [] });
    expect(reading.columns.flatMap(({ staleMarkers }) => staleMarkers)).toEqual([]);
  });

  it('native histograms as what they are: set aside, and said once', async () => {
    const reading = await read(fixture('dump-native-utf8.txt'));
    expect(pointsOf(reading)).toEqual({
      'http.server.request.duration{service.name="payments api",straße="München"}': [[1_779_184_800, 0.25]],
      up: [[1_779_184_800, 1]],
    });
    expect(reading).toMatchObject({
      rows: 10,
      setAside: [{ what: 'native histograms', samples: 8 }],
      warnings: [
        {
          code: 'native-histograms',
          place: 'a.prom',
          what: '1 series holds native histograms, which are not read',
          fix: HISTOGRAM_FIX,
        },
      ],
    });
    expect(lost(reading)).toBe(0);
  });

  it.each([1, 2, 7, 64])('the same in chunks of %d bytes', async (chunkSize) => {
    const whole = await read(fixture('dump-special.txt'));
    expect(await read(fixture('dump-special.txt'), {}, chunkSize)).toEqual(whole);
  });

  it.each([
    ['{__name__="a b", c="\\x00\\u00e9\\U0001f600\\t"} 1 -5\n', { __name__: 'a b', c: '\0é😀\t' }, -5],
    ['{a="b"} 1.7e+07 1779184813482', { a: 'b' }, 1_779_184_813_482],
    ['{"0 a"="b", __name__="x"} 0 0\r\n', { '0 a': 'b', __name__: 'x' }, 0],
    ['{} 1 2\n', {}, 2],
  ])('%j', async (text, labels, timestampMs) => {
    const [column] = (await read(text)).columns;
    expect([column?.labels, column?.timestampsMs[0]]).toEqual([labels, timestampMs]);
  });

  it('lines of one series between those of another, with their line numbers', async () => {
    const text =
      '{__name__="a"} 1 1\n{__name__="b"} 2 1\n{__name__="a"} 3 2\n{__name__="a"} 4 3\n{__name__="b"} 5 2\n';
    const { columns } = await read(text);
    expect(columns.map(({ values, lines }) => [[...values], [...lines]])).toEqual([
      [
        [1, 3, 4],
        [1, 3, 4],
      ],
      [
        [2, 5],
        [2, 5],
      ],
    ]);
  });
});

describe('promtoolDump.read refuses', () => {
  it.each([
    [
      '{__name__="a"} 1',
      'a.prom:1:17',
      'sample-time',
      'expected a timestamp in milliseconds, got the end of the line',
    ],
    ['{__name__="a"} 1 1.5', 'a.prom:1:18', 'sample-time', 'expected a timestamp in milliseconds, got "1.5"'],
    [
      '{__name__="a"} 1 1e300',
      'a.prom:1:18',
      'sample-time',
      'expected a timestamp in milliseconds, got "1e+300"',
    ],
    ['{__name__="a"} x 1', 'a.prom:1:16', 'sample-value', 'expected a number, got "x 1"'],
    ['{__name__="a"} {count:1 2', 'a.prom:1:16', 'sample-value', 'expected a number, got "{count:1 2"'],
    ['{__name__="a', 'a.prom:1:1', 'sample-labels', 'expected labels up to "}", got "{__name__=\\"a"'],
    ['{__name__="a" b="c"} 1 1', 'a.prom:1:15', 'sample-labels', 'expected "," or "}", got "b=\\"c\\"}"'],
    ['level=info msg', 'a.prom:1:12', 'sample-value', 'expected a number, got "msg"'],
  ])('%j', async (line, place, code, what) => {
    await expect(read(`${line}\n`)).rejects.toMatchObject({ fault: { code, place, what } });
  });

  it('the end of a cut dump, unless that is allowed', async () => {
    const text = '{__name__="a"} 1 1\n{__name__="a"} 2 2\n{__name__="a"} 3';
    await expect(read(text)).rejects.toMatchObject({ fault: { place: 'a.prom:3:17' } });
    const reading = await read(text, { maxBadRows: { absolute: 1 } });
    expect([reading.rows, reading.badRowCount, lost(reading)]).toEqual([3, 1, 0]);
  });

  it('a list of series', async () => {
    await expect(read(fixture('dump-seriesjson.txt'))).rejects.toThrow(
      new InputError({
        code: 'empty-result',
        place: 'a.prom',
        what: 'the dump holds no samples',
        fix: 'dump the samples, without --format=seriesjson: promtool tsdb dump FOLDER',
      }),
    );
  });

  it('a dump of native histograms alone', async () => {
    await expect(read('{__name__="a"} {count:1, sum:2} 5\n')).rejects.toMatchObject({
      fault: { code: 'native-histograms', what: '1 series holds native histograms, which are not read' },
    });
  });
});
