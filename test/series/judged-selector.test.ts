import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { parseJudgedSelector } from '../../src/series/judged-selector.ts';
import { type Labels, seriesName } from '../../src/series/labels.ts';

const labels: Labels = { __name__: 'http_seconds', job: 'api' };
const plain = { name: seriesName(labels), labels };
const p95 = { name: `p95(${plain.name})`, labels };
const sum = { name: `sum(rate(${plain.name}))`, labels };
const column = { name: 'load(1m)', labels: { __name__: 'load(1m)' } };

describe('parseJudgedSelector', () => {
  it.each([
    ['', plain, true],
    ['http_*', plain, true],
    ['http_*{job="api"}', p95, true],
    ['http_*{job="db"}', p95, false],
    ['http_seconds', sum, true],

    ['p95(http_seconds)', p95, true],
    [' p95(http_*) ', p95, true],
    ['p95(http_*{job="api"})', p95, true],
    ['p95(http_*{job="db"})', p95, false],
    ['p95({job=~"a.*"})', p95, true],
    ['p95()', p95, true],
    ['p95(tcp_*)', p95, false],
    ['p95(http_*)', plain, false],
    ['avg(http_*)', p95, false],
    ['p9(http_*)', p95, false],
    [p95.name, p95, true],

    ['sum(rate(http_*))', sum, true],
    ['sum(rate(http_*{job="api"}))', sum, true],
    [sum.name, sum, true],
    ['sum(http_*)', sum, false],
    ['rate(http_*)', sum, false],

    ['load(1m)', column, true],
    ['load*', column, true],
    ['load(1m)', p95, false],
  ])('parseJudgedSelector(%j)(%j) is %s', (text, series, isMeant) => {
    expect(parseJudgedSelector(text)(series)).toBe(isMeant);
  });

  it.each(['p95(up{job})', 'up{job', 'sum(rate(up{job="a"})'])('parseJudgedSelector(%j) refuses', (text) => {
    expect(() => parseJudgedSelector(text)).toThrow(UsageError);
  });
});
