import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/read/reader.ts';
import { seriesName } from '../../src/series/labels.ts';
import { readText, samplesOf } from './source-of.ts';

const T0 = '2026-05-19T10:00:00.000Z';
const T1 = '2026-05-19T10:01:00.000Z';
const ROWS = '2026-05-19T10:00:00Z,1\n2026-05-19T10:01:00Z,2\n';
const VALUE = { value: [[T0, 1, 2] as const, [T1, 2, 3] as const] };

describe('csv reads', () => {
  it.each<[string, string, Partial<ReadOptions>, object, string[]]>([
    ['a time and a value', `timestamp,value\n${ROWS}`, {}, VALUE, []],
    ['no final line end', `timestamp,value\n${ROWS.trimEnd()}`, {}, VALUE, []],
    ['CRLF', `timestamp,value\n${ROWS}`.replaceAll('\n', '\r\n'), {}, VALUE, []],
    ['CR alone', `timestamp,value\n${ROWS}`.replaceAll('\n', '\r'), {}, VALUE, []],
    ['mixed line ends', 'timestamp,value\r\n2026-05-19T10:00:00Z,1\n2026-05-19T10:01:00Z,2\r', {}, VALUE, []],
    ['a byte order mark', `\ufefftimestamp,value\n${ROWS}`, {}, VALUE, []],
    ['blanks around cells', `timestamp , value\n${ROWS.replaceAll(',', ' , ')}`, {}, VALUE, []],
    ['quotes', `"timestamp","value"\n${ROWS.replaceAll(/[^,\n]+/g, '"$&"')}`, {}, VALUE, []],
    ['tabs', `timestamp\tvalue\n${ROWS.replaceAll(',', '\t')}`, {}, VALUE, ['delimiter tab']],
    ['pipes', `timestamp|value\n${ROWS.replaceAll(',', '|')}`, {}, VALUE, ['delimiter "|"']],
    ['semicolons', `timestamp;value\n${ROWS.replaceAll(',', ';')}`, {}, VALUE, ['delimiter ";"']],
    [
      'a given delimiter',
      `timestamp:value\n${ROWS.replaceAll(/,/g, '~')}`.replace(':', '~'),
      { delimiter: '~' },
      VALUE,
      [],
    ],
    [
      'a decimal comma, with a comma in each line and semicolons too',
      'time;a\n2026-05-19T10:00:00Z;0,5\n2026-05-19T10:01:00Z;1,25e1\n',
      {},
      { a: [[T0, 0.5, 2] as const, [T1, 12.5, 3] as const] },
      ['delimiter ";"', 'decimal ","'],
    ],
    [
      'a given decimal comma inside quotes',
      'time,a\n2026-05-19T10:00:00Z,"0,5"\n',
      { decimal: ',' },
      { a: [[T0, 0.5, 2] as const] },
      ['decimal ","'],
    ],
    [
      'epoch seconds with a decimal comma',
      'time;a\n1779184800,5;1,5\n',
      {},
      { a: [['2026-05-19T10:00:00.500Z', 1.5, 2] as const] },
      ['delimiter ";"', 'decimal ","', 'epoch seconds'],
    ],
    [
      'comments and blank lines before the header',
      `# a comment, with commas\n\n  # another\ntimestamp,value\n${ROWS}`,
      {},
      { value: [[T0, 1, 5] as const, [T1, 2, 6] as const] },
      ['3 lines before the header skipped'],
    ],
    [
      "Excel's word on the delimiter",
      `sep=;\ntimestamp;value\n2026-05-19T10:00:00Z;1\n`,
      {},
      { value: [[T0, 1, 3] as const] },
      ['1 line before the header skipped', 'delimiter ";"'],
    ],
    [
      'blank lines among the rows',
      'timestamp,value\n\n2026-05-19T10:00:00Z,1\n \n,\n2026-05-19T10:01:00Z,2\n\n',
      {},
      { value: [[T0, 1, 3] as const, [T1, 2, 6] as const] },
      [],
    ],
    [
      'a time that is not the first column and not called one',
      'a,when\n1,2026-05-19T10:00:00Z\n2,2026-05-19T10:01:00Z\n',
      {},
      { a: [[T0, 1, 2] as const, [T1, 2, 3] as const] },
      [],
    ],
    [
      'a time with an offset rather than one without',
      'time,timestamp,a\n2026-05-19 12:00,1779184800,1\n2026-05-19 12:01,1779184860,2\n',
      {},
      { a: [[T0, 1, 2] as const, [T1, 2, 3] as const] },
      ['epoch seconds', 'not read: time'],
    ],
    [
      'small numbers as times, when told',
      't,a\n0,1\n60,2\n',
      { time: 't' },
      { a: [['1970-01-01T00:00:00.000Z', 1, 2] as const, ['1970-01-01T00:01:00.000Z', 2, 3] as const] },
      ['epoch seconds'],
    ],
    [
      'a time column by number',
      'a,b,c\n1,1779184800,1\n',
      { time: '2', value: ['3'] },
      { c: [[T0, 1, 2] as const] },
      ['epoch seconds'],
    ],
    [
      'RFC 1123, whose comma splits the cell',
      'timestamp,value\nTue, 19 May 2026 10:00:00 GMT,1\nTue, 19 May 2026 10:01:00 GMT,2\n',
      {},
      VALUE,
      [],
    ],
    [
      'no header',
      '1779184800,1\n1779184860,2\n',
      {},
      { value: [[T0, 1, 1] as const, [T1, 2, 2] as const] },
      ['no header', 'epoch seconds'],
    ],
    [
      'no header, several values',
      '2026-05-19T10:00:00Z,1,NaN\n',
      {},
      { value_2: [[T0, 1, 1] as const], value_3: [[T0, Number.NaN, 1] as const] },
      ['no header'],
    ],
    [
      'no header, a label',
      'a.cpu,2026-05-19T10:00:00Z,1\nb.cpu,2026-05-19T10:00:00Z,2\n',
      {},
      { 'value{label_1="a.cpu"}': [[T0, 1, 1] as const], 'value{label_1="b.cpu"}': [[T0, 2, 2] as const] },
      ['no header', 'long form: labels label_1'],
    ],
    [
      'no header, an epoch between or behind labels',
      'cpu,a,2,1779184800000\ncpu,b,3e9,1779184800000\n',
      {},
      {
        'value{label_1="cpu",label_2="a"}': [[T0, 2, 1] as const],
        'value{label_1="cpu",label_2="b"}': [[T0, 3e9, 2] as const],
      },
      ['no header', 'epoch milliseconds', 'long form: labels label_1, label_2'],
    ],
    [
      'no header, a value that could be an epoch of another unit',
      'cpu,1500000000,1779184800000\ncpu,2,1779184860000\n',
      {},
      { 'value{label_1="cpu"}': [[T0, 1.5e9, 1] as const, [T1, 2, 2] as const] },
      ['no header', 'epoch milliseconds', 'long form: labels label_1'],
    ],
    [
      'a header that holds the numbers of two devices',
      'time,123456789,987654321\n2026-05-19T10:00:00Z,1,2\n',
      {},
      { '123456789': [[T0, 1, 2] as const], '987654321': [[T0, 2, 2] as const] },
      [],
    ],
    [
      'some of several columns',
      'time,a,b,c\n2026-05-19T10:00:00Z,1,2,x\n',
      { value: ['b'], series: ['c'] },
      { 'b{c="x"}': [[T0, 2, 2] as const] },
      ['long form: labels c'],
    ],
    [
      'one of two columns of one name, by number',
      'time,value,value\n2026-05-19T10:00:00Z,1,2\n',
      { value: ['3'] },
      { value: [[T0, 2, 2] as const] },
      [],
    ],
    [
      'an empty column, and not the one without a name',
      'time,a,b,\n2026-05-19T10:00:00Z,1,,\n',
      {},
      { a: [[T0, 1, 2] as const], b: [[T0, Number.NaN, 2] as const] },
      [],
    ],
  ])('%s', async (_, text, options, series, assumptions) => {
    const reading = await readText(text, options);
    expect(samplesOf(reading)).toEqual(series);
    expect(reading.assumptions).toEqual(assumptions);
    expect(reading.badRowCount).toBe(0);
  });

  it.each<[string, number]>([
    ['1', 1],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1.5E-3', 0.0015],
    ['+Inf', Number.POSITIVE_INFINITY],
    ['-Inf', Number.NEGATIVE_INFINITY],
    ['inf', Number.POSITIVE_INFINITY],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-infinity', Number.NEGATIVE_INFINITY],
    ...['', 'NaN', 'nan', 'NULL', 'null', 'N/A', '-', 'None', 'undefined', '#N/A', 'NA', '?'].map(
      (text): [string, number] => [text, Number.NaN],
    ),
  ])('the cell %j as %d', async (cell, value) => {
    const reading = await readText(`time,value\n2026-05-19T10:00:00Z,"${cell}"\n`);
    expect([...(reading.columns[0]?.values ?? [])]).toEqual([value]);
  });
});

