import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openmetrics } from '../../../src/read/openmetrics.ts';
import { prometheusText } from '../../../src/read/prometheus-text.ts';
import { promtoolDump } from '../../../src/read/promtool-dump.ts';
import { promtoolQuery } from '../../../src/read/promtool-query.ts';
import { fixture } from './read-fixture.ts';

const readers = {
  'promtool-dump': promtoolDump,
  'promtool-query': promtoolQuery,
  openmetrics,
  'prometheus-text': prometheusText,
};

function recognisers(head: string): string[] {
  return Object.entries(readers).flatMap(([name, reader]) => (reader.recognises(head) ? [name] : []));
}

const formOf: Record<string, string> = {
  'federate.prom': 'prometheus-text',
  'prom-client.prom': 'prometheus-text',
  'victoriametrics.prom': 'prometheus-text',
  'scrapes-told.prom': 'prometheus-text',
  'scrapes-untold.prom': 'prometheus-text',
  'scrape-1779184800.prom': 'prometheus-text',
  'scrape-1779184860.prom': 'prometheus-text',
  'broken.prom': 'prometheus-text',
  'prom-client-exemplars.openmetrics': 'openmetrics',
  'mixed-times.om': 'openmetrics',
  'utf8-names.om': 'openmetrics',
  'dump-openmetrics.txt': 'openmetrics',
  'dump-special.txt': 'promtool-dump',
  'dump-native-utf8.txt': 'promtool-dump',
  'dump-seriesjson.txt': 'promtool-dump',
  'query-range.txt': 'promtool-query',
  'query-instant.txt': 'promtool-query',
  'query-range-native.txt': 'promtool-query',
  'query-instant-native.txt': 'promtool-query',
};

describe('recognises', () => {
  const files = readdirSync(new URL('../../../fixtures/exposition/', import.meta.url));
  it.each(files.filter((file) => file !== 'README.md'))('(%s) by one reader alone', (file) => {
    expect(recognisers(new TextDecoder().decode(fixture(file)))).toEqual([formOf[file]]);
  });

  it.each([
    ['up 1', ['prometheus-text']],
    ['# a comment\n\nup{a="b",} NaN 1779184800000\n', ['prometheus-text']],
    ['# HELP up It is up.\n# TYPE up gauge\n', ['prometheus-text']],
    ['{"a.b","c d"="e"} 1\n', ['prometheus-text']],
    ['ce="x"} 1 1779184800000\nup{a="b"} 1 1779184860000\n', ['prometheus-text']],
    ['up 1 1779184800.5\n', ['openmetrics']],
    ['up 1 1779184800\n', ['openmetrics']],
    ['up 1\n# EOF\n', ['openmetrics']],
    ['# EOF\n', ['openmetrics']],
    ['# TYPE x counter\nx_total 1\n', ['openmetrics']],
    ['# TYPE x unknown\nx 1\n', ['openmetrics']],
    ['up 1 # {trace_id="a"} 0.5\nup 2\n', ['openmetrics']],
    ['a.b{c.d="x"} 1 1779184800.000\n', ['openmetrics']],
    ['{__name__="up"} 1 1779184800000', ['promtool-dump']],
    ['{"0 a"="b", __name__="up"} NaN 1779184800000\n', ['promtool-dump']],
    ['level=info msg=x\n{__name__="up", a="\\""} -1e-7 -5\n', ['promtool-dump']],
    ['{} =>\n1 @[1]\n', ['promtool-query']],
    ['scalar: 42 @[1779184800]\n', ['promtool-query']],
    ['\n\nup =>\n', ['promtool-query']],
    ['', []],
    ['hello world\n', []],
    ['time,value\n2026-05-19T10:00:00Z,1\n', []],
    ['# made by hand\ntime,value\n1,2\n', []],
    ['time\tvalue\n1779184800\t1\n', []],
    ['1779184800 1\n1779184860 2\n', []],
    ['"Time","up{job=""a""}"\n1,2\n', []],
    ['cpu,service=gateway usage=0.279,n=5i 1779184800000000000\n', []],
    ['cpu usage=0.279 1779184800000000000\n', []],
    ['name: cpu\ntags: service=a\ntime usage\n---- -----\n1 2\n', []],
    ['servers.a.cpu,1779184800,1779206400,60|0.279,0.2847\n', []],
    ['{"status":"success","data":{}}', []],
    ['{"metric":{"__name__":"up"},"values":[1],"timestamps":[1]}\n', []],
    ['[{"metric":{},"values":[[1,"2"]]}]', []],
  ])('(%j) by %j', (head, names) => {
    expect(recognisers(head)).toEqual(names);
  });

  it.each([
    '1'.repeat(65_536),
    `up ${'1'.repeat(65_000)}x`,
    `up{${'a="b",'.repeat(9000)}`,
    ' # {'.repeat(16_000),
    `a{"${'\\"'.repeat(32_000)}`,
  ])('(a hostile head) in no time', (head) => {
    const begin = performance.now();
    recognisers(head);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
