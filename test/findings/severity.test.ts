import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Finding,
  Flatline,
  LevelShift,
  MissingData,
  OutsideLimits,
  Spike,
} from '../../src/findings/finding.ts';
import { type Gravity, gravityOf } from '../../src/findings/severity.ts';

const MINUTE = 60_000;

interface Facts {
  readonly probability: number;
  readonly halfBands: number;
  readonly samples: number;
}

/** A spike by what its severity is made of. */
const spikeOf = ({ probability, halfBands, samples }: Facts): Spike => ({
  kind: 'spike',
  direction: 'up',
  firstSlot: 5,
  lastSlot: 4 + samples,
  peakSlot: 5,
  probability,
  value: 100 + 10 * halfBands,
  expected: 100,
  lower: 90,
  upper: 110,
});

const decades = (count: number) => 10 ** -count;
const plainSpike = { probability: 1e-4, halfBands: 3, samples: 15 };

const facts = fc.record({
  probability: fc.double({ min: 0, max: 12, noNaN: true }).map(decades),
  halfBands: fc.double({ min: 0, max: 100, noNaN: true }),
  samples: fc.integer({ min: 1, max: 600 }),
});

describe('gravityOf', () => {
  // Rarity has 40 points over 8 decades, size 35 over 5 doublings of 1 + half bands, duration 25 over 4 hours.
  it.each<[Facts, Gravity]>([
    [
      { probability: 1, halfBands: 0, samples: 1 },
      { severity: 'low', severityScore: 3 },
    ],
    [
      { probability: 1e-8, halfBands: 0, samples: 1 },
      { severity: 'medium', severityScore: 43 },
    ],
    [
      { probability: 1, halfBands: 31, samples: 1 },
      { severity: 'low', severityScore: 38 },
    ],
    [
      { probability: 1, halfBands: 1, samples: 1 },
      { severity: 'low', severityScore: 10 },
    ],
    [
      { probability: 1e-4, halfBands: 3, samples: 15 },
      { severity: 'medium', severityScore: 47 },
    ],
    [
      { probability: 1, halfBands: 0, samples: 240 },
      { severity: 'low', severityScore: 25 },
    ],
    [
      { probability: 1e-8, halfBands: 31, samples: 240 },
      { severity: 'critical', severityScore: 100 },
    ],
    [
      { probability: 0, halfBands: 1e9, samples: 1e6 },
      { severity: 'critical', severityScore: 100 },
    ],
  ])('gravityOf(a spike of %j, a minute)', (spike, gravity) => {
    expect(gravityOf(spikeOf(spike), MINUTE)).toEqual(gravity);
  });

  it.each<[Facts, Gravity]>([
    [
      { probability: decades(7.26), halfBands: 0, samples: 1 },
      { severity: 'low', severityScore: 39 },
    ],
    [
      { probability: decades(7.28), halfBands: 0, samples: 1 },
      { severity: 'medium', severityScore: 40 },
    ],
    [
      { probability: decades(4.26), halfBands: 31, samples: 1 },
      { severity: 'medium', severityScore: 59 },
    ],
    [
      { probability: decades(4.28), halfBands: 31, samples: 1 },
      { severity: 'high', severityScore: 60 },
    ],
    [
      { probability: decades(3.89), halfBands: 31, samples: 240 },
      { severity: 'high', severityScore: 79 },
    ],
    [
      { probability: decades(3.91), halfBands: 31, samples: 240 },
      { severity: 'critical', severityScore: 80 },
    ],
  ])('gravityOf(a spike of %j, a minute) stands at the edge of a word', (spike, gravity) => {
    expect(gravityOf(spikeOf(spike), MINUTE)).toEqual(gravity);
  });

  it.each<[string, Finding]>([
    ['dip', { ...spikeOf(plainSpike), kind: 'dip', direction: 'down', value: 70 }],
    [
      'level-shift',
      { ...spikeOf(plainSpike), kind: 'level-shift', levelBefore: 1, levelAfter: 2 } as LevelShift,
    ],
  ])('gravityOf(a %s, a minute) is that of a spike as far out', (_, finding) => {
    expect(gravityOf(finding, MINUTE)).toEqual(gravityOf(spikeOf(plainSpike), MINUTE));
  });

  it('gravityOf(a departure from a band without width) counts it as far out', () => {
    const narrow = { ...spikeOf(plainSpike), lower: 100, upper: 100 };
    expect(gravityOf(narrow, MINUTE)).toEqual(gravityOf(spikeOf({ ...plainSpike, halfBands: 32 }), MINUTE));
  });

  it.each([
    [1, 1e-4, 28],
    [15, 1e-4, 50],
    [240, 1e-4, 80],
    [240, 1, 60],
  ])(
    'gravityOf(a run of %d minutes, probability %d) is as grave as it lasts: %d',
    (samples, probability, score) => {
      const slots = { firstSlot: 0, lastSlot: samples - 1, peakSlot: 0, probability };
      const flatline: Flatline = { kind: 'flatline', ...slots, value: 7 };
      const missing: MissingData = { kind: 'missing-data', ...slots, missing: samples, whose: 'series' };
      expect(gravityOf(flatline, MINUTE).severityScore).toBe(score);
      expect(gravityOf(missing, MINUTE)).toEqual(gravityOf(flatline, MINUTE));
    },
  );

  // Medium begins at 40; of the other 60 points how far has 35 parts and how long 25.
  it.each<[value: number, limit: number, minutes: number, Gravity]>([
    [90, 90, 1, { severity: 'medium', severityScore: 43 }],
    [90.9, 90, 1, { severity: 'medium', severityScore: 48 }],
    [99, 90, 15, { severity: 'high', severityScore: 71 }],
    [180, 90, 1, { severity: 'high', severityScore: 78 }],
    [99, 90, 240, { severity: 'critical', severityScore: 83 }],
    [81, 90, 240, { severity: 'critical', severityScore: 83 }],
    [1e9, 90, 1e6, { severity: 'critical', severityScore: 100 }],
    [1e-9, 0, 1, { severity: 'medium', severityScore: 48 }],
    [1e9, 0, 240, { severity: 'critical', severityScore: 100 }],
  ])('gravityOf(%d outside the limit %d for %d minutes, a minute)', (value, limit, minutes, gravity) => {
    const slots = { firstSlot: 0, lastSlot: minutes - 1, peakSlot: 0, probability: 0 };
    const direction = value > limit ? 'up' : 'down';
    const outside: OutsideLimits = {
      kind: 'outside-limits',
      direction,
      ...slots,
      value,
      limit,
      rule: 'a rule',
    };
    expect(gravityOf(outside, MINUTE)).toEqual(gravity);
  });

  const stepUp: Readonly<Record<string, (one: Facts, by: number) => Facts>> = {
    rarer: (one, by) => ({ ...one, probability: one.probability * decades(by) }),
    larger: (one, by) => ({ ...one, halfBands: one.halfBands + by }),
    longer: (one, by) => ({ ...one, samples: one.samples + Math.ceil(by) }),
  };
  it.each(Object.keys(stepUp))('gravityOf(finding, stepMs) is never milder for what is %s', (how) => {
    const by = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(facts, by, (one, more) => {
        const milder = gravityOf(spikeOf(one), MINUTE).severityScore;
        const graver = gravityOf(spikeOf(stepUp[how]!(one, more)), MINUTE).severityScore;
        expect(graver).toBeGreaterThanOrEqual(milder);
      }),
      { seed: 1 },
    );
    const score = (one: Facts) => gravityOf(spikeOf(one), MINUTE).severityScore;
    expect(score(stepUp[how]!(plainSpike, 5))).toBeGreaterThan(score(plainSpike));
  });

  it('gravityOf(finding, stepMs) does not depend on the unit, the level or the cut of the grid', () => {
    const scaled = fc.tuple(facts, fc.integer({ min: -20, max: 20 }), fc.integer({ min: -1000, max: 1000 }));
    fc.assert(
      fc.property(scaled, ([one, power, shift]) => {
        const spike = spikeOf({ ...one, halfBands: Math.round(one.halfBands) });
        const inUnit = (value: number) => (value + shift) * 2 ** power;
        const { value, expected, lower, upper } = spike;
        const moved: Spike = {
          ...spike,
          value: inUnit(value),
          expected: inUnit(expected),
          lower: inUnit(lower),
          upper: inUnit(upper),
        };
        expect(gravityOf(moved, MINUTE)).toEqual(gravityOf(spike, MINUTE));
        const coarser = { ...spike, lastSlot: spike.firstSlot };
        expect(gravityOf(coarser, one.samples * MINUTE)).toEqual(gravityOf(spike, MINUTE));
      }),
      { seed: 1 },
    );
  });
});
