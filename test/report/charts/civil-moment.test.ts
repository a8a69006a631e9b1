import { expect, it } from 'vitest';
import { civilMoment } from '../../../src/report/charts/civil-moment.ts';

it.each([
  ['once', Date.UTC(2026, 6, 1, 12), Date.UTC(2026, 6, 1, 10)],
  ['twice, the earlier one', Date.UTC(2026, 9, 25, 2, 30), Date.UTC(2026, 9, 25, 0, 30)],
  ['never', Date.UTC(2026, 2, 29, 2, 30), Number.NaN],
])('civilMoment(what the clock of Vienna shows %s)', (_, civilMs, ms) => {
  expect(civilMoment(civilMs, 'Europe/Vienna')).toBe(ms);
});
