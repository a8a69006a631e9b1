import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/errors.ts';
import { prometheusText } from '../../src/read/prometheus-text.ts';
import type { Reading } from '../../src/read/reader.ts';
import { fixture, lost, pointsOf, readWith } from './exposition/read-fixture.ts';
import { readDefaults, samplesOf, sourceOf } from './source-of.ts';

const REPAIR = 'repair the line, or allow some with --max-bad-rows 1%';
const read = (content: string | Uint8Array, options = {}, chunkSize?: number) =>
  readWith(prometheusText, content, options, chunkSize);

const CPU = (cpu: string, mode: string) =>
  `node_cpu_seconds_total{cpu="${cpu}",instance="127.0.0.1:19100",job="node",mode="${mode}"}`;

describe('prometheusText.read reads', () => {
  it('/federate: types untyped, times in milliseconds', async () => {
    const reading = await read(fixture('federate.prom'));
    expect(reading).toMatchObject({ format: 'prometheus-text', rows: 12, assumptions: [], warnings: [] });
    expect(samplesOf(reading)).toEqual({
      [CPU('0', 'idle')]: [
        ['2026-11-21T04:51:23.931Z', 1190.03, 2],
        ['2026-11-21T04:51:33.931Z', 1195.43, 8],
        ['2026-11-21T04:51:43.931Z', 1201.02, 14],
      ],
      [CPU('0', 'user')]: [
        ['2026-11-21T04:51:23.931Z', 311.86, 3],
        ['2026-11-21T04:51:33.931Z', 315.73, 9],
        ['2026-11-21T04:51:43.931Z', 319.74, 15],
      ],
      'up{instance="127.0.0.1:19090",job="prometheus"}': [
        ['2026-11-21T04:51:21.713Z', 1, 5],
        ['2026-11-21T04:51:31.713Z', 1, 11],
        ['2026-11-21T04:51:41.713Z', 1, 17],
      ],
      'up{instance="127.0.0.1:19100",job="node"}': [
        ['2026-11-21T04:51:23.931Z', 1, 6],
        ['2026-11-21T04:51:33.931Z', 1, 12],
        ['2026-11-21T04:51:43.931Z', 1, 18],
      ],
    });
  });

  it('/metrics: types of families, Nan, ±Inf, escapes', async () => {
    const reading = await read(fixture('prom-client.prom'));
    expect(reading.columns.map(({ type }) => type)).toEqual([
      ...Array(8).fill('histogram'),
      'counter',
      ...Array(4).fill('gauge'),
      ...Array(4).fill('summary'),
    ]);
    expect(pointsOf(reading)).toMatchObject({
      'queue_depth{q="a"}': [[0, Number.NaN]],
      'queue_depth{q="b"}': [[0, Number.POSITIVE_INFINITY]],
      'queue_depth{q="c"}': [[0, Number.NEGATIVE_INFINITY]],
      'queue_depth{q="d \\"x\\" \\\\ \\n y"}': [[0, 12.5]],
    });
    expect(reading).toMatchObject({
      isUntimed: true,
      assumptions: ['no times: 1 scrape laid at 1970-01-01 00:00 UTC'],
    });
  });

  it('a page without types', async () => {
    const reading = await read(fixture('victoriametrics.prom'));
    expect(reading.columns.map(({ labels, type }) => [labels['__name__'], type])).toEqual(
      [
        'process_cpu_cores_available',
        'process_memory_limit_bytes',
        'vm_active_force_merges',
        ...Array(3).fill('vm_active_merges'),
        ...Array(2).fill('vm_assisted_merges_total'),
      ].map((name) => [name, 'unknown']),
    );
  });

  it.each([1, 2, 7, 64])('the same in chunks of %d bytes', async (chunkSize) => {
    const whole = await read(fixture('prom-client.prom'));
    expect(await read(fixture('prom-client.prom'), {}, chunkSize)).toEqual(whole);
  });

  it.each([
    ['blanks, tabs and CRLF wherever they may stand', ' up\t{ a = "b" , } \t1  1779184800000 \r\n'],
    ['no blank behind the braces', 'up{a="b"}1 1779184800000'],
    ['no line end', 'up{a="b"} 1 1779184800000'],
    ['an empty label', 'up{a="b",c=""} 1 1779184800000\n'],
    ['a quoted name', '{"up",a="b"} 1 1779184800000\n'],
    ['another order', '{"a"="b","up"} 1 1779184800000\n'],
    ['a plus and an exponent', 'up{a="b"} +10e-1 1.7791848e12\n'],
  ])('%s', async (_, text) => {
    expect(pointsOf(await read(text))).toEqual({ 'up{a="b"}': [[1_779_184_800, 1]] });
  });

  it('two spellings of one label set as one series, in input order', async () => {
    const text =
      'x{a="1",b="2"} 1 1000000000001\nx{b="2",a="1"} 2 1000000000002\nx{a="1",b="2"} 3 1000000000003\n';
    expect(pointsOf(await read(text))).toEqual({
      'x{a="1",b="2"}': [
        [1_000_000_000.001, 1],
        [1_000_000_000.002, 2],
        [1_000_000_000.003, 3],
      ],
    });
  });

  it('names of which one begins like the other', async () => {
    const text = 'up 1\nup2 2\nup{a="b"} 3\nup {a="b"} 4\nup 5\n';
    expect(pointsOf(await read(text))).toEqual({
      up: [
        [0, 1],
        [60, 5],
      ],
      up2: [[0, 2]],
      'up{a="b"}': [
        [0, 3],
        [60, 4],
      ],
    });
  });

  it('keys that come in any order as they are, whatever was expected', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, i) => `m{i="${(i * i) % 7}"} ${i} ${1_779_184_800_000 + i}`,
    );
    const reading = await read(lines.join('\n'));
    for (const { labels, values } of reading.columns) {
      const expected = Array.from({ length: 400 }, (_, i) => i).filter(
        (i) => `${(i * i) % 7}` === labels['i'],
      );
      expect([...values]).toEqual(expected);
    }
    expect(lost(reading)).toBe(0);
  });

  it('times in seconds, and says so', async () => {
    const reading = await read('up 1 1779184800.25\nup 2 1779184860\n');
    expect(pointsOf(reading)).toEqual({
      up: [
        [1_779_184_800.25, 1],
        [1_779_184_860, 2],
      ],
    });
    expect(reading.assumptions).toEqual(['times read as seconds, by their size']);
  });
});

