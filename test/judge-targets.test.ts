import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/findings/finding.ts';
import { judgeTargets } from '../src/judge-targets.ts';
import type { DetectOptions } from '../src/options.ts';
import { deriveSeries } from '../src/series/derived/derive.ts';
import { toGrid } from '../src/series/grid.ts';
import type { JoinedColumn } from '../src/series/join.ts';
import { seriesName } from '../src/series/labels.ts';
import { joinedOf, type MadeValue, minutesOf, STALE } from './series/made-columns.ts';

const SLOTS = 600;
const A = { job: 'api', instance: 'a' };
const B = { job: 'api', instance: 'b' };
const options: Pick<DetectOptions, 'tz' | 'sensitivity' | 'as'> = { tz: 'UTC', sensitivity: 'medium' };

type Target = typeof A;
type Values = (slot: number) => MadeValue | null;

const made = (name: string, target: Target, valueAt: Values): JoinedColumn =>
  joinedOf(
    minutesOf(
      { __name__: name, ...target },
      Array.from({ length: SLOTS }, (_, slot) => valueAt(slot)),
    ),
  );
const gauge: Values = (slot) => slot % 7;
const counter: Values = (slot) => 1e6 + 60 * slot;
const isIn = (slot: number) => slot >= 300 && slot < 330;
/** The values, but for half an hour. */
const without =
  (valueAt: Values, instead: MadeValue | null = null): Values =>
  (slot) =>
    isIn(slot) ? instead : valueAt(slot);

const told = (columns: readonly JoinedColumn[], given = options) =>
  judgeTargets(columns, given).findings.map(({ finding, series, members }) => [
    finding.kind === 'missing-data' ? finding.whose : finding.kind,
    finding.firstSlot,
    finding.lastSlot,
    series.name,
    members.map(({ column }) => seriesName({ __name__: column.labels['__name__'] ?? '' })),
  ]);

const nameA = '{instance="a",job="api"}';
const ofA = (valueAt: (values: Values) => Values) => [
  made('cpu', A, valueAt(gauge)),
  made('x_total', A, valueAt(counter)),
];
const ofB = [made('cpu', B, gauge), made('load', B, gauge)];
const up = (target: Target, valueAt: Values) => made('up', target, valueAt);
const down = (slot: number) => (isIn(slot) ? 0 : 1);

describe('judgeTargets finds', () => {
  it.each<[string, readonly JoinedColumn[], unknown[]]>([
    ['nothing in no series', [], []],
    ['nothing where all is there', [...ofA((v) => v), ...ofB], []],
    [
      'a gap of everything',
      [...ofA(without), made('cpu', B, without(gauge))],
      [['all', 300, 329, '{job="api"}', ['cpu', 'x_total', 'cpu']]],
    ],
    ['nothing of its own in one series alone', [made('cpu', A, without(gauge))], []],
    [
      'a gap of one target of two',
      [...ofA(without), ...ofB],
      [['target', 300, 329, nameA, ['cpu', 'x_total']]],
    ],
    [
      'a target that is down',
      [...ofA(without), up(A, down), ...ofB, up(B, () => 1)],
      [['target-down', 300, 329, nameA, ['cpu', 'x_total']]],
    ],
    [
      'a target that is down, though the server goes on writing of its scrapes',
      [...ofA(without), up(A, down), made('scrape_duration_seconds', A, gauge)],
      [['target-down', 300, 329, nameA, ['cpu', 'x_total']]],
    ],
    [
      'a target that is down in a run of `up` alone',
      [up(A, down), up(B, () => 1)],
      [['target-down', 300, 329, `up${nameA}`, ['up']]],
    ],
    [
      'a target that is down until the data ends',
      [
        ...ofA((values) => (slot) => (slot < 500 ? values(slot) : null)),
        up(A, (slot) => (slot < 500 ? 1 : 0)),
        ...ofB,
      ],
      [['target-down', 500, 599, nameA, ['cpu', 'x_total']]],
    ],
    [
      'no gap in a target that was exported no further',
      [...ofA((values) => (slot) => (slot < 500 ? values(slot) : null)), up(A, () => 1), ...ofB],
      [],
    ],
    [
      'no gap in a target that was taken out of service',
      [
        ...ofA((values) => (slot) => (slot === 300 ? STALE : without(values)(slot))),
        up(A, (slot) => (slot === 300 ? STALE : isIn(slot) ? null : 1)),
        ...ofB,
      ],
      [],
    ],
    [
      'no gap where one scrape failed',
      [
        ...ofA((values) => (slot) => (slot === 300 ? null : values(slot))),
        up(A, (slot) => (slot === 300 ? 0 : 1)),
        ...ofB,
      ],
      [],
    ],
    [
      'a restart',
      [
        made('x_total', A, (slot) => 60 * (slot < 300 ? 1000 + slot : slot - 300)),
        made('cpu', A, gauge),
        ...ofB,
      ],
      [['restart', 300, 300, nameA, ['x_total']]],
    ],
  ])('%s', (_, columns, expected) => {
    expect(told(columns)).toEqual(expected);
  });

  it('no restart of what is taken for gauges', () => {
    const fell = made('x_total', A, (slot) => 60 * (slot < 300 ? 1000 + slot : slot - 300));
    expect(told([fell, made('cpu', A, gauge)])).toHaveLength(1);
    expect(told([fell, made('cpu', A, gauge)], { ...options, as: 'gauge' })).toEqual([]);
  });
});

