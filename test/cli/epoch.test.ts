import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfEpoch, judgingDay, runDay } from '../../src/cli/epoch.ts';
import { madeResult } from '../report/findings-comparison/made-results.ts';
import { fakeIo } from './fake-io.ts';

describe('dayOfEpoch', () => {
  it.each([
    ['0', '1970-01-01'],
    ['86399', '1970-01-01'],
    ['86400', '1970-01-02'],
    ['1795305600', '2026-11-22'],
    ['', undefined],
    ['-1', undefined],
    ['2026-11-22', undefined],
    [undefined, undefined],
  ])('dayOfEpoch(%j) is %j', (epoch, day) => {
    expect(dayOfEpoch(epoch)).toBe(day);
  });
});

describe('runDay', () => {
  it.each([
    [{}, { day: '1970-01-01', isSet: false }],
    [{ SOURCE_DATE_EPOCH: 'today' }, { day: '1970-01-01', isSet: false }],
    [{ SOURCE_DATE_EPOCH: '1795305600' }, { day: '2026-11-22', isSet: true }],
  ])('runDay(io where the clock stands at 0, %j) is %j', (env, day) => {
    expect(runDay(fakeIo({ env }))).toEqual(day);
  });
});

describe('judgingDay', () => {
  // Its data ends on 2026-11-01.
  const result = madeResult();

  it.each([
    ['1970-01-01', true, '2026-11-01'],
    ['2026-10-31', true, '2026-11-01'],
    ['2026-11-01', true, '2026-11-01'],
    ['2026-11-02', true, '2026-11-02'],
    ['1970-01-01', false, '1970-01-01'],
  ])('judgingDay({ day: %j, isSet: %j }, data up to 2026-11-01) is %j', (day, isSet, judged) => {
    expect(judgingDay({ day, isSet }, result)).toBe(judged);
  });

  it('judgingDay(day, result) is the latest day of all series, whatever their order; of none, its own', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => dayOfEpoch(String(days * 86_400)) ?? '');
    fc.assert(
      fc.property(day, fc.array(fc.option(day)), (set, ends) => {
        const series = ends.map((end) => ({ ...result.series[0]!, to: end && `${end}T23:59:59Z` }));
        const [latest] = [set, ...ends.filter((end) => end !== null)].sort().reverse();
        expect(judgingDay({ day: set, isSet: true }, { series })).toBe(latest);
      }),
    );
  });
});
