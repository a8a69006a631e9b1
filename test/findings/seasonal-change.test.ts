import { describe, expect, it } from 'vitest';
import type { SearchedSeries } from '../../src/findings/searched.ts';
import { findSeasonalChanges } from '../../src/findings/seasonal-change.ts';
import { stlRemainder } from '../../src/model/detectors/stl-remainder.ts';
import { anyPeriod } from '../../src/model/periods/periods.ts';
import { Chance, utcSlots } from '../model/worlds.ts';

const STEP_MS = 900_000;
const DAY = 96;
const WEEK = 7 * DAY;
/** Half a false alarm a week. */
const DECISION = { threshold: (0.5 * STEP_MS) / 604_800_000, joinedWithinSlots: 16 };

interface Told {
  readonly days: number;
  readonly every?: number;
  readonly missing?: number;
  readonly late?: number;
}

/** A batch of four slots at two o'clock of each day (or of what else recurs), in noise. */
function batches({ days, every = DAY, missing, late }: Told): Float64Array {
  const chance = new Chance(3);
  const values = Float64Array.from({ length: days * DAY }, () => 40 + chance.gaussian());
  for (let cycle = 0; cycle * every < values.length; cycle++) {
    const first = cycle * every + 8 + (cycle === late ? 10 : 0);
    for (let slot = first; slot < first + 4 && cycle !== missing; slot++) values[slot]! += 20;
  }
  return values;
}

function walk(days: number): Float64Array {
  const chance = new Chance(5);
  let level = 0;
  return Float64Array.from({ length: days * DAY }, () => {
    level += chance.gaussian();
    return level;
  });
}

function searchedFor(values: Float64Array, civilSlotOf = utcSlots(values.length)): SearchedSeries {
  const civilSlots = Math.max(...civilSlotOf) + 1;
  const judgement = stlRemainder.judge({
    values,
    stepMs: STEP_MS,
    civilSlotOf,
    civilSlots,
    seasons: anyPeriod,
  });
  return { values, stepMs: STEP_MS, civilSlotOf, judgement, decision: DECISION };
}

describe('findSeasonalChanges', () => {
  it('findSeasonalChanges(searched) finds the nightly batch that did not run', () => {
    const values = batches({ days: 28, missing: 11 });
    const searched = searchedFor(values);
    const found = findSeasonalChanges(searched);
    expect(found).toEqual([
      {
        kind: 'seasonal-change',
        how: 'missing',
        period: 'day',
        direction: 'down',
        firstSlot: 11 * DAY + 7,
        lastSlot: 11 * DAY + 12,
        peakSlot: expect.any(Number),
        probability: expect.any(Number),
        value: values[found[0]!.peakSlot],
        expected: searched.judgement.expected[found[0]!.peakSlot],
        lower: searched.judgement.lower[found[0]!.peakSlot],
        upper: searched.judgement.upper[found[0]!.peakSlot],
      },
    ]);
    expect(found[0]!.expected).toBeCloseTo(60, -1);
    expect(found[0]!.value).toBeCloseTo(40, -1);
  });

  it('findSeasonalChanges(searched) finds the batch that was late, from its place to where it was', () => {
    const [found, ...others] = findSeasonalChanges(searchedFor(batches({ days: 28, late: 11 })));
    expect(found).toMatchObject({ how: 'late', firstSlot: 11 * DAY + 7 });
    expect(found!.lastSlot).toBeGreaterThanOrEqual(11 * DAY + 21);
    expect(found!.lastSlot).toBeLessThanOrEqual(11 * DAY + 23);
    expect(others).toEqual([]);
  });

  it('findSeasonalChanges(searched) finds the weekly batch that did not run, though the week is no season', () => {
    const searched = searchedFor(batches({ days: 42, every: WEEK, missing: 3 }));
    expect(searched.judgement.periods).toEqual([]);
    expect(findSeasonalChanges(searched)).toMatchObject([
      { how: 'missing', period: 'week', firstSlot: 3 * WEEK + 7, lastSlot: 3 * WEEK + 12 },
    ]);
  });

  it.each([
    ['the job that always runs', batches({ days: 28 })],
    ['no job', batches({ days: 28, every: 99 * DAY })],
    ['less than two weeks', batches({ days: 13, missing: 8 })],
    ['a walk', walk(28)],
    ['a single value', Float64Array.of(1)],
    ['nothing but gaps', new Float64Array(28 * DAY).fill(Number.NaN)],
  ])('findSeasonalChanges(searched) finds nothing in %s', (_, values) => {
    expect(findSeasonalChanges(searchedFor(values))).toEqual([]);
  });

  it('findSeasonalChanges(searched) knows the clock that is put forward, and the hour that is missing then', () => {
    const civil = Int32Array.from(utcSlots(28 * DAY), (slot) => (slot < 14 * DAY + 6 ? slot : slot + 4));
    const civilValues = batches({ days: 29, missing: 20 });
    const values = Float64Array.from(civil, (slot) => civilValues[slot]!);
    expect(findSeasonalChanges(searchedFor(values, civil))).toMatchObject([
      { how: 'missing', firstSlot: 20 * DAY + 3, lastSlot: 20 * DAY + 8 },
    ]);
  });

  it('findSeasonalChanges(searched) returns what is at most a share of the budget', () => {
    const searched = searchedFor(batches({ days: 28, missing: 11 }));
    const [found] = findSeasonalChanges(searched);
    const within = (threshold: number) =>
      findSeasonalChanges({ ...searched, decision: { ...DECISION, threshold } }).length;
    expect(within(found!.probability * 34)).toBe(1);
    expect(within(found!.probability * 33)).toBe(0);
  });

  it('findSeasonalChanges(searched) is the same of values in another unit', () => {
    const facts = (unit: number) =>
      findSeasonalChanges(searchedFor(batches({ days: 28, missing: 11 }).map((value) => unit * value))).map(
        ({ how, firstSlot, lastSlot, peakSlot }) => ({ how, firstSlot, lastSlot, peakSlot }),
      );
    expect(facts(1024)).toEqual(facts(1));
    expect(facts(1)).toHaveLength(1);
  });
});