it('prometheusText.read sets samples without a time aside where others have one, and says so', async () => {
  const reading = await read('a 1\nb 1 1779184800000\na 2\n');
  expect(pointsOf(reading)).toEqual({ b: [[1_779_184_800, 1]] });
  expect(reading.setAside).toEqual([{ what: 'samples without a time', samples: 2 }]);
  expect(reading.warnings).toEqual([
    {
      code: 'untimed-samples',
      place: 'a.prom',
      what: '2 samples have no time, while others have one; set aside',
      fix: 'give --interval and --start to time them by their scrape',
    },
  ]);
});

describe('prometheusText.read, for scrapes without times,', () => {
  it('lays them out a minute apart, and says so', async () => {
    const reading = await read(fixture('scrapes-untold.prom'));
    expect(reading).toMatchObject({
      isUntimed: true,
      rows: 24,
      assumptions: ['no times: 3 scrapes laid 1m apart from 1970-01-01 00:00 UTC'],
    });
    expect(reading.columns.map(({ timestampsMs }) => [...timestampsMs])).toEqual(
      Array(8).fill([0, 60_000, 120_000]),
    );
  });

  it('lays them out at --interval from --start: the values are those of the same scrapes with times', async () => {
    const options = { intervalMs: 60_000, start: '2026-05-19T12:00:00', tz: 'Europe/Vienna' };
    const laid = await read(fixture('scrapes-untold.prom'), options);
    const told = await read(fixture('scrapes-told.prom'));
    expect(laid.isUntimed).toBeUndefined();
    expect(laid.assumptions).toEqual(['3 scrapes laid 1m apart from 2026-05-19 10:00 UTC']);
    const valuesOf = ({ columns }: Reading) =>
      columns.map(({ labels, type, values }) => [labels, type, [...values]]);
    expect(valuesOf(laid)).toEqual(valuesOf(told));
    expect(laid.columns[0]?.timestampsMs[2]).toBe(Date.parse('2026-05-19T10:02:00Z'));
  });

  it('leaves the room of a series that is missing in one of them', async () => {
    expect(pointsOf(await read('a 1\nb 1\na 2\na 3\nb 3\n', { intervalMs: 15_000 }))).toEqual({
      a: [
        [0, 1],
        [15, 2],
        [30, 3],
      ],
      b: [
        [0, 1],
        [30, 3],
      ],
    });
  });

  it('times samples among timed ones by their scrape when the interval is given', async () => {
    const text = 'a 1\nb 1 1779184800000\na 2\nb 2 1779184815000\n';
    expect(pointsOf(await read(text, { intervalMs: 15_000, start: '1779184800' }))).toEqual({
      a: [
        [1_779_184_800, 1],
        [1_779_184_815, 2],
      ],
      b: [
        [1_779_184_800, 1],
        [1_779_184_815, 2],
      ],
    });
  });

  it.each([
    [{ start: 'noon' }, '--start "noon": expected a time'],
    [{ start: '-24h' }, '--start "-24h": expected a time, since where the data ends is not known'],
  ])('refuses %j', async (options, what) => {
    await expect(read('up 1\n', options)).rejects.toThrow(UsageError);
    await expect(read('up 1\n', options)).rejects.toMatchObject({ fault: { code: 'option-value', what } });
  });

  it.each([
    ['up 1 1779184800000\n', {}, []],
    ['up 1 1779184800000\n', { start: '1779184800' }, ['--start not used, as times are told']],
    ['up 1\n', { start: '1779184800' }, ['no times: 1 scrape laid at 2026-05-19 10:00 UTC']],
  ])('says of %j with %j what became of --start', async (text, options, assumptions) => {
    expect((await read(text, options)).assumptions).toEqual(assumptions);
  });

  it('refuses scrapes beyond what a date can hold', async () => {
    const late = read('up 1\nup 2\n', { intervalMs: 1e16 });
    await expect(late).rejects.toMatchObject({ fault: { code: 'sample-time', place: 'a.prom:2:5' } });
  });
});

