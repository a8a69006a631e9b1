import { describe, expect, it } from 'vitest';
import { stemOf } from '../../../src/read/answers/survey-options.ts';

describe('stemOf', () => {
  it.each([
    ['in/ana.b.csv', 'ana.b'],
    ['.csv', '.csv'],
    ['stdin', 'stdin'],
  ])('stemOf(%j) is %j', (path, stem) => {
    expect(stemOf(path)).toBe(stem);
  });
});
