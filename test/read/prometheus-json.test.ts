import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { prometheusJson } from '../../src/read/prometheus-json.ts';
import { seriesName } from '../../src/series/labels.ts';
import { readDefaults, readText, sourceOf } from './source-of.ts';

const SHAPE =
  'expected a range answer of Prometheus, {"status":"success","data":{"resultType":"matrix","result":[…]}} or its result alone';
const SHAPE_FIX = 'save an answer of /api/v1/query_range as it is';
const RANGE_FIX = "ask for a range: curl -G …/api/v1/query_range -d query='…' -d start=… -d end=… -d step=60";

describe('prometheus-json reads', () => {
  it('a range answer: labels, NaN, ±Inf, fractions of a second', async () => {
    const reading = await readText(
      answer([
        {
          metric: { __name__: 'up', job: 'ü' },
          values: [
            [1779184800, '1'],
            [1779184860.0005, 'NaN'],
          ],
        },
        {
          metric: {},
          values: [
            [1779184800.123, '+Inf'],
            [1779184860, '-Inf'],
            [1779184920, '1.5e-7'],
          ],
        },
      ]),
    );
    expect(reading).toMatchObject({ format: 'prometheus-json', rows: 5, badRowCount: 0, warnings: [] });
    expect(
      reading.columns.map((column) => [
        seriesName(column.labels),
        [...column.timestampsMs],
        [...column.values],
        [...column.lines],
      ]),
    ).toEqual([
      ['up{job="ü"}', [1779184800000, 1779184860001], [1, Number.NaN], []],
      [
        '{}',
        [1779184800123, 1779184860000, 1779184920000],
        [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.5e-7],
        [],
      ],
    ]);
  });

  it.each([1, 2, 3, 5, 64])('the same in chunks of %d bytes, also inside characters', async (chunkSize) => {
    const text = answer([{ metric: { __name__: 'a', city: 'Zürich 東京 🚀' }, values: [[1, '2']] }]);
    const { columns } = await readText(text, {}, chunkSize);
    expect(columns.map(({ labels }) => labels)).toEqual([{ __name__: 'a', city: 'Zürich 東京 🚀' }]);
  });

  it('the array that promtool prints', async () => {
    const { columns, rows } = await readText('[{"metric":{"__name__":"up"},"values":[[1,"2"],[2,"3"]]}]\n');
    expect([columns.map(({ length }) => length), rows]).toEqual([[2], 2]);
  });

  it('keys in any order, and one label set twice', async () => {
    const { columns } = await readText(
      '{"data":{"result":[{"values":[[1,"2"]],"metric":{"a":"b"}},{"values":[[2,"3"]],"metric":{"a":"b"}}],' +
        '"resultType":"matrix"},"status":"success"}',
    );
    expect(columns.map(({ values }) => [...values])).toEqual([[2, 3]]);
  });

  it('the warnings of the API, and says what it leaves out', async () => {
    const text = JSON.stringify({
      status: 'success',
      warnings: ['a replica did not answer'],
      infos: ['metric might not be a counter'],
      data: {
        resultType: 'matrix',
        result: [
          { metric: { a: 'b' }, values: [[1, '2']] },
          { metric: { a: 'c' }, histograms: [[1, { count: '2', sum: '3', buckets: [[0, '0', '1', '2']] }]] },
        ],
      },
    });
    const { warnings, columns } = await readText(text);
    expect(columns).toHaveLength(1);
    expect(warnings).toEqual([
      { code: 'api-warning', place: 'a.json', what: 'a replica did not answer' },
      { code: 'api-info', place: 'a.json', what: 'metric might not be a counter' },
      {
        code: 'native-histograms',
        place: 'a.json',
        what: '1 series holds native histograms, which are not read',
        fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
      },
    ]);
  });
});

