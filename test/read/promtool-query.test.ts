import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { promtoolQuery } from '../../src/read/promtool-query.ts';
import { fixture, lost, pointsOf, readWith } from './exposition/read-fixture.ts';

const read = (content: string | Uint8Array, options = {}, chunkSize?: number) =>
  readWith(promtoolQuery, content, options, chunkSize);

const T0 = 1_779_184_800;
const WHY = 'promtool 2 prints native histograms as nothing';
const FIX = 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))';

describe('promtoolQuery.read reads', () => {
  it('a range: series in blocks', async () => {
    const reading = await read(fixture('query-range.txt'));
    const at = (values: readonly number[]) => values.map((value, i) => [T0 + 60 * i, value]);
    expect(pointsOf(reading)).toEqual({
      '{job="fraud-check"}': at([0.05555405405405407, 0.06042682926829302, 0.05551388888888896]),
      '{job="gateway"}': at([0.24139889705882342, 0.2412338129496402, 0.24217352941176476]),
      '{job="ledger"}': at([0.0968284132841328, 0.09667391304347822, 0.09677464788732391]),
      '{job="payments-api"}': at([0.24056849315068488, 0.23929136690647482, 0.23772180451127833]),
    });
    expect(reading).toMatchObject({ format: 'promtool-query', rows: 12, warnings: [] });
    expect([...(reading.columns[1]?.lines ?? [])]).toEqual([6, 7, 8]);
  });

  it('an instant: a line per series', async () => {
    expect(pointsOf(await read(fixture('query-instant.txt')))).toEqual({
      'up{instance="127.0.0.1:19090",job="prometheus"}': [[1_795_236_746.697, 1]],
      'up{instance="127.0.0.1:19100",job="node"}': [[1_795_236_746.697, 1]],
    });
  });

  it.each([
    ['{} =>\n1 @[5]\n\nup =>\n2 @[5.25]\n', { '{}': [[5, 1]], up: [[5.25, 2]] }],
    ['scalar: 42 @[5]\n', { scalar: [[5, 42]] }],
    [
      'scalar: 42 @[5]\nscalar: 43 @[6]',
      {
        scalar: [
          [5, 42],
          [6, 43],
        ],
      },
    ],
    [
      'x =>\r\nNaN @[5]\r\n+Inf @[6]\r\n',
      {
        x: [
          [5, Number.NaN],
          [6, Number.POSITIVE_INFINITY],
        ],
      },
    ],
    ['a.b{c="}\\" =>"} => 1 @[-5]\n', { 'a.b{c="}\\" =>"}': [[-5, 1]] }],
    ['{"a.b", "c d"="é\\u00e9"} =>\n1 @[5]\n', { 'a.b{c d="éé"}': [[5, 1]] }],
    ['NaN_total =>\n1 @[5]\nInf =>\n2 @[5]\n', { NaN_total: [[5, 1]], Inf: [[5, 2]] }],
    [
      'x =>\n1 @[5]\ny =>\n1 @[5]\nx =>\n2 @[6]\n',
      {
        x: [
          [5, 1],
          [6, 2],
        ],
        y: [[5, 1]],
      },
    ],
  ])('%j', async (text, points) => {
    expect(pointsOf(await read(text))).toEqual(points);
  });

  it.each([1, 2, 7])('the same in chunks of %d bytes', async (chunkSize) => {
    const whole = await read(fixture('query-range.txt'));
    expect(await read(fixture('query-range.txt'), {}, chunkSize)).toEqual(whole);
  });

  it('native histograms of newer versions as what they are: set aside, and said once', async () => {
    const histogram = 'Count: 3.000000, Sum: 1.500000, Buckets: [[0,1):3] @[5]';
    const reading = await read(`x =>\n${histogram}\n${histogram}\ny => ${histogram}\nz => 1 @[5]\n`);
    expect(pointsOf(reading)).toEqual({ z: [[5, 1]] });
    expect(reading).toMatchObject({
      setAside: [{ what: 'native histograms', samples: 3 }],
      warnings: [{ code: 'native-histograms', what: '2 series hold native histograms, which are not read' }],
    });
    expect(lost(reading)).toBe(0);
  });

  it('a block without samples with a warning', async () => {
    expect((await read('x =>\n\ny =>\n1 @[5]\n')).warnings).toEqual([
      { code: 'empty-series', place: 'a.prom', what: '1 series without samples', why: WHY, fix: FIX },
    ]);
  });
});

describe('promtoolQuery.read refuses', () => {
  it.each([
    ['query-instant-native.txt', 'a.prom:1', 'native-histograms', 'a value at time 0 is no value'],
    ['query-range-native.txt', 'a.prom', 'empty-result', 'the answer holds no samples'],
  ])('%s', async (name, place, code, what) => {
    await expect(read(fixture(name))).rejects.toThrow(
      new InputError({ code, place, what, why: WHY, fix: FIX }),
    );
  });

  it.each([
    ['1 @[5]', 'a.prom:1:1', 'expected a series "NAME{…} =>" or a sample "VALUE @[TIME]", got "1 @[5]"'],
    ['x =>\n1 @[5', 'a.prom:2:1', 'expected a series "NAME{…} =>" or a sample "VALUE @[TIME]", got "1 @[5"'],
    [
      'x =>\n1 @[noon]',
      'a.prom:2:1',
      'expected a series "NAME{…} =>" or a sample "VALUE @[TIME]", got "1 @[noon]"',
    ],
    [
      'x =>\n1 @[1e300]',
      'a.prom:2:1',
      'expected a series "NAME{…} =>" or a sample "VALUE @[TIME]", got "1 @[1e300]"',
    ],
    ['x => one @[5]', 'a.prom:1:6', 'expected a sample "VALUE @[TIME]", got "one @[5]"'],
    ['x{a=b} =>', 'a.prom:1:5', 'expected a label value in quotes, got "b}"'],
    ['=>', 'a.prom:1:1', 'expected a series "NAME{…} =>" or a sample "VALUE @[TIME]", got "=>"'],
  ])('%j', async (text, place, what) => {
    await expect(read(`${text}\n`)).rejects.toMatchObject({ fault: { place, what } });
    const reading = await read(`z => 1 @[5]\n${text}\n`, { maxBadRows: { absolute: 2 } }).catch(
      () => undefined,
    );
    if (reading !== undefined) expect(lost(reading)).toBe(0);
  });

  it.each([
    ['x => 1 @[5]\n\0\n', 'nul-bytes'],
    [Uint8Array.of(0xff, 0x0a), 'not-utf8'],
  ])('%j', async (content, code) => {
    await expect(read(content)).rejects.toMatchObject({ fault: { code } });
  });
});
