import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../src/report/document/build.ts';
import { ofTheWorst } from '../../../src/report/document/worst.ts';
import { madeResult } from '../findings-comparison/made-results.ts';
import { counted, wideResult } from './joined-results.ts';

const options = { tz: 'UTC', branding: null };
const wide = documentOf([wideResult(9)], options);

describe('ofTheWorst(document, most)', () => {
  it('with room for all is the document itself', () => {
    expect(ofTheWorst(wide, 9)).toBe(wide);
  });

  it('keeps the worst findings, wherever they are shown, and says so', () => {
    const { findings, timeline, charts, first, leftOut } = ofTheWorst(wide, 7);
    expect(findings).toEqual(wide.findings.slice(0, 7));
    const ids = new Set(findings.map(({ id }) => id));
    for (const { marks } of [...timeline.rows, ...charts])
      for (const { id } of marks) expect(ids).toContain(id);
    expect(charts.map(({ marks }) => marks.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0]);
    for (const { id } of first) expect(ids).toContain(id);
    expect(timeline.rows).toHaveLength(7);
    expect(timeline.leftOut).toBe('The timeline has 7 rows: those of the findings that are shown.');
    expect(leftOut.at(-1)).toBe(
      'Of 9 findings the worst 7 are shown: in the table, on the timeline and in the charts. The saved result holds all.',
    );
  });

  it('keeps what departed with what is to be looked at first', () => {
    const { first, findings, leftOut } = ofTheWorst(wide, 2);
    expect(first.flatMap(({ id, companions }) => [id, ...companions.map((one) => one.id)])).toEqual(
      findings.map(({ id }) => id),
    );
    expect(leftOut.at(-1)).toContain(
      'Of 9 findings 7 are shown, the worst 2 and what is to be looked at first: in',
    );
  });

  it('keeps what is to be looked at first, however mild', () => {
    const accepted = { reason: 'known', owner: null, expires: null, severity: 'high' } as const;
    const at = (from: number) => ({ from, to: from + 2, severity: 'high' as const });
    const known = ['a', 'b', 'c', 'd'].map((series, rank) => ({ ...at(100 * rank), series, accepted }));
    const open = { ...at(900), series: 'z', severity: 'low' as const };
    const document = documentOf([counted(madeResult({ findings: [...known, open] }))], options);
    const { findings, accepted: rows } = ofTheWorst({ ...document, first: document.first.slice(0, 1) }, 2);
    expect(findings.map(({ series }) => series.text)).toEqual(['a', 'b', 'z']);
    expect(rows.map(({ finding }) => finding !== null)).toEqual([true, true, false, false]);
  });
});