describe('csv reads the long form', () => {
  it('with the name in a column, and an empty cell as an absent label', async () => {
    const reading = await readText(
      'ts,metric,job,zone,value\n2026-05-19T10:00:00Z,up,a,,1\n2026-05-19T10:00:00Z,up,b,eu,0\n' +
        '2026-05-19T10:00:00Z,load,a,,2\n2026-05-19T10:01:00Z,up,a,,3\n',
    );
    expect(samplesOf(reading)).toEqual({
      'up{job="a"}': [
        [T0, 1, 2],
        [T1, 3, 5],
      ],
      'up{job="b",zone="eu"}': [[T0, 0, 3]],
      'load{job="a"}': [[T0, 2, 4]],
    });
    expect(reading.assumptions).toEqual(['long form: name from "metric", labels job, zone']);
  });

  it('with several values to a row', async () => {
    const reading = await readText(
      'time,host,cpu,mem\n2026-05-19T10:00:00Z,a,1,2\n2026-05-19T10:00:00Z,b,3,4\n',
    );
    expect(samplesOf(reading)).toEqual({
      'cpu{host="a"}': [[T0, 1, 2]],
      'mem{host="a"}': [[T0, 2, 2]],
      'cpu{host="b"}': [[T0, 3, 3]],
      'mem{host="b"}': [[T0, 4, 3]],
    });
  });

  it('with a name and several values', async () => {
    const reading = await readText('time,name,avg,max\n2026-05-19T10:00:00Z,cpu,1,2\n');
    expect(Object.keys(samplesOf(reading))).toEqual(['cpu_avg', 'cpu_max']);
  });

  it('with labels of many values, as long as times come again', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `2026-05-19T10:0${i % 2}:00Z,host-${i},${i}`);
    const reading = await readText(`time,host,value\n${rows.join('\n')}\n`);
    expect(reading.columns).toHaveLength(300);
  });

  it('with a label that the first two hundred rows leave empty', async () => {
    const early = Array.from({ length: 250 }, (_, i) => `${1779184800 + i * 60},up,,${i}`);
    const reading = await readText(`time,metric,zone,value\n${early.join('\n')}\n1779184800,up,eu,1\n`);
    expect(Object.keys(samplesOf(reading))).toEqual(['up', 'up{zone="eu"}']);
  });

  it('with a value column that the first two hundred rows leave empty', async () => {
    const early = Array.from({ length: 250 }, (_, i) => `${1779184800 + i * 60},a,,${i}`);
    const reading = await readText(`time,host,gpu,cpu\n${early.join('\n')}\n1779184800,a,7,1\n`);
    expect(reading.columns.map(({ labels }) => seriesName(labels))).toEqual([
      'gpu{host="a"}',
      'cpu{host="a"}',
    ]);
    expect(reading.columns[0]?.values.at(-1)).toBe(7);
  });

  it('with labels in quotes that hold delimiters, quotes and line ends, and with the line of each row', async () => {
    const reading = await readText(
      'time,host,value\r\n2026-05-19T10:00:00Z,"a, ""b""\r\nc",1\r\n2026-05-19T10:00:00Z,d,2\r\n',
    );
    expect(samplesOf(reading)).toEqual({
      'value{host="a, \\"b\\"\\r\\nc"}': [[T0, 1, 2]],
      'value{host="d"}': [[T0, 2, 4]],
    });
  });

  it('with each repeated hour told apart by its own series', async () => {
    const clocks = ['02:00', '02:30', '02:00', '02:30'];
    const rows = ['a', 'b'].flatMap((host) => clocks.map((clock) => `2026-10-25 ${clock},${host},1`));
    const { columns } = await readText(`time,host,value\n${rows.join('\n')}\n`, { tz: 'Europe/Vienna' });
    for (const { timestampsMs } of columns) {
      expect(Array.from(timestampsMs, (ms) => new Date(ms).toISOString().slice(11, 16))).toEqual([
        '00:00',
        '00:30',
        '01:00',
        '01:30',
      ]);
    }
  });
});

