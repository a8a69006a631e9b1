import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/model/detectors/detector.ts';
import type { Period } from '../../src/model/periods/periods.ts';
import { confidenceIn } from '../../src/report/confidence.ts';
import { judgementOf, MINUTE } from './made-judgement.ts';

const day: Period = { label: 'day', ms: 86_400_000, length: 1440, strength: 0.5 };
const week: Period = { label: 'week', ms: 604_800_000, length: 10_080, strength: 0.5 };

describe('confidenceIn', () => {
  it.each<[string, number, Partial<Judgement>, 'low' | 'medium' | 'high', string]>([
    [
      'nothing learned',
      40,
      { isLearned: false },
      'low',
      'in 40 samples nobody learns how often a series surprises',
    ],
    ['its median alone', 1, { model: 'median' }, 'low', 'of 1 sample only the median is known'],
    [
      'a trend of less than three days',
      4319,
      { model: 'trend' },
      'low',
      'in less than three days what is usual for the hour is not learned',
    ],
    ['a trend of three days', 4320, { model: 'trend' }, 'high', '4,320 samples, and no season'],
    ['999 samples', 999, {}, 'medium', '999 samples, and no season; from 1,000 on it is known well'],
    ['1000 samples', 1000, {}, 'high', '1,000 samples, and no season'],
    [
      'almost four days',
      5759,
      { periods: [day] },
      'medium',
      'its season (day) was seen 3.9 times; from 4 times on it is known well',
    ],
    ['four days', 5760, { periods: [day] }, 'high', 'its season (day) was seen 4 times'],
    [
      'three weeks with days',
      30_240,
      { periods: [day, week] },
      'medium',
      'its season (week) was seen 3 times; from 4 times on it is known well',
    ],
  ])('confidenceIn(judgement by %s, %d samples)', (_, samples, said, confidence, confidenceWhy) => {
    const values = new Float64Array(samples);
    const known = confidenceIn(judgementOf({ values }, said), { values, stepMs: MINUTE });
    expect(known).toEqual({ confidence, confidenceWhy });
  });

  it('confidenceIn(undefined, series) is high: nothing was judged', () => {
    const known = confidenceIn(undefined, { values: new Float64Array(3), stepMs: MINUTE });
    expect(known).toEqual({ confidence: 'high', confidenceWhy: 'it needs no history' });
  });
});