describe('prometheusText.read refuses', () => {
  it.each([
    ['broken{a="x 2', 'a.prom:1:1', 'sample-labels', 'expected labels up to "}", got "broken{a=\\"x 2"'],
    ['up', 'a.prom:1:3', 'sample-value', 'expected a number, got the end of the line'],
    ['up{a="b"} x1', 'a.prom:1:11', 'sample-value', 'expected a number, got "x1"'],
    ['up 0x1p4', 'a.prom:1:4', 'sample-value', 'expected a number, got "0x1p4"'],
    ['up 1_000', 'a.prom:1:4', 'sample-value', 'expected a number, got "1_000"'],
    ['up 1 2 3', 'a.prom:1:8', 'sample-line', 'expected the end of the line, got "3"'],
    ['up 1 # no exemplar', 'a.prom:1:6', 'sample-line', 'expected the end of the line, got "# no exemplar"'],
    ['up 1 noon', 'a.prom:1:6', 'sample-time', 'expected a timestamp, got "noon"'],
    ['up 1 NaN', 'a.prom:1:6', 'sample-time', 'expected a timestamp, got "NaN"'],
    [
      'up 1 1779184800000.5',
      'a.prom:1:6',
      'sample-time',
      'expected a timestamp in whole milliseconds, got "1779184800000.5"',
    ],
    ['9lives 1', 'a.prom:1:1', 'sample-labels', 'expected a metric name, got "9lives"'],
    [
      '  ü{a="ß",a="b"} 1',
      'a.prom:1:3',
      'sample-labels',
      'expected a metric name, got "ü{a=\\"ß\\",a=\\"b\\"}"',
    ],
    ['x{a="💶",b=c} 1', 'a.prom:1:12', 'sample-labels', 'expected a label value in quotes, got "c}"'],
  ])('%j', async (line, place, code, what) => {
    const refused = { code, place, what, fix: REPAIR };
    const told = /milliseconds/.test(what)
      ? { ...refused, why: 'the first one is in whole milliseconds' }
      : refused;
    await expect(read(`${line}\n`)).rejects.toThrow(new InputError(told));
  });

  it('five lines of seven, each with its place, when that is allowed', async () => {
    const reading = await read(fixture('broken.prom'), { maxBadRows: { share: 1 } });
    expect(reading.badRows.map(({ place, what }) => [place, what])).toEqual([
      ['a.prom:2:1', 'expected labels up to "}", got "broken{label=\\"unterminated 2"'],
      ['a.prom:3:21', 'expected a number, got the end of the line'],
      ['a.prom:4:15', 'expected a number, got "not_a_number"'],
      ['a.prom:5:20', 'expected the end of the line, got "3 4"'],
      ['a.prom:6:1', 'expected a metric name, got "9starts_with_digit"'],
    ]);
    expect(pointsOf(reading)).toEqual({ 'ok_metric{a="1"}': [[1_779_184_800, 2]] });
    expect([reading.rows, lost(reading)]).toEqual([7, 0]);
  });

  it('milliseconds among seconds, with the place of the time', async () => {
    await expect(read('up 1 1779184800\nup 1 1779184860000\n')).rejects.toThrow(
      new InputError({
        code: 'sample-time',
        place: 'a.prom:2:6',
        what: 'expected a timestamp in seconds, got "1779184860000"',
        why: 'the first one is in seconds',
        fix: REPAIR,
      }),
    );
  });

  it('a last line that is cut', async () => {
    await expect(read('up{a="b"} 1\nup{a="b')).rejects.toMatchObject({ fault: { place: 'a.prom:2:1' } });
  });

  it.each([
    ['# TYPE up gauge\n', 'a.prom', 'empty-result', 'the input holds no samples'],
    ['\n\n', 'a.prom', 'empty-result', 'the input holds no samples'],
    ['a 1\nb{c="\0"} 1\n', 'a.prom:2', 'nul-bytes', 'the line holds NUL bytes, so this is no text'],
    [
      Uint8Array.of(0x61, 0x20, 0x31, 0x0a, 0xff, 0x20, 0x31),
      'a.prom:2',
      'not-utf8',
      'the line holds bytes that are not UTF-8',
    ],
  ])('%j', async (content, place, code, what) => {
    await expect(read(content)).rejects.toThrow(InputError);
    await expect(read(content)).rejects.toMatchObject({ fault: { code, place, what } });
  });
});

