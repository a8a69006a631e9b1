import { describe, expect, it } from 'vitest';
import { checkRules } from '../src/check-rules.ts';
import { type DetectOptions, detectDefaults } from '../src/options.ts';
import { limit, minChange, minDuration, minVolume } from './rules.ts';

const named = (name: string) => ({ name, labels: { __name__: name } });
const all = [named('cpu'), named('hit_ratio')];

describe('checkRules', () => {
  it.each<[Partial<DetectOptions>]>([
    [{}],
    [{ limit: limit('<90', 'hit_ratio: >=90%') }],
    [{ minDurationMs: minDuration('cpu: 5m'), minChange: minChange('5%'), minVolume: minVolume('c*: 5') }],
  ])('checkRules(%j, all) is content', (options) => {
    expect(() => checkRules({ ...detectDefaults, ...options }, all)).not.toThrow();
  });

  it.each<[Partial<DetectOptions>, string]>([
    [{ limit: limit('cpi: <90') }, '--limit "cpi: <90" is for none of 2 series [rule-for-nothing]'],
    [
      { minDurationMs: minDuration('cpi: 5m') },
      '--min-duration "cpi: 5m" is for none of 2 series [rule-for-nothing]',
    ],
    [
      { minChange: minChange('cpi: 5%') },
      '--min-change "cpi: 5%" is for none of 2 series [rule-for-nothing]',
    ],
    [{ minVolume: minVolume('cpi: 5') }, '--min-volume "cpi: 5" is for none of 2 series [rule-for-nothing]'],
    [{ limit: limit('<90%') }, '--limit "<90%": the name of cpu does not tell what 100% is [limit-percent]'],
  ])('checkRules(%j, all) refuses', (options, what) => {
    expect(() => checkRules({ ...detectDefaults, ...options }, all)).toThrow(`aiops: error: ${what}\n`);
  });
});