describe('prometheus-json reads further', () => {
  const instant = {
    code: 'instant-answer',
    place: 'a.json',
    what: 'the answer is of one instant: each series has one sample',
    fix: RANGE_FIX,
  };
  const A = '{"metric":{"a":"b"},"value":[1,"2"]}';

  it.each<[string, string, Record<string, [number, number][]>, object[]]>([
    [
      'a vector',
      `{"status":"success","data":{"resultType":"vector","result":[${A},{"metric":{},"value":[1.5,"-Inf"]}]}}`,
      { '{a="b"}': [[1000, 2]], '{}': [[1500, Number.NEGATIVE_INFINITY]] },
      [instant],
    ],
    ['a vector as promtool prints it', `[${A}]`, { '{a="b"}': [[1000, 2]] }, [instant]],
    [
      'a scalar',
      '{"status":"success","data":{"resultType":"scalar","result":[1795236671,"2"]}}',
      { '{}': [[1795236671000, 2]] },
      [instant],
    ],
    [
      'a scalar as promtool prints it',
      '[1795236671.25,"NaN"]',
      { '{}': [[1795236671250, Number.NaN]] },
      [instant],
    ],
    [
      'vectors in a row: series over time',
      `[${A}]\n${answer([])}[${A.replace('[1,', '[61,')}]`,
      {
        '{a="b"}': [
          [1000, 2],
          [61000, 2],
        ],
      },
      [],
    ],
    [
      'a range in parts, with statistics, a trace and blanks between',
      '{"status":"success","stats":{"result":[{"a":1}]},"trace":{"children":[{"children":[{}]}]},"data":{"stats":' +
        '{"a":[{}]},"resultType":"matrix","result" : [ {"metric":{"a":"b"},"values":[[1,"2"],[61,"3"]]} ]}}' +
        ' \r\n\t[{"values":[[121,"4"]],"metric":{"a":"b"}}]',
      {
        '{a="b"}': [
          [1000, 2],
          [61000, 3],
          [121000, 4],
        ],
      },
      [],
    ],
    [
      'series one by one, as jq cuts them out',
      `${A}\n{"metric":{"a":"c"},"values":[[1,"2"],[2,"3"]]}\n`,
      {
        '{a="b"}': [[1000, 2]],
        '{a="c"}': [
          [1000, 2],
          [2000, 3],
        ],
      },
      [],
    ],
    [
      'keys in odd spellings',
      `{"d\\u0061ta":{"resultType":"matrix","result":[{"metric":{"__proto__":"p"},"values":[[1,"2"]]}]}}`,
      { '{__proto__="p"}': [[1000, 2]] },
      [],
    ],
    [
      'the last of two keys of one name',
      '[{"metric":{"a":"x","a":"b"},"values":[[9,"9"]],"values":[[1,"2"]]}]',
      { '{a="b"}': [[1000, 2]] },
      [],
    ],
    [
      'the farthest times there are',
      '[{"metric":{"a":"b"},"values":[[-8.64e12,"1"],[8.64e12,"2"]]}]',
      {
        '{a="b"}': [
          [-8.64e15, 1],
          [8.64e15, 2],
        ],
      },
      [],
    ],
    [
      'an answer of a part of a cluster',
      '{"status":"success","isPartial":true,"data":{"resultType":"matrix","result":[{"metric":{"a":"b"},"values":[[1,"2"]]}]}}',
      { '{a="b"}': [[1000, 2]] },
      [
        {
          code: 'api-warning',
          place: 'a.json',
          what: 'the answer is partial: a storage node did not answer',
        },
      ],
    ],
    [
      'warnings that come twice, once',
      ['x', 'x', 'y']
        .map((text) => `{"warnings":["${text}"],"data":{"resultType":"vector","result":[${A}]}}`)
        .join(''),
      {
        '{a="b"}': [
          [1000, 2],
          [1000, 2],
          [1000, 2],
        ],
      },
      ['x', 'y'].map((what) => ({ code: 'api-warning', place: 'a.json', what })),
    ],
  ])('%s', async (_, text, series, warnings) => {
    for (const chunkSize of [65_536, 1, 7]) {
      const reading = await readText(text, {}, chunkSize);
      const samples = reading.columns.map(({ labels, timestampsMs, values }) => [
        seriesName(labels),
        Array.from(values, (value, i) => [timestampsMs[i], value]),
      ]);
      expect(Object.fromEntries(samples)).toEqual(series);
      expect(reading.rows).toBe(Object.values(series).flat().length);
      expect(reading.warnings).toEqual(warnings);
    }
  });

  it('numbers beside native histograms, which it sets aside and counts', async () => {
    const both = {
      metric: { a: 'b' },
      values: [[1, '2']],
      histograms: [
        [2, {}],
        [3, {}],
      ],
    };
    const one = { metric: { a: 'c' }, histogram: [1, {}] };
    const { columns, rows, setAside, warnings } = await readText(answer([both, one]) + answer([one]));
    expect(columns.map(({ length }) => length)).toEqual([1]);
    expect(setAside).toEqual([{ what: 'native histograms', samples: 4 }]);
    expect(rows).toBe(5);
    expect(warnings.map(({ what }) => what)).toEqual(['2 series hold native histograms, which are not read']);
  });

  it('the same as JSON.parse, for any series, indent and chunks', async () => {
    const series = fc.record({
      metric: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), { maxKeys: 4 }),
      values: fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: 4e12 }).map((ms) => ms / 1000),
          fc.double().map((value) => (value === 0 ? '0' : String(value))),
        ),
        { minLength: 1, maxLength: 5 },
      ),
    });
    const parts = fc.array(fc.array(series, { maxLength: 3 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        parts.filter((all) => all.flat().length > 0),
        fc.constantFrom('', ' ', '\t'),
        fc.integer({ min: 1, max: 50 }),
        async (answers, indent, chunkSize) => {
          const text = answers
            .map((result) => JSON.stringify({ data: { resultType: 'matrix', result } }, null, indent))
            .join(indent);
          const { columns, rows } = await readText(text, {}, chunkSize);
          const expected = new Map<string, number[][]>();
          for (const { metric, values } of answers.flat()) {
            const samples = values.map(([seconds, value]) => [Math.round(seconds * 1000), Number(value)]);
            const name = JSON.stringify(Object.entries(metric).sort());
            expected.set(name, [...(expected.get(name) ?? []), ...samples]);
          }
          const got = columns.map(({ labels, timestampsMs, values }): [string, number[][]] => [
            JSON.stringify(Object.entries(labels).sort()),
            Array.from(values, (value, i) => [timestampsMs[i]!, value]),
          ]);
          expect(new Map(got)).toEqual(expected);
          expect(rows).toBe(answers.flat().flatMap(({ values }) => values).length);
        },
      ),
      { seed: 20_260_519, numRuns: 200 },
    );
  });
});

