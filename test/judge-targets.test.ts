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
const options: Pick<DetectOptions, 'tz' | 'budgetPerWeek' | 'as'> = { tz: 'UTC', budgetPerWeek: 0.3 };

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
      [['all', 300, 329, '{}', ['cpu', 'x_total', 'cpu']]],
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
      [['target-down', 300, 329, nameA, ['up']]],
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
      'a target that answers with nothing until the data ends',
      [...ofA((values) => (slot) => (slot < 500 ? values(slot) : null)), up(A, () => 1), ...ofB],
      [['target', 500, 599, nameA, ['cpu', 'x_total']]],
    ],
    [
      'no gap in a target that was exported no further',
      [
        ...ofA((values) => (slot) => (slot < 500 ? values(slot) : null)),
        up(A, (slot) => (slot < 500 ? 1 : null)),
        ...ofB,
      ],
      [],
    ],
    [
      'a target that is down for most of the data',
      [
        ...ofA((values) => (slot) => (slot < 150 || slot > 500 ? values(slot) : null)),
        up(A, (slot) => (slot < 150 || slot > 500 ? 1 : 0)),
        ...ofB,
      ],
      [['target-down', 150, 500, nameA, ['cpu', 'x_total']]],
    ],
    ['a target that is down throughout', [up(A, () => 0), ...ofB], [['target-down', 0, 599, nameA, ['up']]]],
    [
      'two scrapes that failed, one after another',
      [...ofA((values) => values), up(A, (slot) => (slot === 300 || slot === 301 ? 0 : 1))],
      [['target-down', 300, 301, nameA, ['cpu', 'x_total']]],
    ],
    [
      'a gap of everything that is a quarter of the data',
      [
        made('cpu', A, (slot) => (slot < 300 || slot >= 450 ? gauge(slot) : null)),
        made('cpu', B, (slot) => (slot < 300 || slot >= 450 ? gauge(slot) : null)),
      ],
      [['all', 300, 449, '{}', ['cpu', 'cpu']]],
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
  ])('%s', (_, columns, expected) => {
    expect(told(columns)).toEqual(expected);
  });

  it('one gap of series in several inputs', () => {
    const [first, ...others] = [...ofA(without), made('cpu', B, without(gauge))].map((one, i) => ({
      ...one,
      parts: [{ path: `${i}.jsonl`, fromMs: 0, toMs: 0 }],
    }));
    expect(told([first!, ...others])).toEqual([['all', 300, 329, '{}', ['cpu', 'x_total', 'cpu']]]);
  });

  it('one gap of one input beside another that goes on', () => {
    const inA = { path: 'a.jsonl', fromMs: 0, toMs: 0 };
    const columns = [
      ...ofA(without).map((one) => ({ ...one, parts: [inA] })),
      ...ofB.map((one) => ({ ...one, parts: [{ ...inA, path: 'b.jsonl' }] })),
    ];
    expect(told(columns)).toEqual([['all', 300, 329, '{file="a.jsonl"}', ['cpu', 'x_total']]]);
  });

  it('nothing between inputs that lie years apart', () => {
    const later = joinedOf(minutesOf({ __name__: 'cpu', ...B }, [1, 2, 3]));
    const moved = { ...later, parts: [{ path: 'later', fromMs: 0, toMs: 0 }] };
    const years = Float64Array.of(1e12, 1e12 + 60_000, 1e12 + 120_000);
    for (const [i, time] of years.entries()) moved.column.timestampsMs[i] = time;
    expect(told([...ofB, { ...moved, range: { fromMs: 0, toMs: 2e12 } }])).toEqual([]);
  });

  it('the restarts of each target, or a warning', () => {
    const fell: Values = (slot) => 60 * (slot < 300 ? 1000 + slot : slot - 300);
    const flapping: Values = (slot) => (slot % 6) * 10 + 1;
    const columns = [made('x_total', A, fell), made('x_total', B, flapping)];
    expect(told(columns, { ...options, as: 'counter' })).toEqual([['restart', 300, 300, nameA, ['x_total']]]);
    const { warnings } = judgeTargets(columns, { ...options, as: 'counter' });
    expect(warnings.map(({ code }) => code)).toEqual(['many-resets']);
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
  const outside = (firstSlot: number, lastSlot: number): Finding => ({
    ...{ kind: 'outside-limits', direction: 'down', value: 0, limit: 1, rule: '>=1', probability: 0 },
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
    ['what a limit does not allow', `up${nameA}`, outside(300, 329), false],
    [
      'what a limit does not allow of its scrapes',
      `scrape_duration_seconds${nameA}`,
      outside(300, 329),
      false,
    ],
    ['a spike of a series of the target', `cpu${nameA}`, spike(300, 305), false],
    ['what the server writes of failing scrapes', `scrape_duration_seconds${nameA}`, spike(300, 310), true],
    ['what it writes of others', `scrape_duration_seconds${nameA}`, spike(100, 110), false],
    ['a departure of `up`, which is told of its target', `up${nameA}`, spike(100, 110), true],
    ['samples of `up` that are missing', `up${nameA}`, gapOf(100, 129), false],
  ])('%s', (_, name, finding, expected) => {
    expect(isPart(name, finding)).toBe(expected);
  });

  it('is of no finding where nothing is shared', () => {
    expect(isPart(`cpu${nameA}`, gapOf(300, 329), ofB)).toBe(false);
  });
});
