import { describe, expect, it } from 'vitest';
import { type FindingToTell, findingMessage } from '../../src/report/wording.ts';

const spike: FindingToTell = {
  kind: 'spike',
  direction: 'up',
  value: 177.2,
  expected: 117.4,
  lower: 110,
  upper: 125,
  size: 59.8,
  sizeRelative: 59.8 / 117.4,
  samples: 18,
  durationMs: 1_080_000,
  concerned: 1,
};

describe('findingMessage', () => {
  it.each<[Partial<FindingToTell>, string]>([
    [{}, '177.2 is 59.8 above the expected 117.4 (+51%, band 110–125) for 18 samples (18m)'],
    [
      { samples: 1, durationMs: 60_000 },
      '177.2 is 59.8 above the expected 117.4 (+51%, band 110–125) for one sample (1m)',
    ],
    [
      { samples: 1, durationMs: 0 },
      '177.2 is 59.8 above the expected 117.4 (+51%, band 110–125) for one sample',
    ],
    [
      { value: 912, expected: 210, lower: 140, upper: 210, size: 702, sizeRelative: 702 / 210 },
      '912 is 702 above the expected 210 (4.3×, band 140–210) for 18 samples (18m)',
    ],
    [
      { value: 12, expected: 0, lower: 0, upper: 0.5, size: 12, sizeRelative: null },
      '12 is 12 above the expected 0 (band 0–0.5) for 18 samples (18m)',
    ],
    [
      { value: 0.5, expected: -1e-4, lower: -0.01, upper: null, size: 0.5001, sizeRelative: 5001 },
      '0.5 is 0.5001 above the expected -0.0001 (band from -0.01) for 18 samples (18m)',
    ],
    [
      {
        kind: 'dip',
        direction: 'down',
        value: -3,
        expected: 50,
        lower: -45,
        upper: 55,
        size: -53,
        sizeRelative: -1.06,
      },
      '-3 is 53 below the expected 50 (-106%, band -45 to 55) for 18 samples (18m)',
    ],
    [
      { kind: 'level-shift', size: 60, sizeRelative: 60 / 117.4 },
      'the level rose by 60: 177.2 against the expected 117.4 (+51%, band 110–125) for 18 samples (18m)',
    ],
    [
      { kind: 'level-shift', direction: 'down', value: 20, size: -98, sizeRelative: -98 / 117.4 },
      'the level fell by 98: 20 against the expected 117.4 (-83%, band 110–125) for 18 samples (18m)',
    ],
    [
      {
        kind: 'flatline',
        direction: null,
        value: 42,
        expected: null,
        lower: null,
        upper: null,
        size: null,
        sizeRelative: null,
      },
      '42 again and again for 18 samples (18m), in a series that moves',
    ],
    [
      {
        kind: 'missing-data',
        direction: null,
        value: null,
        expected: null,
        lower: null,
        upper: null,
        size: null,
        sizeRelative: null,
      },
      'no value for 18 samples (18m), where there usually is one',
    ],
    [
      { kind: 'missing-data', whose: 'series', absence: 'no-sample' },
      'no sample for 18 samples (18m), where there usually is one',
    ],
    [
      { kind: 'missing-data', whose: 'series', absence: 'not-a-number' },
      'no number for 18 samples (18m), where there usually is one: samples came without a value',
    ],
    [
      { kind: 'missing-data', whose: 'series', absence: 'ended' },
      'no sample for 18 samples (18m), up to the end, while others go on',
    ],
    [
      { kind: 'missing-data', whose: 'series', absence: 'ended', concerned: 3 },
      'no sample of 3 series for 18 samples (18m), up to the end, while others go on',
    ],
    [
      { kind: 'dip', direction: 'down', value: 0, size: -117.4, sizeRelative: -1, derived: null },
      'exactly zero is 117.4 below the expected 117.4 (-100%, band 110–125) for 18 samples (18m)',
    ],
    [
      { kind: 'dip', direction: 'down', value: 0, size: -117.4, sizeRelative: -1, derived: 'rate' },
      'a rate of exactly zero (the counter stood still) is 117.4 below the expected 117.4 (-100%, band 110–125) for 18 samples (18m)',
    ],
    [
      { kind: 'level-shift', direction: 'down', value: 0, size: -117.4, sizeRelative: -1 },
      'the level fell by 117.4: exactly zero against the expected 117.4 (-100%, band 110–125) for 18 samples (18m)',
    ],
    [
      { value: 0, expected: -10, lower: -12, upper: -8, size: 10, sizeRelative: null },
      '0 is 10 above the expected -10 (band -12 to -8) for 18 samples (18m)',
    ],
    [
      { kind: 'trend-change', slopeBefore: 0.5, slopeAfter: 2.1 },
      'the slope changed from +0.5 to +2.1 a day: 177.2 against 117.4 by the old one (+51%, band 110–125) for 18 samples (18m)',
    ],
    [
      {
        kind: 'trend-change',
        slopeBefore: 0,
        slopeAfter: -2.1,
        sizeRelative: null,
        lower: null,
        upper: null,
      },
      'the slope changed from 0 to -2.1 a day: 177.2 against 117.4 by the old one for 18 samples (18m)',
    ],
    [
      {
        kind: 'drift',
        levelBefore: 12,
        levelAfter: 53,
        size: 41,
        sizeRelative: 41 / 12,
        durationMs: 11 * 86_400_000,
      },
      'the level rose slowly from 12 to 53 in 11d, 3.7 a day (+342%)',
    ],
    [
      {
        kind: 'drift',
        direction: 'down',
        levelBefore: 46,
        levelAfter: 1,
        size: -45,
        sizeRelative: null,
        durationMs: 0,
      },
      'the level fell slowly from 46 to 1 in 0s',
    ],
    [
      {
        kind: 'drift',
        levelBefore: 0.01,
        levelAfter: 1,
        size: 0.99,
        sizeRelative: 99,
        durationMs: 86_400_000,
      },
      'the level rose slowly from 0.01 to 1 in 1d, 0.99 a day',
    ],
    [
      { kind: 'variance-change', spreadBefore: 1.8, spreadAfter: 4.1 },
      'the values scattered 2.3 times as much as usual (4.1 against 1.8) for 18 samples (18m), and the level stayed',
    ],
    [
      { kind: 'variance-change', direction: 'down', spreadBefore: 6, spreadAfter: 2 },
      'the values scattered 0.33 times as much as usual (2 against 6) for 18 samples (18m), and the level stayed',
    ],
    [
      { kind: 'variance-change', spreadBefore: 0, spreadAfter: 2 },
      'the values scattered more than usual (2 against 0) for 18 samples (18m), and the level stayed',
    ],
    ...(
      [
        ['missing', 'what comes every day did not come'],
        ['late', 'what comes every day came late'],
        ['early', 'what comes every day came early'],
        ['larger', 'what comes every day was larger'],
        ['smaller', 'what comes every day was smaller'],
        ['pattern', 'a whole day took another course'],
      ] as const
    ).map(([how, what]): [Partial<FindingToTell>, string] => [
      { kind: 'seasonal-change', how, period: 'day' },
      `${what}: 177.2 against the expected 117.4 (+51%, band 110–125) for 18 samples (18m)`,
    ]),
    [
      { kind: 'outside-limits', value: 95.2, limit: 90, rule: '<90', size: 5.2 },
      '95.2 is 5.2 above the limit 90 (<90) for 18 samples (18m)',
    ],
    [
      { kind: 'outside-limits', direction: 'down', value: 8, limit: 10, rule: '10..90', size: -2 },
      '8 is 2 below the limit 10 (10..90) for 18 samples (18m)',
    ],
    [
      { kind: 'outside-limits', value: 90, limit: 90, rule: '<90', size: 0, samples: 1, durationMs: 60_000 },
      '90 is at the limit 90 (<90) for one sample (1m)',
    ],
    [
      { kind: 'peer-outlier', peers: 4 },
      '177.2 is 59.8 above the 117.4 that its 4 peers suggest (+51%, band 110–125) for 18 samples (18m)',
    ],
    [
      { kind: 'peer-outlier', direction: 'down', value: 60, size: -57.4, sizeRelative: -0.489, peers: 2 },
      '60 is 57.4 below the 117.4 that its 2 peers suggest (-49%, band 110–125) for 18 samples (18m)',
    ],
  ])('%j', (change, sentence) => {
    expect(findingMessage({ ...spike, ...change })).toBe(sentence);
  });
});
