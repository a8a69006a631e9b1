import { expect, it } from 'vitest';
import { judgeRestarts } from '../src/judge-restarts.ts';
import type { JoinedColumn } from '../src/series/join.ts';
import type { Labels } from '../src/series/labels.ts';
import { memberOf, type Target } from '../src/series/targets.ts';
import { joinedOf, minutesOf, times } from './series/made-columns.ts';

const SLOTS = 600;
const A = { job: 'api', instance: 'a' };

const made = (name: string, valueAt: (slot: number) => number, labels: Labels = A): JoinedColumn =>
  joinedOf(minutesOf({ __name__: name, ...labels }, times(SLOTS, valueAt)));
const targetOf = (columns: readonly JoinedColumn[], labels: Labels = A): Target => ({
  labels,
  members: columns.map(memberOf),
  up: undefined,
});

const counting = (slot: number) => 1e6 + 60 * slot;
const fallingAt = (moment: number) => (slot: number) => 60 * (slot < moment ? 1000 + slot : slot - moment);
const flapping = (slot: number) => (slot % 6) * 10 + 1;
const gauge = made('cpu', (slot) => slot % 7);
const fell = made('x_total', fallingAt(300));
const at = (slot: number) => ({ firstSlot: slot, lastSlot: slot, peakSlot: slot, probability: 0 });

it.each<[string, readonly JoinedColumn[], object[]]>([
  ['no fall', [made('x_total', counting), gauge], []],
  ['the fall of its counter', [fell, gauge], [{ kind: 'restart', ...at(300), counters: 1, of: 1 }]],
  [
    'the fall of a part of its counters, as that',
    [fell, ...['y_total', 'z_total', 'w_total'].map((name) => made(name, counting))],
    [{ kind: 'restart', ...at(300), counters: 1, of: 4 }],
  ],
  [
    'falls at two times',
    [fell, made('y_total', fallingAt(200))],
    [
      { kind: 'restart', ...at(200), counters: 1, of: 2 },
      { kind: 'restart', ...at(300), counters: 1, of: 2 },
    ],
  ],
])('judgeRestarts(target) tells %s', (_, columns, findings) => {
  const judged = judgeRestarts(targetOf(columns), undefined);
  expect(judged.findings.map(({ finding }) => finding)).toEqual(findings);
  expect(judged.warnings).toEqual([]);
});

it('judgeRestarts(target) names the target, and the counters that fell', () => {
  const [restart] = judgeRestarts(targetOf([gauge, fell]), undefined).findings;
  expect(restart?.series).toMatchObject({ labels: A, name: '{instance="a",job="api"}' });
  expect(restart?.members).toEqual([fell]);
});

it('judgeRestarts(target without labels) names the counter, where one alone fell', () => {
  const nameOf = (names: readonly string[]) => {
    const columns = names.map((name) => made(name, fallingAt(300), {}));
    return judgeRestarts(targetOf(columns, {}), undefined).findings[0]?.series.name;
  };
  expect(nameOf(['x_total'])).toBe('x_total');
  expect(nameOf(['x_total', 'y_total'])).toBe('{}');
});

it.each([
  [[made('x_total', flapping)], '99 resets of x_total{instance="a",job="api"}: not told one by one'],
  [
    [made('x_total', flapping), made('y_total', flapping)],
    '99 resets of 2 counters (x_total{instance="a",job="api"}, …): not told one by one',
  ],
])('judgeRestarts(target) warns once of counters that fall over and over', (columns, what) => {
  const { findings, warnings } = judgeRestarts(targetOf(columns), 'counter');
  expect(findings).toEqual([]);
  expect(warnings).toEqual([
    {
      code: 'many-resets',
      place: 'a.txt',
      what,
      why: 'a counter falls when its process restarts, and hardly ever else',
      fix: 'if it is no counter: --as gauge',
    },
  ]);
});

it('judgeRestarts(target, as) tells no restart of what is taken for gauges', () => {
  expect(judgeRestarts(targetOf([fell]), 'gauge')).toEqual({ findings: [], warnings: [] });
});
