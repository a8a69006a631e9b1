import { describe, expect, it } from 'vitest';
import { openmetrics } from '../../src/read/openmetrics.ts';
import { fixture, lost, pointsOf, readWith } from './exposition/read-fixture.ts';

const read = (content: string | Uint8Array, options = {}, chunkSize?: number) =>
  readWith(openmetrics, content, options, chunkSize);

const T0 = 1_779_184_800;

describe('openmetrics.read reads', () => {
  it('fractions of a second to the nearest millisecond', async () => {
    const reading = await read(
      'up 1 1779184813.482\nup 2 1779184813.4836\nup 3 1.7791848e9\nup 4 -1.5\n# EOF\n',
    );
    expect([...(reading.columns[0]?.timestampsMs ?? [])]).toEqual([
      1_779_184_813_482, 1_779_184_813_484, 1_779_184_800_000, -1500,
    ]);
    expect(reading).toMatchObject({ format: 'openmetrics', assumptions: [], warnings: [] });
  });

  it('exemplars as what they are: no samples, but said', async () => {
    const reading = await read(fixture('prom-client-exemplars.openmetrics'));
    expect(reading).toMatchObject({
      rows: 17,
      isUntimed: true,
      assumptions: ['no times: 1 scrape laid at 1970-01-01 00:00 UTC', 'exemplars not read: 6'],
      warnings: [],
    });
    const bucket = 'http_request_duration_seconds_bucket{le="0.05",path="/pay",status="200"}';
    expect(pointsOf(reading)[bucket]).toEqual([[0, 2]]);
    expect(reading.columns.map(({ type }) => type)).toEqual([
      ...Array(8).fill('histogram'),
      'counter',
      ...Array(4).fill('gauge'),
      ...Array(4).fill('summary'),
    ]);
  });

  it('every kind of metric; what tells no time among others by its scrape, when the interval is given', async () => {
    const reading = await read(fixture('mixed-times.om'), { intervalMs: 60_000, start: `${T0}` });
    expect(pointsOf(reading)).toEqual({
      'http_request_duration_seconds_bucket{job="gateway",le="0.1"}': [
        [T0, 10],
        [T0 + 60, 15],
      ],
      'http_request_duration_seconds_bucket{job="gateway",le="+Inf"}': [
        [T0, 17],
        [T0 + 60, 22],
      ],
      'http_request_duration_seconds_count{job="gateway"}': [
        [T0, 17],
        [T0 + 60, 22],
      ],
      'http_request_duration_seconds_sum{job="gateway"}': [
        [T0, 324.5],
        [T0 + 60, 325.5],
      ],
      'payments_authorised_total{scheme="visa"}': [[T0 + 0.5, 1]],
      'build_info{version="4.18.0"}': [[T0, 1]],
      'feature{feature="sepa_instant"}': [[T0, 1]],
      'feature{feature="3ds2"}': [[T0, 0]],
      temp: [[T0, Number.NaN]],
      'gh_bucket{le="1.0"}': [[T0, 3]],
      'gh_bucket{le="+Inf"}': [[T0, 4]],
      gh_gcount: [[T0, 4]],
      gh_gsum: [[T0, 2.5]],
    });
    expect(reading.columns.map(({ type }) => type)).toEqual([
      ...Array(4).fill('histogram'),
      'counter',
      'info',
      'stateset',
      'stateset',
      'unknown',
      ...Array(4).fill('gauge'),
    ]);
    expect(reading).toMatchObject({
      setAside: [{ what: 'creation times (_created)', samples: 3 }],
      assumptions: ['1 scrape laid at 2026-05-19 10:00 UTC', 'exemplars not read: 4'],
      warnings: [],
    });
    expect(reading.isUntimed).toBeUndefined();
    expect(lost(reading)).toBe(0);
  });

  it('quoted names', async () => {
    const reading = await read(fixture('utf8-names.om'));
    expect(reading.columns.map(({ labels, type, length }) => [labels, type, length])).toEqual([
      [
        { __name__: 'http.server.request.duration', 'service.name': 'payments api', 'straße €': 'München' },
        'gauge',
        5,
      ],
      [{ __name__: 'go.gc_duration_seconds', quantile: '0.99' }, 'summary', 1],
      [{ __name__: 'go.gc_duration_seconds_count' }, 'summary', 1],
      [{ __name__: 'plain_metric', 'quoted.label': 'x', job: 'a' }, 'unknown', 1],
    ]);
  });

  it('what promtool dump-openmetrics prints: no types, names unquoted', async () => {
    const reading = await read(fixture('dump-openmetrics.txt'));
    expect(pointsOf(reading)).toEqual({
      'http.server.request.duration{service.name="payments api",straße="München"}': [[T0, 0.25]],
      up: [[T0, 1]],
      'resets_total{job="x"}': [[T0 + 60, Number.NaN]],
    });
    expect(reading.warnings).toEqual([]);
  });

  it.each([1, 3, 50])('the same in chunks of %d bytes', async (chunkSize) => {
    const whole = await read(fixture('utf8-names.om'));
    expect(await read(fixture('utf8-names.om'), {}, chunkSize)).toEqual(whole);
  });

  it('times in milliseconds, and says so', async () => {
    const reading = await read('up 1 1779184800000\n# EOF\n');
    expect(pointsOf(reading)).toEqual({ up: [[T0, 1]] });
    expect(reading.assumptions).toEqual(['times read as milliseconds, by their size']);
  });

  it('series called _created that no declaration makes a time of creation', async () => {
    const reading = await read('jobs_created 5 1779184800\n# TYPE x gauge\nx_created 1 1779184800\n# EOF\n');
    expect(Object.keys(pointsOf(reading))).toEqual(['jobs_created', 'x_created']);
    expect(reading.setAside).toEqual([]);
  });
});

