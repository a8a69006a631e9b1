import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/findings/finding.ts';
import { judgeDays } from '../src/judge-days.ts';
import type { Judgement } from '../src/model/detectors/detector.ts';
import { world } from './model/worlds.ts';

const HOUR = 3_600_000;
const DAY = 24;
/** Monday, 4 May 2026, 00:00 in Vienna. */
const START_MS = Date.UTC(2026, 4, 3, 22);
const TZ = 'Europe/Vienna';
/** Thursday of the second week. */
const HOLIDAY = 10;

type Change = (value: number, slot: number) => number;
const holiday: Change = (value, slot) => (Math.floor(slot / DAY) === HOLIDAY ? 0.6 * value : value);
const same: Change = (value) => value;

interface Made {
  readonly values: Float64Array;
  readonly season: Float64Array;
}

/** Three weeks at an hour a slot, a day's wave and noise, and what is done to them. */
function made(seed: number, change: Change): Made {
  const season = world(21 * DAY, 0, (slot) => 40 * Math.sin((2 * Math.PI * slot) / DAY));
  const noise = world(21 * DAY, seed, (_, chance) => 2 * chance.gaussian());
  return { values: season.map((wave, slot) => change(100 + wave, slot) + noise[slot]!), season };
}

function judgedSeries({ values, season }: Made, findings: readonly Finding[] = [], label = 'day') {
  const judgement = {
    seasonal: [season],
    expected: season.map((wave) => 100 + wave),
    periods: [{ ms: DAY * HOUR, length: DAY, label, strength: 0.9 }],
  } as unknown as Judgement;
  return {
    series: { labels: {}, name: 'cpu', startMs: START_MS, stepMs: HOUR, values },
    judgement,
    findings,
  };
}

const departure = (kind: 'dip' | 'spike', firstSlot: number, lastSlot: number): Finding => ({
  kind,
  direction: kind === 'dip' ? 'down' : 'up',
  firstSlot,
  lastSlot,
  peakSlot: Math.floor((firstSlot + lastSlot) / 2),
  probability: 1e-7,
  value: 0,
  expected: 0,
  lower: 0,
  upper: 0,
});
const at = (hour: number, day = HOLIDAY) => day * DAY + hour;

/** So many series that keep the holiday, and so many that do not. */
const run = (keeping: number, others: number, change = holiday) => [
  ...Array.from({ length: keeping }, (_, seed) => judgedSeries(made(seed + 1, change))),
  ...Array.from({ length: others }, (_, seed) => judgedSeries(made(seed + 101, same))),
];
const datesOf = (judged: ReturnType<typeof run>, tz = TZ) =>
  judgeDays(judged, tz).unlike.map(({ civilMs, departing, of }) => [
    new Date(civilMs).toISOString().slice(0, 10),
    departing,
    of,
  ]);

