import fc from 'fast-check';
import { expect, it } from 'vitest';
import { falseAlarms, falseAlarmsTold } from '../../src/report/chance.ts';

const rate = (limit: number, expected: number) => ({ limit, hidden: 0, expected });

it.each([
  ['one series has the budget alone', 4, null, 4],
  ['the control allows less', 2000, rate(0.5, 30), 30],
  ['the budget allows less', 4, rate(0.5, 30), 4],
  ['nothing was kept: the chance that something false would have been', 2000, rate(0.5, 0), 0.5],
  ['nothing was kept of little', 0.2, rate(0.5, 0), 0.2],
])('falseAlarms(summary): %s', (_, expectedFalseAlarms, falseDiscoveryRate, alarms) => {
  expect(falseAlarms({ expectedFalseAlarms, falseDiscoveryRate })).toBe(alarms);
});

it('falseAlarms(summary) is never more than the budget, and never less than what the control says', () => {
  const some = fc.double({ min: 0, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(some, fc.double({ min: 0.01, max: 1, noNaN: true }), some, (budget, limit, expected) => {
      const alarms = falseAlarms({ expectedFalseAlarms: budget, falseDiscoveryRate: rate(limit, expected) });
      expect(alarms).toBeLessThanOrEqual(budget);
      expect(alarms).toBeGreaterThanOrEqual(Math.min(budget, expected));
    }),
  );
});

it.each([
  [0.4444, 0.4],
  [1.5, 2],
  [2345, 2000],
  [0, 0],
])('falseAlarmsTold(%d) is %d', (alarms, told) => {
  expect(falseAlarmsTold(alarms)).toBe(told);
});
