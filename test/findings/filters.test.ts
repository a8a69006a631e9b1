import { describe, expect, it } from 'vitest';
import { type Filters, filterThatHides, relativeSizeOf, sizeOf } from '../../src/findings/filters.ts';
import type { Finding } from '../../src/findings/finding.ts';

const MINUTE = 60_000;
const slots = { firstSlot: 10, lastSlot: 14, peakSlot: 12, probability: 1e-6 };
const band = { lower: 90, upper: 110 };

/** Five samples each. */
const spike: Finding = { kind: 'spike', direction: 'up', ...slots, ...band, value: 150, expected: 100 };
const dip: Finding = { kind: 'dip', direction: 'down', ...slots, ...band, value: 80, expected: 100 };
const rise: Finding = { ...spike, kind: 'level-shift', levelBefore: 100, levelAfter: 130 };
const fall: Finding = { ...dip, kind: 'level-shift', levelBefore: 100, levelAfter: 75 };
const fromZero: Finding = { ...spike, value: 2, expected: 0 };
const belowZero: Finding = { ...spike, value: -50, expected: -100 };
const flatline: Finding = { kind: 'flatline', ...slots, value: 7 };
const missing: Finding = { kind: 'missing-data', ...slots, missing: 5, whose: 'series' };

const none: Filters = { minDurationMs: 0, minChange: { absolute: 0 }, direction: 'both' };

describe('filterThatHides', () => {
  it.each<[Finding['kind'], Finding, Partial<Filters>, string | undefined]>([
    ['spike', spike, {}, undefined],
    ['flatline', flatline, {}, undefined],
    ['missing-data', missing, {}, undefined],

    ['spike', spike, { minDurationMs: 5 * MINUTE }, undefined],
    ['spike', spike, { minDurationMs: 5 * MINUTE + 1 }, 'min-duration'],
    ['flatline', flatline, { minDurationMs: 5 * MINUTE + 1 }, 'min-duration'],
    ['missing-data', missing, { minDurationMs: 5 * MINUTE + 1 }, 'min-duration'],

    ['spike', spike, { minChange: { absolute: 50 } }, undefined],
    ['spike', spike, { minChange: { absolute: 50.1 } }, 'min-change'],
    ['dip', dip, { minChange: { absolute: 20 } }, undefined],
    ['dip', dip, { minChange: { absolute: 20.1 } }, 'min-change'],
    ['level-shift', rise, { minChange: { absolute: 30 } }, undefined],
    ['level-shift', rise, { minChange: { absolute: 30.1 } }, 'min-change'],
    ['flatline', flatline, { minChange: { absolute: 1e9 } }, undefined],
    ['missing-data', missing, { minChange: { absolute: 1e9 } }, undefined],

    ['spike', spike, { minChange: { share: 0.5 } }, undefined],
    ['spike', spike, { minChange: { share: 0.51 } }, 'min-change'],
    ['level-shift', fall, { minChange: { share: 0.25 } }, undefined],
    ['level-shift', fall, { minChange: { share: 0.26 } }, 'min-change'],
    ['spike', fromZero, { minChange: { share: 1e9 } }, undefined],
    ['spike', belowZero, { minChange: { share: 0.5 } }, undefined],
    ['spike', belowZero, { minChange: { share: 0.51 } }, 'min-change'],
    ['flatline', flatline, { minChange: { share: 1e9 } }, undefined],

    ['spike', spike, { direction: 'up' }, undefined],
    ['spike', spike, { direction: 'down' }, 'direction'],
    ['dip', dip, { direction: 'down' }, undefined],
    ['dip', dip, { direction: 'up' }, 'direction'],
    ['level-shift', fall, { direction: 'down' }, undefined],
    ['level-shift', fall, { direction: 'up' }, 'direction'],
    ['flatline', flatline, { direction: 'down' }, undefined],
    ['missing-data', missing, { direction: 'up' }, undefined],

    [
      'spike',
      spike,
      { minDurationMs: 3_600_000, direction: 'down', minChange: { absolute: 1e9 } },
      'min-duration',
    ],
    ['spike', spike, { direction: 'down', minChange: { absolute: 1e9 } }, 'direction'],
  ])('filterThatHides(a %s of five minutes, a minute, filters)', (_, finding, filters, option) => {
    expect(filterThatHides(finding, MINUTE, { ...none, ...filters })).toBe(option);
  });
});

describe('sizeOf', () => {
  it.each<[string, Finding, number | undefined, number | undefined]>([
    ['a spike', spike, 50, 0.5],
    ['a dip', dip, -20, -0.2],
    ['a level shift up', rise, 30, 0.3],
    ['a level shift down', fall, -25, -0.25],
    ['a spike from zero', fromZero, 2, undefined],
    ['a spike below zero', belowZero, 50, 0.5],
    ['a flatline', flatline, undefined, undefined],
    ['missing data', missing, undefined, undefined],
  ])('sizeOf(%s) and relativeSizeOf(it)', (_, finding, size, relative) => {
    expect(sizeOf(finding)).toBe(size);
    expect(relativeSizeOf(finding)).toBe(relative);
  });
});
