import { describe, expect, it } from 'vitest';
import { periodLabel } from '../../../src/model/periods/period-label.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('periodLabel', () => {
  it.each([
    [250, '250ms'],
    [12_500, '12s500ms'],
    [45 * SECOND, '45s'],
    [119 * SECOND, '119s'],
    [7.5 * MINUTE, '7min30s'],
    [90 * MINUTE, '90min'],
    [119.97 * MINUTE, '2h'],
    [20.4 * 5 * MINUTE, '102min'],
    [6 * HOUR, '6h'],
    [45_012_345, '12h30min'],
    [13 * HOUR + 59.7 * MINUTE, '14h'],
    [36 * HOUR, '36h'],
    [72 * HOUR, '3d'],
    [60 * HOUR, '2d12h'],
    [1234.5 * HOUR, '51d6h'],
  ])('periodLabel(%d) is %s', (ms, label) => {
    expect(periodLabel(ms)).toBe(label);
  });
});
