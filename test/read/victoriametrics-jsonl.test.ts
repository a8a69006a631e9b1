import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import type { Reading, ReadOptions } from '../../src/read/reader.ts';
import { victoriametricsJsonl } from '../../src/read/victoriametrics-jsonl.ts';
import { seriesName } from '../../src/series/labels.ts';
import { readDefaults, sourceOf } from './source-of.ts';

const UP = '{"metric":{"__name__":"up"},"values":[1,0.5],"timestamps":[1779184800000,1779184860123]}';
const UP_SAMPLES = [
  [1779184800000, 1],
  [1779184860123, 0.5],
];
const AGAIN = 'export it again, or allow some such lines with --max-bad-rows 10';

describe('victoriametrics-jsonl reads', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a line per series', `${UP}\n${UP.replace('up', 'down')}\n`, { up: UP_SAMPLES, down: UP_SAMPLES }],
    ['no last line end', UP, { up: UP_SAMPLES }],
    ['CRLF, blank lines and blanks', `\r\n \t\r\n  ${UP} \r\n\r\n`, { up: UP_SAMPLES }],
    [
      'keys in any order and unknown ones',
      '{"timestamps": [ 1 ], "x":{"values":[]}, "values": [ 2 ], "metric": { "a": "b" } }',
      { '{a="b"}': [[1, 2]] },
    ],
    [
      'series in several lines, whatever the order of their labels',
      [
        '{"metric":{"a":"1","b":"2"},"values":[1],"timestamps":[10]}',
        '{"metric":{"a":"1"},"values":[5],"timestamps":[10]}',
        '{"metric":{"b":"2","a":"1"},"values":[2],"timestamps":[20]}',
      ].join('\n'),
      {
        '{a="1",b="2"}': [
          [10, 1],
          [20, 2],
        ],
        '{a="1"}': [[10, 5]],
      },
    ],
    [
      'what JSON has no number for',
      '{"metric":{"a":"b"},"values":[null,"NaN","Infinity","-Infinity"],"timestamps":[1,2,3,4]}',
      {
        '{a="b"}': [
          [1, Number.NaN],
          [2, Number.NaN],
          [3, Number.POSITIVE_INFINITY],
          [4, Number.NEGATIVE_INFINITY],
        ],
      },
    ],
    [
      'no series of a line without samples',
      `{"metric":{"a":"b"},"values":[],"timestamps":[]}\n${UP}`,
      { up: UP_SAMPLES },
    ],
    [
      'fractions of a millisecond, rounded',
      '{"metric":{"a":"b"},"values":[1],"timestamps":[1.6]}',
      { '{a="b"}': [[2, 1]] },
    ],
  ])('%s', async (_, text, series) => {
    for (const chunkSize of [65_536, 1, 7]) {
      const reading = await read(text, {}, chunkSize);
      expect(samplesOf(reading)).toEqual(series);
      expect(reading).toMatchObject({ format: 'victoriametrics-jsonl', badRowCount: 0, setAside: [] });
      expect(reading.rows).toBe(Object.values(series).flat().length);
    }
  });

  it('null as a staleness marker, a spelt NaN as a missing value', async () => {
    const { columns } = await read('{"metric":{},"values":[1,null,"NaN",null],"timestamps":[1,2,3,4]}');
    expect(columns[0]?.staleMarkers).toEqual([1, 3]);
  });

  it('the same as JSON.parse, for any series and chunks', async () => {
    const line = fc
      .array(fc.tuple(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.double({ noNaN: true })), {
        minLength: 1,
        maxLength: 6,
      })
      .chain((samples) =>
        fc.record({
          metric: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), {
            maxKeys: 3,
          }),
          values: fc.constant(samples.map(([, value]) => (Number.isFinite(value) ? value : String(value)))),
          timestamps: fc.constant(samples.map(([time]) => time)),
        }),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        async (lines, chunkSize) => {
          const text = lines.map((one) => JSON.stringify(one)).join('\n');
          const { columns, rows } = await read(text, {}, chunkSize);
          const expected = new Map<string, unknown[]>();
          for (const { metric, values, timestamps } of lines) {
            const name = JSON.stringify(Object.entries(metric).sort());
            const samples = values.map((value, i) => [timestamps[i], Number(value) + 0]);
            expected.set(name, [...(expected.get(name) ?? []), ...samples]);
          }
          const got = columns.map(({ labels, timestampsMs, values }): [string, unknown[]] => [
            JSON.stringify(Object.entries(labels).sort()),
            Array.from(values, (value, i) => [timestampsMs[i], value + 0]),
          ]);
          expect(new Map(got)).toEqual(expected);
          expect(rows).toBe(lines.flatMap(({ values }) => values).length);
        },
      ),
      { seed: 20_260_519, numRuns: 200 },
    );
  });
});