describe('prometheusText.folder', () => {
  it.each([
    ['scrape-1779184800.prom', true],
    ['a/b/scrape-1779184800123.om', true],
    ['scrape-1779184800.txt.gz', true],
    ['scrape-1779184800.metrics.zst', true],
    ['scrape-1779184800.csv', false],
    ['xscrape-1779184800.prom', false],
    ['scrape-12.prom', false],
    ['scrape-1779184800.prom/x', false],
  ])('claims(%s) is %s', (name, is) => {
    expect(prometheusText.folder?.claims(name)).toBe(is);
  });

  async function readParts(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Reading> {
    const reader = prometheusText.folder!.open('scrapes', { ...readDefaults });
    for (const [name, content] of Object.entries(parts)) {
      await reader.take({ name, bytes: sourceOf(content).bytes });
    }
    return reader.finish();
  }

  it('times samples by the name of their file, unless they tell their own', async () => {
    const reading = await readParts({
      'scrape-1779184800.prom': '# TYPE a counter\na 1\nb 1\n',
      'scrape-1779184860500.txt': 'a 2\nb 2 1779184850000\n',
      'scrape-1779184920.om': 'a 3\nb 3 1779184910.5\n# EOF\n',
    });
    expect(samplesOf(reading)).toEqual({
      a: [
        ['2026-05-19T10:00:00.000Z', 1, 0],
        ['2026-05-19T10:01:00.500Z', 2, 0],
        ['2026-05-19T10:02:00.000Z', 3, 0],
      ],
      b: [
        ['2026-05-19T10:00:00.000Z', 1, 0],
        ['2026-05-19T10:00:50.000Z', 2, 0],
        ['2026-05-19T10:01:50.500Z', 3, 0],
      ],
    });
    expect(reading).toMatchObject({ rows: 6, assumptions: ['no times: samples of 3 files timed by name'] });
    expect([reading.isUntimed, lost(reading)]).toEqual([undefined, 0]);
  });

  it('reads the files of a real folder', async () => {
    const names = ['scrape-1779184800.prom', 'scrape-1779184860.prom'];
    const reading = await readParts(Object.fromEntries(names.map((name) => [name, fixture(name)])));
    expect(reading.columns.map(({ timestampsMs }) => [...timestampsMs])).toEqual(
      Array(8).fill([1_779_184_800_000, 1_779_184_860_000]),
    );
  });

  it('names the file of a line that it refuses', async () => {
    const broken = readParts({ 'scrape-1779184800.prom': 'a 1\n', 'x/scrape-1779184860.prom': 'a 2\nb x\n' });
    await expect(broken).rejects.toMatchObject({ fault: { place: 'scrapes/x/scrape-1779184860.prom:2:3' } });
  });
});
