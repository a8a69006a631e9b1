import { expect, it } from 'vitest';
import { judgeEnded } from '../src/judge-ended.ts';
import type { JoinedColumn } from '../src/series/join.ts';
import { type Labels, NAME_LABEL } from '../src/series/labels.ts';
import { joinedOf, type MadeValue, minutesOf, STALE, times } from './series/made-columns.ts';

const SLOTS = 600;
const LAST = 400;
const TARGET = { job: 'api', instance: 'a' };
const options = { tz: 'UTC', budgetPerWeek: 0.5 };

const made = (
  name: string,
  valueAt: (slot: number) => MadeValue | null,
  labels: Labels = TARGET,
): JoinedColumn => joinedOf(minutesOf({ __name__: name, ...labels }, times(SLOTS, valueAt)));
const goingOn = (name: string, labels: Labels = TARGET) => made(name, (slot) => slot % 7, labels);
const endingAt =
  (last: number, end: MadeValue | null = null) =>
  (slot: number) =>
    slot <= last ? slot % 5 : slot === last + 1 ? end : null;
const stopped = made('cpu', endingAt(LAST));
const others = ['load', 'heap', 'disk'].map((name) => goingOn(name));

it('judgeEnded(columns) tells of a series that stopped, from then to the end of the others', () => {
  const [ended, ...more] = judgeEnded([...others, stopped], options);
  expect(more).toEqual([]);
  expect(ended!.finding).toMatchObject({
    ...{ kind: 'missing-data', whose: 'series', absence: 'ended', missing: SLOTS - 1 - LAST },
    ...{ firstSlot: LAST + 1, lastSlot: SLOTS - 1, peakSlot: LAST + 1 },
  });
  expect(ended!.series).toMatchObject({ name: 'cpu{instance="a",job="api"}', startMs: 0, stepMs: 60_000 });
  expect(ended!.members).toEqual([stopped]);
});

it('judgeEnded(columns) tells of several that stopped together once, by what they share', () => {
  const columns = [...others, stopped, made('cpu', endingAt(LAST), { ...TARGET, mode: 'user' })];
  const ended = judgeEnded(columns, options);
  expect(ended.map(({ series, members }) => [series.name, members.length])).toEqual([
    ['cpu{instance="a",job="api"}', 2],
  ]);
});

it('judgeEnded(columns) tells of those that stopped at two times apart', () => {
  const ended = judgeEnded([...others, stopped, made('net', endingAt(300))], options);
  expect(ended.map(({ finding }) => finding.firstSlot).sort()).toEqual([301, LAST + 1]);
});

const counting = (slot: number) => 1000 + 60 * slot;
const beginningAnew = (slot: number) => (slot <= LAST + 1 ? 1000 + 60 * slot : 60 * (slot - LAST));

it.each<[string, readonly JoinedColumn[]]>([
  ['that all go on', others],
  ['of which one is alone', [stopped]],
  [
    'of another target',
    [...others.map(({ column }) => goingOn(`${column.labels[NAME_LABEL]}`, { job: 'db' })), stopped],
  ],
  ['of which one ends with a staleness marker', [...others, made('cpu', endingAt(LAST, STALE))]],
  ['of which one ends without a number', [...others, made('cpu', endingAt(LAST, Number.NaN))]],
  ['of which one ends two samples early', [...others, made('cpu', endingAt(SLOTS - 3))]],
  ['of which most stopped', [goingOn('load'), stopped, made('net', endingAt(300))]],
  [
    'of which one ends where the process began anew',
    [
      ...others,
      made('y_total', beginningAnew),
      made('x_total', (slot) => (slot <= LAST ? counting(slot) : null)),
    ],
  ],
  ['that come and go', [...others, made('cpu', (slot) => (slot % 60 < 20 && slot < 570 ? 1 : null))]],
])('judgeEnded(columns %s) tells nothing', (_, columns) => {
  expect(judgeEnded(columns, options)).toEqual([]);
});
