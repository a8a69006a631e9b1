import { describe, expect, it } from 'vitest';
import { UsageError } from '../src/errors.ts';
import type { Subject } from '../src/thresholds.ts';
import { typedThreshold } from '../src/typed-thresholds.ts';

describe('typedThreshold', () => {
  it.each<[string, Subject[], Subject]>([
    ['count(high) == 0', ['findings'], 'findings'],
    ['count(high) == 0', ['findings', 'assessment'], 'findings'],
    ['level(DQ) >= 2', ['findings', 'assessment'], 'assessment'],
    ['total: rate < 1%', ['assessment', 'findings'], 'findings'],
  ])('typedThreshold(%j, %j) is about %s', (typed, subjects, of) => {
    expect(typedThreshold(typed, subjects, 'aiops check').of).toBe(of);
  });

  it.each<[string, Subject[], string]>([
    ['count = 0', ['findings'], 'column 7: expected a comparison, one of < <= > >= == !=, got "="'],
    [
      'level = 2',
      ['findings', 'assessment'],
      'column 7: expected a comparison, one of < <= > >= == !=, got "="',
    ],
    ['count == ', ['assessment', 'findings'], 'column 9: expected a number'],
    [
      'count == 0',
      ['assessment'],
      'column 1: expected a measure of an assessment (level, demonstrated, declared, unknown), got "count"',
    ],
  ])('typedThreshold(%j, %j) tells the reading that came farthest', (typed, subjects, what) => {
    expect(() => typedThreshold(typed, subjects, 'aiops check')).toThrow(UsageError);
    expect(() => typedThreshold(typed, subjects, 'aiops check')).toThrow(
      `--threshold ${JSON.stringify(typed)}: ${what}`,
    );
  });
});