describe('victoriametrics-jsonl refuses', () => {
  const cases: [string, string, { code: string; what: string; why?: string; fix: string }][] = [
    [
      'a broken line',
      '{"metric":{}\n',
      { code: 'jsonl-syntax', what: 'the line is no JSON object', fix: AGAIN },
    ],
    ['another text', 'hello\n', { code: 'jsonl-syntax', what: 'the line is no JSON object', fix: AGAIN }],
    [
      'a last line that is cut',
      UP.slice(0, -20),
      {
        code: 'jsonl-truncated',
        what: 'the last line ends too early',
        why: 'a time-out or a full disk may have cut it',
        fix: AGAIN,
      },
    ],
    [
      'another object',
      '{"status":"success"}\n',
      {
        code: 'jsonl-shape',
        what: 'expected {"metric":{…},"values":[…],"timestamps":[…]}, got {"status":"success"}',
        fix: 'save what /api/v1/export writes as it is',
      },
    ],
    [
      'labels that are no texts',
      '{"metric":{"a":1},"values":[],"timestamps":[]}\n',
      {
        code: 'jsonl-shape',
        what: 'expected {"metric":{…},"values":[…],"timestamps":[…]}, got {"metric":{"a":1},"values":[],"timestamps":[]}',
        fix: 'save what /api/v1/export writes as it is',
      },
    ],
    [
      'more values than times',
      '{"metric":{},"values":[1,2,3],"timestamps":[1]}\n',
      {
        code: 'jsonl-lengths',
        what: 'a value for each time is needed, got 3 values and 1 times',
        fix: AGAIN,
      },
    ],
    ...['"1"', 'null', '1e999', '8640000000000001'].map(
      (time): [string, string, { code: string; what: string; fix: string }] => [
        `the time ${time}`,
        `{"metric":{},"values":[1],"timestamps":[${time}]}\n`,
        {
          code: 'jsonl-time',
          what: `expected a time in milliseconds, got ${time === '1e999' ? 'Infinity' : time}`,
          fix: AGAIN,
        },
      ],
    ),
    ...['"1"', 'true', '[1]'].map((value): [string, string, { code: string; what: string; fix: string }] => [
      `the value ${value}`,
      `{"metric":{},"values":[${value}],"timestamps":[1]}\n`,
      { code: 'jsonl-number', what: `expected a number, got ${value}`, fix: AGAIN },
    ]),
  ];

  it.each(cases)('%s', async (_, text, fault) => {
    const error = new InputError({ place: 'a.jsonl:3', ...fault });
    for (const chunkSize of [65_536, 1]) {
      await expect(read(`\n${UP}\n${text}`, {}, chunkSize)).rejects.toThrow(error);
    }
  });

  it.each(cases)('%s as one bad row, where some are allowed', async (_, text, fault) => {
    const reading = await read(`${UP}\n${text}`, { maxBadRows: { absolute: 1 } });
    expect(samplesOf(reading)).toEqual({ up: UP_SAMPLES });
    expect(reading).toMatchObject({ rows: 3, badRowCount: 1, badRows: [{ place: 'a.jsonl:2', ...fault }] });
  });

  it('more bad lines than allowed', async () => {
    const text = `x\n${UP}\nx\n`;
    const refused = (maxBadRows: ReadOptions['maxBadRows']) =>
      expect(read(text, { maxBadRows })).rejects.toMatchObject({
        fault: { code: 'jsonl-syntax', place: 'a.jsonl:1' },
      });
    await refused({ absolute: 1 });
    await refused({ share: 0.4 });
    expect(await read(text, { maxBadRows: { share: 0.5 } })).toMatchObject({ rows: 4, badRowCount: 2 });
  });

  it('bytes that are no UTF-8', async () => {
    const bytes = new TextEncoder().encode(`${UP}\n`);
    bytes[bytes.indexOf(0x75)] = 0xff;
    await expect(read(bytes)).rejects.toMatchObject({ fault: { code: 'jsonl-syntax', place: 'a.jsonl:1' } });
  });

  it.each(['', '\n\n', '{"metric":{"a":"b"},"values":[],"timestamps":[]}\n'])(
    '%j, without samples',
    async (text) => {
      await expect(read(text)).rejects.toThrow(
        new InputError({
          code: 'empty-result',
          place: 'a.jsonl',
          what: 'the export holds no samples',
          fix: 'check match[], start and end of the export',
        }),
      );
    },
  );

  it('a line without end', async () => {
    const chunk = new Uint8Array(1_048_576).fill(0x78);
    const bytes = (async function* () {
      yield new TextEncoder().encode(`${UP}\n`);
      for (;;) yield chunk;
    })();
    await expect(victoriametricsJsonl.read({ path: 'a.jsonl', bytes }, readDefaults)).rejects.toThrow(
      new InputError({
        code: 'jsonl-line-too-long',
        place: 'a.jsonl:2',
        what: 'line is longer than 64 MiB',
        fix: 'export it again in shorter lines: …/api/v1/export?max_rows_per_line=10000',
      }),
    );
  });
});

describe('victoriametrics-jsonl recognises', () => {
  it.each([
    [UP, true],
    [`\n  ${UP}`, true],
    ['{ "metric" : { "a":"b"', true],
    ['{"metric":{"a":"b"},"values":[1,2,3,4,5', true],
    ['{"timestamps":[1,2,3', true],
    ['{"values":[1,2,3', true],
    ['{"metric":{"a":"\\"values\\":[[1"},"values":[1', true],
    ['{"metric":{"a":"b"},"values":[[1,"2"]]}', false],
    [`{"metric":{"a":"b"},"values":[[1,"2"]]}\n${UP}`, false],
    ['{"metric":{"a":"b"},"value":[1,"2"]}', false],
    ['{"metric":{"a":"b"},"histograms":[[1,{}]]}', false],
    ['{"metric":"cpu","value":1}', false],
    ['{"status":"success","data":{"timestamps":[1]}}', false],
    [`[${UP}]`, false],
    ['', false],
    ['time,value', false],
  ])('%j: %s', (head, isSo) => {
    expect(victoriametricsJsonl.recognises(head)).toBe(isSo);
  });
});

function read(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  chunkSize?: number,
): Promise<Reading> {
  return victoriametricsJsonl.read(sourceOf(content, 'a.jsonl', chunkSize), { ...readDefaults, ...options });
}

function samplesOf({ columns }: Reading): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ labels, timestampsMs, values }) => [
      seriesName(labels),
      Array.from(values, (value, i) => [timestampsMs[i], value]),
    ]),
  );
}
