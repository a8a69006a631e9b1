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
  ])('%j', (change, sentence) => {
    expect(findingMessage({ ...spike, ...change })).toBe(sentence);
  });
});
