import { describe, expect, it } from 'vitest';
import type { ReportedFinding } from '../../src/report/result.ts';
import { scoredSeries } from '../../src/report/scored.ts';
import { toGrid } from '../../src/series/grid.ts';
import { SampleColumn } from '../../src/series/samples.ts';

const MINUTE = 60_000;
const GAP = Number.NaN;

type Row = readonly [minute: number, value: number];

/** A series of rows whose slots score a tenth of their number, as it goes into a report. */
function seriesOf(rows: readonly Row[], range = { fromMs: 0, toMs: 1e9 }) {
  const column = new SampleColumn({ __name__: 'cpu' });
  for (const [minute, value] of rows) column.push(minute * MINUTE, value);
  const gridded = toGrid(column, range);
  const scores = gridded.series.values.map((value, slot) => (Number.isNaN(value) ? GAP : slot / 10));
  return { gridded, joined: { column, range, parts: [] }, scores };
}

/** A finding of `cpu` that covers these minutes; of the rest nothing is looked at. */
function finding(fromMinute: number, toMinute: number): ReportedFinding {
  const iso = (minute: number) => new Date(minute * MINUTE).toISOString();
  return { series: 'cpu', start: iso(fromMinute), end: iso(toMinute) } as ReportedFinding;
}

describe('scoredSeries', () => {
  it('scoredSeries(series, findings) has one entry a row, in input order', () => {
    const rows: Row[] = [
      [0, 5],
      [2, 7],
      [1, 6],
      [1, 6],
      [3, 8],
    ];
    expect(scoredSeries(seriesOf(rows), [finding(1, 2)])).toEqual({
      name: 'cpu',
      labels: { __name__: 'cpu' },
      timestampsMs: Float64Array.of(0, 2 * MINUTE, MINUTE, MINUTE, 3 * MINUTE),
      values: Float64Array.of(5, 7, 6, 6, 8),
      scores: Float64Array.of(0, 0.2, 0.1, 0.1, 0.3),
      isAnomaly: [false, true, true, true, false],
    });
  });

  it.each<[string, readonly ReportedFinding[], readonly number[]]>([
    ['no finding', [], []],
    ['a finding of one sample', [finding(2, 2)], [2]],
    ['two findings', [finding(0, 1), finding(4, 4)], [0, 1, 4]],
    ['findings that overlap', [finding(0, 2), finding(1, 3)], [0, 1, 2, 3]],
    ['a finding that begins before the series', [finding(-2, 1)], [0, 1]],
    ['a finding that is over before the series begins', [finding(-4, -2)], []],
    ['a finding that begins after the series', [finding(7, 9)], []],
    ['the whole series', [finding(0, 4)], [0, 1, 2, 3, 4]],
  ])('scoredSeries(series, findings) marks the rows of %s', (_, findings, minutes) => {
    const rows = [0, 1, 2, 3, 4].map((minute): Row => [minute, 1]);
    const { isAnomaly } = scoredSeries(seriesOf(rows), findings);
    expect(isAnomaly).toEqual([0, 1, 2, 3, 4].map((minute) => minutes.includes(minute)));
  });

  it('scoredSeries(series, findings) has no score where the row has no value, even beside one in its slot', () => {
    const rows: Row[] = [
      [0, 1],
      [1, 1],
      [2, GAP],
      [3, Number.POSITIVE_INFINITY],
      [4, 1],
      [4.1, GAP],
      [5, 1],
    ];
    const { scores, isAnomaly } = scoredSeries(seriesOf(rows), [finding(2, 3)]);
    expect(scores).toEqual(Float64Array.of(0, 0.1, GAP, GAP, 0.4, GAP, 0.5));
    expect(isAnomaly).toEqual([false, false, true, true, false, false, false]);
  });

  it('scoredSeries(series, findings) neither scores nor marks a stray', () => {
    const rows: Row[] = [
      [-1e9, 1],
      [0, 1],
      [1, 1],
      [1e9, 1],
    ];
    const { scores, isAnomaly } = scoredSeries(seriesOf(rows), [finding(0, 1)]);
    expect(scores).toEqual(Float64Array.of(GAP, 0, 0.1, GAP));
    expect(isAnomaly).toEqual([false, true, true, false]);
  });

  it('scoredSeries(series of a single sample, findings) has its score', () => {
    const { scores, isAnomaly } = scoredSeries(seriesOf([[7, 1]]), [finding(7, 7)]);
    expect([scores, isAnomaly]).toEqual([Float64Array.of(0), [true]]);
  });
});
