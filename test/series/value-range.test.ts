import { describe, expect, it } from 'vitest';
import { valueRangeOf } from '../../src/series/value-range.ts';

describe('valueRangeOf', () => {
  it.each([
    ['cache_hit_ratio', 'share'],
    ['cache_hit_ratio{cache="users"}', 'share'],
    ['error-share(http_requests_total{job="api"})', 'share'],
    ['cpu_percent', 'percent'],
    ['node.memory-pct{host="a"}', 'percent'],
    ['CPU %', 'percent'],
    ['value', undefined],
    ['ratio_of_what', undefined],
    ['requests_total{kind="hit_ratio"}', undefined],
    ['rate(cache_hit_ratio{cache="users"})', undefined],
  ])('valueRangeOf(%s) is %s', (name, range) => {
    expect(valueRangeOf({ name })).toBe(range);
  });
});