describe('judgeTargets(…).isPartOfShared', () => {
  const gapOf = (firstSlot: number, lastSlot: number): Finding => ({
    ...{ kind: 'missing-data', whose: 'series', probability: 1e-9 },
    ...{ firstSlot, lastSlot, peakSlot: firstSlot, missing: lastSlot - firstSlot + 1 },
  });
  const spike = (firstSlot: number, lastSlot: number): Finding => ({
    ...{ kind: 'spike', direction: 'up', value: 9, expected: 1, lower: 0, upper: 2, probability: 1e-9 },
    ...{ firstSlot, lastSlot, peakSlot: firstSlot },
  });
  const scrape = made('scrape_duration_seconds', A, gauge);
  const columns = [...ofA(without), up(A, down), scrape, ...ofB, up(B, () => 1)];

  const isPart = (name: string, finding: Finding, shownOf = columns) => {
    const judged = deriveSeries(columns, { promqlWindow: 'left-open', quantile: 0.95 }).find(
      (one) => one.name === name,
    )!;
    const { series } = toGrid(judged.column, judged.range, judged.name);
    return judgeTargets(shownOf, options).isPartOfShared(finding, series, judged);
  };

  it.each<[string, string, Finding, boolean]>([
    ['the gap of a series of the target', `cpu${nameA}`, gapOf(300, 329), true],
    ['a gap of that series at another time', `cpu${nameA}`, gapOf(100, 129), false],
    ['a gap that lies in it by less than half', `cpu${nameA}`, gapOf(320, 345), false],
    ['a gap of another target', 'cpu{instance="b",job="api"}', gapOf(300, 329), false],
    // The rate begins at 0:04, so that its slots are four less.
    ['the gap of a rate, which lasts for its range more', `rate(x_total${nameA})`, gapOf(297, 329), true],
    ['what is missing of a rate once samples come again', `rate(x_total${nameA})`, gapOf(322, 333), true],
    ['what is missing of a gauge then', `cpu${nameA}`, gapOf(326, 337), false],
    ['a spike of a series of the target', `cpu${nameA}`, spike(300, 305), false],
    ['what the server writes of failing scrapes', `scrape_duration_seconds${nameA}`, spike(300, 310), true],
    ['what it writes of others', `scrape_duration_seconds${nameA}`, spike(100, 110), false],
    ['whatever `up` does', `up${nameA}`, spike(100, 110), true],
  ])('%s', (_, name, finding, expected) => {
    expect(isPart(name, finding)).toBe(expected);
  });

  it('is of no finding where nothing is shared', () => {
    expect(isPart(`cpu${nameA}`, gapOf(300, 329), ofB)).toBe(false);
  });
});