describe('judgeDays', () => {
  it.each([
    [20, 0, [['2026-05-14', 20, 20]]],
    [8, 12, [['2026-05-14', 8, 20]]],
    [5, 16, []],
    [4, 0, []],
    [0, 20, []],
  ])('judgeDays(%d series that keep a holiday and %d that do not)', (keeping, others, days) => {
    expect(datesOf(run(keeping, others))).toEqual(days);
  });

  it.each<[string, Change]>([
    ['an outage of an hour', (value, slot) => (slot === at(14) ? 0 : value)],
    ['an outage of twelve hours', (value, slot) => (slot >= at(8) && slot < at(20) ? 0 : value)],
    ['a release in the middle of the day', (value, slot) => (slot >= at(10) ? 1.5 * value : value)],
    ['a release three days before the end', (value, slot) => (slot >= at(10, 18) ? 1.5 * value : value)],
    ['a wave that grows', (value, slot) => value * (1 + slot / 2000)],
  ])('judgeDays(all series with %s) explains nothing that it did', (_, change) => {
    const judged = run(20, 0, change).map((one) => ({
      ...one,
      findings: [departure('dip', at(8), at(19)), departure('spike', at(10, 18), at(23, 20))],
    }));
    expect(judgeDays(judged, TZ).explained.size).toBe(0);
  });

  it.each<[string, boolean, Finding]>([
    ['a dip of the whole day', true, departure('dip', at(0), at(23))],
    ['a dip of hours', true, departure('dip', at(9), at(17))],
    ['a dip that begins an hour before midnight', true, departure('dip', at(-1), at(20))],
    ['a dip that begins at noon of the day before', false, departure('dip', at(-12), at(20))],
    ['a dip that goes on to the next noon', false, departure('dip', at(2), at(36))],
    ['a dip of one hour', false, departure('dip', at(9), at(9))],
    ['a spike of hours', false, departure('spike', at(9), at(17))],
    ['a dip of another day', false, departure('dip', at(9, 12), at(17, 12))],
    ['a gap', false, { ...departure('dip', at(9), at(17)), kind: 'missing-data' } as unknown as Finding],
    ['a drift', false, { ...departure('dip', at(9), at(17)), kind: 'drift' } as unknown as Finding],
  ])('judgeDays(a holiday with %s) explains it: %s', (_, isExplained, finding) => {
    const judged = run(10, 0).map((one) => ({ ...one, findings: [finding] }));
    const { unlike, explained } = judgeDays(judged, TZ);
    expect(explained.get(finding)).toBe(isExplained ? unlike[0] : undefined);
  });

  it.each<[string, boolean, Partial<Finding>]>([
    ['of the day, up or down', true, {}],
    ['of a day that is cut elsewhere', true, { firstSlot: at(6), lastSlot: at(29) }],
    ['of another day', false, { firstSlot: at(0, 12), lastSlot: at(23, 12) }],
    ['of a week', false, { firstSlot: at(0, 7), lastSlot: at(23, 13) }],
    ['that came late', false, { how: 'late' } as Partial<Finding>],
  ])('judgeDays(a holiday with a pattern %s) explains it: %s', (_, isExplained, said) => {
    const facts = { kind: 'seasonal-change', how: 'pattern', period: 'day', ...said };
    const finding = { ...departure('spike', at(0), at(23)), ...facts } as unknown as Finding;
    const judged = [...run(10, 0), judgedSeries(made(77, same), [finding])];
    expect(judgeDays(judged, TZ).explained.has(finding)).toBe(isExplained);
  });

  it('judgeDays(an outage on a holiday) does not explain what is much farther out than the day', () => {
    const outage = made(99, (value, slot) => (slot >= at(9) && slot < at(12) ? -60 : holiday(value, slot)));
    const finding = departure('dip', at(9), at(11));
    const judged = [...run(10, 0), judgedSeries(outage, [finding])];
    expect(judgeDays(judged, TZ).unlike).toHaveLength(1);
    expect(judgeDays(judged, TZ).explained.size).toBe(0);
  });

  it('judgeDays(…) asks only series that have days, and explains only those that keep the day', () => {
    const [dip, other] = [departure('dip', at(9), at(17)), departure('dip', at(10), at(17))];
    const hourly = judgedSeries(made(50, holiday), [dip], 'hour');
    const steady = judgedSeries(made(51, same), [other]);
    const { unlike, explained } = judgeDays([...run(10, 4), hourly, steady], TZ);
    expect(unlike).toMatchObject([{ departing: 10, of: 15 }]);
    expect(explained.size).toBe(0);
  });

  it('judgeDays(series, tz) counts days on the clock of the zone', () => {
    expect(datesOf(run(10, 0), 'Asia/Tokyo')).toEqual([]);
    expect(datesOf(run(10, 0), 'Africa/Johannesburg')).toHaveLength(1);
  });

  it('judgeDays(series) does not depend on their order', () => {
    const finding = departure('dip', at(9), at(17));
    const judged = run(6, 3).map((one) => ({ ...one, findings: [finding] }));
    const told = judgeDays(judged, TZ);
    fc.assert(
      fc.property(fc.shuffledSubarray(judged, { minLength: judged.length }), (shuffled) => {
        expect(judgeDays(shuffled, TZ)).toEqual(told);
      }),
      { seed: 1, numRuns: 10 },
    );
  });

  it('judgeDays([]) and judgeDays(series without values) have no days', () => {
    expect(datesOf([])).toEqual([]);
    const empty = { values: new Float64Array(0), season: new Float64Array(0) };
    expect(datesOf([judgedSeries(empty)])).toEqual([]);
  });
});