describe('csv reads no long form', () => {
  it('where no time comes twice and all times together are even', async () => {
    const reading = await readText(
      'time,value,state\n2026-05-19T10:00:00Z,1,ok\n2026-05-19T10:01:00Z,2,busy\n2026-05-19T10:02:00Z,3,ok\n',
    );
    expect(samplesOf(reading)).toEqual({
      value: [
        [T0, 1, 2],
        [T1, 2, 3],
        ['2026-05-19T10:02:00.000Z', 3, 4],
      ],
    });
    expect(reading.assumptions).toEqual(['no long form, since no time comes twice; not read: state']);
  });

  it('where a column holds a different text in nearly every row', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${1779184800 + i * i},${i},request ${i}`);
    const reading = await readText(`time,value,note\n${rows.join('\n')}\n`);
    expect(Object.keys(samplesOf(reading))).toEqual(['value']);
    expect(reading.assumptions).toEqual(['epoch seconds', 'not read: note']);
  });

  it('yet does where the series are told', async () => {
    const text = 'time,value,state\n2026-05-19T10:00:00Z,1,ok\n2026-05-19T10:01:00Z,2,busy\n';
    const reading = await readText(text, { series: ['state'] });
    expect(Object.keys(samplesOf(reading))).toEqual(['value{state="ok"}', 'value{state="busy"}']);
  });
});