describe('openmetrics.read, behind # EOF,', () => {
  it('takes what has times for more samples', async () => {
    const reading = await read('up 1 1779184800\n# EOF\nup 2 1779184860\n# EOF\n');
    expect(pointsOf(reading)).toEqual({
      up: [
        [T0, 1],
        [T0 + 60, 2],
      ],
    });
    expect(reading.assumptions).toEqual(['read on after # EOF']);
  });

  it('takes what has none for the next scrape, whether or not a series comes again', async () => {
    const reading = await read('a 1\n# EOF\n\n# TYPE b gauge\nb 2\n# EOF\na 3\n# EOF\n');
    expect(pointsOf(reading)).toEqual({
      a: [
        [0, 1],
        [120, 3],
      ],
      b: [[60, 2]],
    });
    expect(reading.assumptions).toEqual([
      'no times: 3 scrapes laid 1m apart from 1970-01-01 00:00 UTC',
      'read on after # EOF',
    ]);
  });

  it('refuses garbage', async () => {
    await expect(read('a 1\n# EOF\n<html>\n')).rejects.toMatchObject({ fault: { place: 'a.prom:3:7' } });
  });

  it('says nothing of blank lines', async () => {
    expect((await read('a 1 5\n# EOF\n\n \n')).assumptions).toEqual([]);
  });
});

describe('openmetrics.read, without # EOF,', () => {
  const warning = {
    code: 'openmetrics-eof',
    place: 'a.prom',
    what: 'no # EOF: the answer may be cut',
    fix: 'fetch it again',
  };

  it.each([
    ['# UNIT x seconds\nx 1 5\n', [warning]],
    ['# TYPE x unknown\nx 1 5\n', [warning]],
    ['# TYPE x counter\nx_total 1 5\n', [warning]],
    ['x 1 5 # {a="b"} 1\n', [warning]],
    ['# TYPE x counter\nx_total 1 5\n# EOF\nx_total 2 6\n', [warning]],
    ['x 1 5.000\n', []],
    ['# TYPE x gauge\nx 1 5\n', []],
    ['# TYPE x counter\nx_total 1 5\n# EOF\n', []],
    ['# TYPE x counter\nx_total 1 5\n# EOF', []],
  ])('%j warns %j', async (text, warnings) => {
    expect((await read(text)).warnings).toEqual(warnings);
  });
});

it('openmetrics.read sets samples without a time aside where others have one', async () => {
  const { setAside, rows, badRowCount, columns } = await read(fixture('mixed-times.om'));
  expect(setAside.map(({ what }) => what)).toEqual(['samples without a time', 'creation times (_created)']);
  const kept = columns.reduce((sum, { length }) => sum + length, 0);
  expect(rows).toBe(kept + badRowCount + setAside.reduce((sum, { samples }) => sum + samples, 0));
});

describe('openmetrics.read refuses', () => {
  it('an input that holds but times of creation', async () => {
    await expect(read('# TYPE x counter\nx_created 1 5\n# EOF\n')).rejects.toMatchObject({
      fault: { code: 'empty-result', what: 'the input holds no samples' },
    });
  });
});
