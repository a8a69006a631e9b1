import { createReadStream, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/read/read.ts';
import type { Reading, ReadOptions } from '../../src/read/reader.ts';
import { seriesName } from '../../src/series/labels.ts';
import { gunzip, readDefaults } from './source-of.ts';

const FOLDER = new URL('../../fixtures/inputs/', import.meta.url);

/** File → series with their values, in order of appearance. */
const expected: Record<
  string,
  { series: Record<string, number[]>; assumed?: string[]; options?: Partial<ReadOptions> }
> = {
  'nab.csv': {
    series: {
      value: [0.2758, 0.2507, 0.2751, 0.2617, 0.2331, 0.2391, 0.2718, 0.2592, 0.3019, 0.2734, 0.2717, 0.2451],
    },
    assumed: ['times without offset read as UTC'],
  },
  'preamble.csv': {
    series: {
      gateway: [0.279, 0.2847, 0.2747, 0.2703, 0.2841, 0.265],
      'payments-api': [0.3708, 0.3748, 0.3899, 0.4007, 0.3723, 0.3871],
      'fraud-check': [0.3306, 0.3521, 0.3734, 0.3494, 0.3837, 0.3683],
      ledger: [0.2538, 0.2496, 0.2447, 0.2484, 0.2683, 0.2305],
    },
    assumed: ['3 lines before the header skipped'],
  },
  'long.csv': {
    series: {
      'process_cpu_usage{instance="10.20.1.11:8080",job="gateway"}': [0.279, 0.2847, 0.2747],
      'payments_authorised_total{instance="10.20.1.12:8080",job="payments-api",scheme="visa"}': [
        1076028, 1076333, 1076665,
      ],
    },
    assumed: ['long form: name from "metric", labels job, instance, scheme'],
  },
  'long-quoted.csv': {
    series: {
      'cpu.usage{host="app, 0 \\"blue\\"",service="gateway"}': [0.279, 0.2847, 0.2747],
      'cpu.usage{host="app, 0 \\"blue\\"",service="payments-api"}': [0.3708, 0.3748, 0.3899],
    },
    assumed: ['long form: name from "metric_name", labels host, service'],
  },
  'semicolon.csv': {
    series: { Auslastung: [0.279, 0.2847, Number.NaN] },
    assumed: ['delimiter ";"', 'decimal ","', 'times without offset read as Europe/Vienna'],
    options: { tz: 'Europe/Vienna' },
  },
  'headerless.csv': {
    series: { value: [0.279, 0.2847, 0.2747, 0.2703] },
    assumed: ['no header', 'epoch seconds'],
  },
  'autumn.csv': {
    series: { value: [100.564, 101.218, 101.872, 102.521, 103.164, 103.798] },
    assumed: ['times without offset read as Europe/Vienna'],
    options: { tz: 'Europe/Vienna' },
  },
  'duplicates.csv': { series: { value: [0.279, 0.779, 0.2847, 0.2747] } },
  'bad-rows.csv': { series: { value: [0.279, 0.2703] }, options: { maxBadRows: { share: 0.5 } } },
  'range.json': {
    series: {
      'up{job="gateway"}': [1, 0, 1],
      '{status="500"}': [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    },
  },
  'promtool.json': {
    series: { 'auth_token_latency_seconds{quantile="0.99"}': [0.0196465, 0.0189308, Number.NaN] },
  },
  'range-in-parts.json': {
    series: {
      'up{instance="127.0.0.1:19090",job="prometheus"}': [1, 1, 1, 1, 1],
      'up{instance="127.0.0.1:19100",job="node"}': [1, 1, 1, 1, 1],
    },
  },
  'native-histograms.json': { series: { 'goes_stale{instance="a:1",job="x"}': [0, 1, 2] } },
  'victoriametrics.jsonl': {
    series: {
      'pg_locks_count{datname="ledger",instance="10.20.1.3:9187",job="postgres"}': [57, 51, 59, 42, 48, 45],
      'pg_stat_activity_count{datname="ledger",instance="10.20.1.3:9187",job="postgres",state="active"}': [
        10, 5, 7, 9, 6, 3,
      ],
    },
  },
  'victoriametrics.csv': {
    series: {
      'value{label_1="pg_locks_count",label_2="postgres",label_3="10.20.1.3:9187"}': [57, 51, 59],
      'value{label_1="pg_stat_activity_count",label_2="postgres",label_3="10.20.1.3:9187"}': [10, 5, 7],
    },
    assumed: ['no header', 'epoch milliseconds', 'long form: labels label_1, label_2, label_3'],
  },
};

describe('fixtures/inputs', () => {
  const files = readdirSync(FOLDER).filter((file) => file !== 'README.md');

  it.each(files)('%s', async (file) => {
    const { series, assumed = [], options = {} } = expected[file] ?? { series: {} };
    const reading = await readFixture(file, options);
    const values = reading.columns.map((column) => [seriesName(column.labels), [...column.values]]);
    expect(Object.fromEntries(values)).toEqual(series);
    expect(reading.assumptions).toEqual(assumed);
  });

  it('autumn.csv has steps of fifteen minutes through the hour that comes twice', async () => {
    const { columns } = await readFixture('autumn.csv', { tz: 'Europe/Vienna' });
    expect(
      Array.from(columns[0]?.timestampsMs ?? [], (ms) => new Date(ms).toISOString().slice(11, 16)),
    ).toEqual(['23:50', '00:05', '00:20', '00:35', '00:50', '01:05']);
  });
});

function readFixture(file: string, options: Partial<ReadOptions>): Promise<Reading> {
  const source = { path: file, bytes: createReadStream(new URL(file, FOLDER)) as AsyncIterable<Uint8Array> };
  return readInput(source, 'auto', { ...readDefaults, ...options }, gunzip);
}
