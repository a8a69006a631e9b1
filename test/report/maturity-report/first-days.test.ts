import { describe, expect, it } from 'vitest';
import { laterBy } from '../../../src/report/maturity-report/first-days.ts';
import { bank, documentOf } from './samples.ts';

describe('laterBy(date, days)', () => {
  it.each([
    ['2026-11-20', 90, '2027-02-18'],
    ['2026-11-20', 0, '2026-11-20'],
    ['2028-02-15', 14, '2028-02-29'],
  ])('laterBy(%s, %i)', (date, days, later) => expect(laterBy(date, days)).toBe(later));
});

describe('the first ninety days', () => {
  it('an action is due by its effort, and a large one goes on', async () => {
    const result = await bank();
    const [first] = result.roadmap.waves.flat();
    const waves = [(['S', 'M', 'L'] as const).map((effort) => ({ ...first!, id: `A-${effort}`, effort }))];
    const { parts } = await documentOf({ ...result, roadmap: { ...result.roadmap, waves } });
    const tables = parts.find(({ id }) => id === 'first-days')!.blocks.filter(({ kind }) => kind === 'table');
    const [table] = tables as Extract<(typeof tables)[number], { kind: 'table' }>[];
    expect(table!.rows.map((row) => row[3])).toEqual([
      { text: '2026-12-04', day: '2026-12-04' },
      { text: '2027-02-18', day: '2027-02-18' },
      { text: '2027-02-18 (goes on after that)' },
    ]);
  });
});
