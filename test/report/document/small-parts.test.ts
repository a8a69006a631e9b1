import { describe, expect, it } from 'vitest';
import { type JoinedFinding, joinedOf } from '../../../src/report/document/joined.ts';
import { markOf } from '../../../src/report/document/marks.ts';
import { resultNames, shownName } from '../../../src/report/document/names.ts';
import { percentText, spanText, whenText } from '../../../src/report/document/told.ts';
import { unitOf } from '../../../src/report/document/unit.ts';
import { withinBytes } from '../../../src/report/document/within-bytes.ts';
import { plain } from '../../../src/report/plain.ts';
import { incident, quiet } from './joined-results.ts';

it.each([
  ['node_network_receive_bytes_total', 'rate', 'B/s'],
  ['http_request_duration_seconds', 'p95', 's'],
  ['http_request_duration_seconds', 'rate', '/s'],
  ['http_requests_total', 'sum(rate)', '/s'],
  ['process_resident_memory_bytes', null, 'B'],
  ['seconds', null, null],
  ['queue_constructor', null, null],
  [undefined, null, null],
])('unitOf({ __name__: %j, derived: %j }) is %j', (name, derived, unit) => {
  expect(unitOf({ labels: name === undefined ? {} : { __name__: name }, derived })).toBe(unit);
});

it.each([
  [['ab', 'é', 'c'], 4, ['ab', 'é']],
  [['ab'], 1, []],
  [[], 0, []],
  [['ab', 'c'], 3, ['ab', 'c']],
])('withinBytes(%j, %d) is %j', (texts, most, kept) => {
  expect(withinBytes(texts, most)).toEqual(kept);
});

describe('shownName(name, beside)', () => {
  it.each([
    ['cpu', undefined, { text: 'cpu', full: null }],
    ['cpu', 'b.csv', { text: 'cpu (b.csv)', full: null }],
    ['a\u202eb', undefined, { text: 'a\\u202eb', full: null }],
    ['مرحبا 데이터 👩‍💻', undefined, { text: 'مرحبا 데이터 👩‍💻', full: null }],
  ])('%j, %j', (name, beside, shown) => {
    expect(shownName(name, beside)).toEqual(shown);
  });
});

it.each([
  ['columns', 'x'.repeat(10_000), 120],
  ['wide columns', '데'.repeat(10_000), 60],
  ['characters without a width', `a${'\u200d'.repeat(10_000)}`, 240],
  ['marks on one letter', `a${'\u0301'.repeat(10_000)}`, 240],
])('shownName(name) of ten thousand %s is short, and kept in full', (_, name, most) => {
  const { text, full } = shownName(name);
  expect([...text].length).toBeLessThanOrEqual(most);
  expect(text).toContain('…');
  expect(full).toBe(plain(name));
});

it.each([
  [[['a.csv']], ['a.csv']],
  [
    [['a.csv', 'b.csv', 'c.csv'], ['a.csv']],
    ['a.csv and 2 more', 'a.csv'],
  ],
  [
    [['a.csv'], ['b.csv'], ['a.csv']],
    ['a.csv, result 1', 'b.csv', 'a.csv, result 2'],
  ],
  [[[]], ['nothing']],
])('resultNames(results of %j) is %j', (paths, names) => {
  const [input] = quiet.result.inputs;
  const results = paths.map((of) => ({ ...quiet.result, inputs: of.map((path) => ({ ...input!, path })) }));
  expect(resultNames(results, 'UTC')).toEqual(names);
});

const MAY = ['2026-05-01T00:00:00Z', '2026-05-07T23:55:00Z'] as const;
const JUNE = ['2026-06-01T00:00:00Z', '2026-06-01T23:55:00Z'] as const;
const MORNING = ['2026-06-01T00:00:00Z', '2026-06-01T11:55:00Z'] as const;

it.each([
  ['days', [MAY, JUNE], ['UTC', 'UTC'], ['a.csv, 2026-05-01 to 2026-05-07', 'a.csv, 2026-06-01']],
  [
    'times',
    [MORNING, JUNE],
    ['UTC', 'UTC'],
    ['a.csv, 2026-06-01 00:00 to 2026-06-01 11:55', 'a.csv, 2026-06-01 00:00 to 2026-06-01 23:55'],
  ],
  ['zones', [MAY, MAY], ['UTC', 'Asia/Kolkata'], ['a.csv, UTC', 'a.csv, Asia/Kolkata']],
  ['numbers', [MAY, MAY], ['UTC', 'UTC'], ['a.csv, result 1', 'a.csv, result 2']],
])('resultNames(results of one input, unlike in their %s)', (_, times, zones, names) => {
  const [input] = quiet.result.inputs;
  const results = times.map(([from, to], at) => ({
    ...quiet.result,
    settings: { tz: zones[at]! },
    inputs: [{ ...input!, path: 'a.csv', from, to }],
  }));
  expect(resultNames(results, 'UTC')).toEqual(names);
});

it.each([
  [60_000, '2026-11-07 02:02:07 (UTC)'],
  [1000, '2026-11-07 02:02:07 (UTC)'],
  [999, '2026-11-07 02:02:07.250 (UTC)'],
  [0, '2026-11-07 02:02:07.250 (UTC)'],
])('whenText(a sample of %d ms) is %s', (stepMs, text) => {
  const startMs = Date.parse('2026-11-07T02:02:07.250Z');
  expect(whenText({ startMs, endMs: startMs, stepMs }, 'UTC')).toBe(text);
});

it.each([
  [1_000, 4, 'high spike, 2026-11-07 02:02 to 02:06 (UTC), 5m: much'],
  [0, 0, 'high spike, 2026-11-07 02:02 (UTC): much'],
])('markOf(a finding of steps of %d ms, %d minutes long) is told as %j', (stepMs, minutes, text) => {
  const startMs = Date.parse('2026-11-07T02:02Z');
  const [finding] = incident.result.findings;
  const one: JoinedFinding = {
    ...joinedOf([incident.result]).findings[0]!,
    finding: { ...finding!, severity: 'high', kind: 'spike', message: 'much' },
    startMs,
    endMs: startMs + minutes * 60_000,
    stepMs: stepMs * 60,
  };
  expect(markOf(one, 'UTC').text).toBe(text);
});

it.each([
  ['2026-11-07T02:02Z', '2026-11-07T02:05Z', 'UTC', '2026-11-07 02:02 to 02:05 (UTC)'],
  ['2026-11-07T02:02Z', '2026-11-08T02:05Z', 'UTC', '2026-11-07 02:02 to 2026-11-08 02:05 (UTC)'],
  ['2026-11-07T02:02Z', '2026-11-07T02:02Z', 'Asia/Kolkata', '2026-11-07 07:32 (Asia/Kolkata)'],
])('spanText(%s, %s, %s)', (start, end, tz, text) => {
  expect(spanText(Date.parse(start), Date.parse(end), tz)).toBe(text);
});

it.each([
  [0.000496, '0.05%'],
  [0.5, '50%'],
  [0.123, '12%'],
  [0.994, '99%'],
  [0.996, 'more than 99%'],
  [1, '100%'],
])('percentText(%d) is %s', (share, text) => {
  expect(percentText(share)).toBe(text);
});