describe('prometheus-json refuses', () => {
  it.each<Refusal>([
    [
      'an error of the API',
      '{"status":"error","errorType":"bad_data","error":"1:3: parse error: \\"x\\"","data":null}',
      {
        code: 'api-error',
        what: 'the API answered bad_data: 1:3: parse error: "x"',
        fix: 'mend the query and fetch it again',
      },
    ],
    [
      'a string',
      '{"status":"success","data":{"resultType":"string","result":[1,"two"]}}',
      { code: 'api-result-type', what: 'the answer is a string, a range is needed', fix: RANGE_FIX },
    ],
    [
      'nothing found',
      '{"status":"success","data":{"resultType":"matrix","result":[]}}',
      {
        code: 'empty-result',
        what: 'the answer holds no samples',
        fix: 'check the query, its labels and its time range',
      },
    ],
    [
      'nothing found by promtool',
      '[]',
      {
        code: 'empty-result',
        what: 'the answer holds no samples',
        fix: 'check the query, its labels and its time range',
      },
    ],
    [
      'native histograms alone',
      answer([
        { metric: { a: 'b' }, histograms: [[1, {}]] },
        { metric: { a: 'c' }, histograms: [[1, {}]] },
      ]),
      {
        code: 'native-histograms',
        what: '2 series hold native histograms, which are not read',
        fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
      },
    ],
    ['an object of another kind', '{"a":1}', { code: 'json-shape', what: SHAPE, fix: SHAPE_FIX }],
    ['an empty object', '{}', { code: 'json-shape', what: SHAPE, fix: SHAPE_FIX }],
    [
      'a list of label sets',
      '{"status":"success","data":[{"__name__":"up"}]}',
      {
        code: 'api-result-type',
        what: 'the answer is a list of label sets (/api/v1/series), which has no samples; a range is needed',
        fix: RANGE_FIX,
      },
    ],
    [
      'a list of label sets as promtool prints it',
      '[{"__name__":"up"},{"__name__":"down"}]',
      {
        code: 'api-result-type',
        what: 'the answer is a list of label sets (/api/v1/series), which has no samples; a range is needed',
        fix: RANGE_FIX,
      },
    ],
    ...['{"status":"success","data":["up"]}', '["up","down"]'].map(
      (text): Refusal => [
        'a list of names',
        text,
        {
          code: 'api-result-type',
          what: 'the answer is a list of names (/api/v1/labels), which has no samples; a range is needed',
          fix: RANGE_FIX,
        },
      ],
    ),
    [
      'exemplars',
      '{"status":"success","data":[{"seriesLabels":{"a":"b"},"exemplars":[]}]}',
      {
        code: 'api-result-type',
        what: 'the answer is a list of exemplars (/api/v1/query_exemplars), not of samples; a range is needed',
        fix: RANGE_FIX,
      },
    ],
    [
      'an empty list',
      '{"status":"success","data":[]}',
      {
        code: 'api-result-type',
        what: 'the answer is a list of something else than samples; a range is needed',
        fix: RANGE_FIX,
      },
    ],
    [
      'metadata',
      '{"status":"success","data":{"up":[{"type":"gauge","help":"","unit":""}]}}',
      {
        code: 'api-result-type',
        what: 'the answer is metadata of metrics (/api/v1/metadata), which has no samples; a range is needed',
        fix: RANGE_FIX,
      },
    ],
    [
      'an array of another kind',
      '[{"target":"a","datapoints":[]}]',
      { code: 'json-shape', what: `${SHAPE}, got {"target":"a","datapoints":[]}`, fix: SHAPE_FIX },
    ],
    [
      'labels that are no texts',
      answer([{ metric: { a: 1 }, values: [[1, '2']] }]),
      { code: 'json-shape', what: `${SHAPE}, got {"metric":{"a":1},"values":[[1,"2"]]}`, fix: SHAPE_FIX },
    ],
    [
      'a sample that is none',
      answer([
        {
          metric: {},
          values: [
            [1, '2'],
            ['3', '4'],
          ],
        },
      ]),
      { code: 'json-shape', what: `${SHAPE}, got ["3","4"]`, fix: SHAPE_FIX },
    ],
    [
      'a value that is no number',
      answer([{ metric: {}, values: [[1, '2x']] }]),
      { code: 'json-shape', what: `${SHAPE}, got [1,"2x"]`, fix: SHAPE_FIX },
    ],
    [
      'cut JSON',
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"2"',
      {
        code: 'json-truncated',
        what: 'the JSON ends too early, after 89 bytes',
        fix: 'fetch it again; a time-out or a full disk may have cut it',
      },
    ],
    [
      'JSON cut inside a text',
      '{"status":"succ',
      {
        code: 'json-truncated',
        what: 'the JSON ends too early, after 15 bytes',
        fix: 'fetch it again; a time-out or a full disk may have cut it',
      },
    ],
    [
      'broken JSON',
      '{"status":"success" 1}',
      {
        code: 'json-syntax',
        what: 'the JSON is broken at byte 21',
        fix: 'look at it with: head -c 21 a.json | tail -c 80',
      },
    ],
    [
      'JSON with a stray letter',
      '{"status": successful}',
      {
        code: 'json-syntax',
        what: 'the JSON is broken at byte 12',
        fix: 'look at it with: head -c 12 a.json | tail -c 80',
      },
    ],
    [
      'JSON with more behind it',
      '[]\n  12',
      {
        code: 'json-syntax',
        what: 'the JSON ends before byte 6, yet more follows',
        fix: 'look at it with: head -c 6 a.json | tail -c 80',
      },
    ],
    [
      'broken JSON inside a series, behind others',
      `${answer([{ metric: { a: 'ü' }, values: [[1, '2']] }]).slice(0, -3)},{"metric":{},"values":[[1 "2"]]}]}}`,
      {
        code: 'json-syntax',
        what: 'the JSON is broken at byte 128',
        fix: 'look at it with: head -c 128 a.json | tail -c 80',
      },
    ],
    [
      'broken JSON behind series that were handed on',
      '{"data":{"result":[{"metric":{"a":"ü"},"values":[[1,"2"]]}],"resultType":"matrix"}x}',
      {
        code: 'json-syntax',
        what: 'the JSON is broken at byte 84',
        fix: 'look at it with: head -c 84 a.json | tail -c 80',
      },
    ],
    [
      'broken JSON that is cut too',
      '{"status": x',
      {
        code: 'json-syntax',
        what: 'the JSON is broken at byte 12',
        fix: 'look at it with: head -c 12 a.json | tail -c 80',
      },
    ],
    ...['1e999', '-1e999', '8.6400000000001e12'].map(
      (seconds): Refusal => [
        'a time that no calendar has',
        `[{"metric":{},"values":[[${seconds},"2"]]}]`,
        {
          code: 'json-shape',
          what: `${SHAPE}, got [${seconds.includes('999') ? `"${Number(seconds)}"` : Number(seconds)},"2"]`,
          fix: SHAPE_FIX,
        },
      ],
    ),
    [
      'an error behind a good answer',
      `${answer([{ metric: {}, values: [[1, '2']] }])}{"status":"error","errorType":"timeout","error":"late"}`,
      {
        code: 'api-error',
        what: 'answer 2: the API answered timeout: late',
        fix: 'mend the query and fetch it again',
      },
    ],
    [
      'several answers with nothing found',
      '[][]',
      {
        code: 'empty-result',
        what: 'the answers hold no samples',
        fix: 'check the query, its labels and its time range',
      },
    ],
    [
      'a native histogram of one instant alone',
      '[{"metric":{"a":"b"},"histogram":[1,{"count":"2","sum":"3"}]}]',
      {
        code: 'native-histograms',
        what: '1 series holds native histograms, which are not read',
        fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
      },
    ],
    ...['[', '{"a":'].map(
      (part): Refusal => [
        'JSON that is too deep',
        `{"a":${part.repeat(1000)}`,
        {
          code: 'json-depth',
          what: `the JSON is nested deeper than 64 levels at byte ${5 + 63 * part.length + 1}`,
          fix: `look at it with: head -c ${5 + 63 * part.length + 1} a.json | tail -c 80`,
        },
      ],
    ),
  ])('%s', async (_, text, fault) => {
    await expect(readText(text)).rejects.toThrow(new InputError({ place: 'a.json', ...fault }));
    await expect(readText(text, {}, 1)).rejects.toThrow(new InputError({ place: 'a.json', ...fault }));
  });
});

