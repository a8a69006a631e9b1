import { describe, expect, it } from 'vitest';
import { SampleColumn } from '../../src/series/samples.ts';

describe('SampleColumn', () => {
  it('new SampleColumn(labels) holds its labels and no sample', () => {
    const column = new SampleColumn({ __name__: 'up' });
    expect(column.labels).toEqual({ __name__: 'up' });
    expect([column.length, column.timestampsMs.length, column.values.length, column.lines.length]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('push(sample) keeps order, repetitions and what is no number', () => {
    const column = new SampleColumn({});
    column.push({ timestampMs: 2000, value: 1.5, line: 2 });
    column.push({ timestampMs: 1000, value: Number.NaN, line: null });
    column.push({ timestampMs: 1000, value: Number.POSITIVE_INFINITY, line: 4 });
    expect(column.timestampsMs).toEqual(Float64Array.of(2000, 1000, 1000));
    expect(column.values).toEqual(Float64Array.of(1.5, Number.NaN, Number.POSITIVE_INFINITY));
    expect(column.lines).toEqual(Float64Array.of(2, Number.NaN, 4));
  });

  it.each([1, 63, 64, 65, 128, 129, 10_000])('push(sample) keeps all of %d samples', (count) => {
    const column = new SampleColumn({});
    for (let i = 0; i < count; i++) column.push({ timestampMs: i * 60_000, value: i / 7, line: i + 2 });
    expect(column.length).toBe(count);
    expect(column.timestampsMs).toEqual(Float64Array.from({ length: count }, (_, i) => i * 60_000));
    expect(column.values).toEqual(Float64Array.from({ length: count }, (_, i) => i / 7));
    expect(column.lines).toEqual(Float64Array.from({ length: count }, (_, i) => i + 2));
  });
});
