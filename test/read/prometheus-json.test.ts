import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { seriesName } from '../../src/series/labels.ts';
import { readText } from './source-of.ts';

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
      ['up{job="ü"}', [1779184800000, 1779184860001], [1, Number.NaN], [Number.NaN, Number.NaN]],
      [
        '{}',
        [1779184800123, 1779184860000, 1779184920000],
        [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.5e-7],
        [Number.NaN, Number.NaN, Number.NaN],
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

describe('prometheus-json refuses', () => {
  it.each<[string, string, { code: string; what: string; fix: string }]>([
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
      'a vector',
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"2"]}]}}',
      { code: 'api-result-type', what: 'the answer is a vector, a range is needed', fix: RANGE_FIX },
    ],
    [
      'a vector as promtool prints it',
      '[{"metric":{},"value":[1,"2"]}]',
      { code: 'api-result-type', what: 'the answer is a vector, a range is needed', fix: RANGE_FIX },
    ],
    [
      'a scalar',
      '{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}',
      { code: 'api-result-type', what: 'the answer is a scalar, a range is needed', fix: RANGE_FIX },
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
      { code: 'json-shape', what: SHAPE, fix: SHAPE_FIX },
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
      'two documents',
      '{"a":1}\n{"a":2}',
      {
        code: 'json-syntax',
        what: 'the JSON ends before byte 9, yet more follows',
        fix: 'look at it with: head -c 9 a.json | tail -c 80',
      },
    ],
  ])('%s', async (_, text, fault) => {
    await expect(readText(text)).rejects.toThrow(new InputError({ place: 'a.json', ...fault }));
    await expect(readText(text, {}, 1)).rejects.toThrow(new InputError({ place: 'a.json', ...fault }));
  });
});

function answer(result: readonly unknown[]): string {
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}