describe('prometheus-json bounds', () => {
  it('a million brackets, whatever stands around them', async () => {
    for (const before of ['[', '{"a":', '{"data":{"result":[{"values":', '[{"metric":{},"values":']) {
      const source = sourceOf(before + '['.repeat(1_000_000), 'a.json');
      const refused = prometheusJson.read(source, readDefaults);
      await expect(refused).rejects.toMatchObject({ fault: { code: 'json-depth' } });
    }
  });

  it('a long label, broken over chunks', async () => {
    const long = '\\"ü'.repeat(300_000);
    const text = answer([{ metric: { a: long }, values: [[1, '2']] }]);
    const { columns } = await readText(text, {}, 4099);
    expect(columns[0]?.labels['a']).toBe(long);
  });
});

describe('prometheus-json recognises', () => {
  it.each([
    ['{}', true],
    ['{"status":"success"', true],
    [' {\n "status" : ', true],
    ['{"stat', true],
    ['[{"metric":{}', true],
    ['[1795236671,"2"]', true],
    ['{"metric":{"a":"b"},"values":[[1,"2"]]}', true],
    ['{"metric":{"a":"b"},"values":[1],"timestamps":[1]}', false],
    ['{"http.requests","service.name"="x"} 1 1779184800000', false],
    ['{"http.requests"} 1', false],
    ['{__name__="up"} 1 1779184800000', false],
    ['[section]', false],
    ['time,value', false],
  ])('%j: %s', (head, isSo) => {
    expect(prometheusJson.recognises(head)).toBe(isSo);
  });
});

type Refusal = [string, string, { code: string; what: string; fix: string }];

function answer(result: readonly unknown[]): string {
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}
