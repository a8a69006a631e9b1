import { describe, expect, it } from 'vitest';
import { appendSamples, filteredColumn, inOrderOfTime, SampleColumn } from '../../src/series/samples.ts';

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
    column.push(2000, 1.5, 2);
    column.push(1000, Number.NaN);
    column.push(1000, Number.POSITIVE_INFINITY, 4);
    expect(column.timestampsMs).toEqual(Float64Array.of(2000, 1000, 1000));
    expect(column.values).toEqual(Float64Array.of(1.5, Number.NaN, Number.POSITIVE_INFINITY));
    expect(column.lines).toEqual(Uint32Array.of(2, 0, 4));
  });

  it.each([1, 63, 64, 65, 128, 129, 10_000])('push(sample) keeps all of %d samples', (count) => {
    const column = new SampleColumn({});
    for (let i = 0; i < count; i++) column.push(i * 60_000, i / 7, i + 2);
    expect(column.length).toBe(count);
    expect(column.timestampsMs).toEqual(Float64Array.from({ length: count }, (_, i) => i * 60_000));
    expect(column.values).toEqual(Float64Array.from({ length: count }, (_, i) => i / 7));
    expect(column.lines).toEqual(Uint32Array.from({ length: count }, (_, i) => i + 2));
  });
});

/** Five samples on lines 2 to 6, the second and the fifth of them staleness markers. */
function marked(): SampleColumn {
  const column = new SampleColumn({ __name__: 'up', job: 'a' }, 'gauge');
  column.push(10, 1, 2);
  column.pushStale(20, 3);
  column.push(30, Number.NaN, 4);
  column.push(40, 4, 5);
  column.pushStale(50, 6);
  return column;
}

describe('staleness markers', () => {
  it('pushStale(time) is a sample without a value, and known to be a marker', () => {
    expect(marked().values).toEqual(Float64Array.of(1, Number.NaN, Number.NaN, 4, Number.NaN));
    expect(marked().staleMarkers).toEqual([1, 4]);
    expect(new SampleColumn({}).staleMarkers).toEqual([]);
  });

  it('filteredColumn(column, labels, isWanted) keeps kind, lines and markers of what is wanted', () => {
    const column = marked();
    const late = filteredColumn(column, { job: 'b' }, (timeMs, i) => timeMs > 10 && i !== 2);
    expect([late.labels, late.type, late.length]).toEqual([{ job: 'b' }, 'gauge', 3]);
    expect([...late.timestampsMs]).toEqual([20, 40, 50]);
    expect([...late.values]).toEqual([Number.NaN, 4, Number.NaN]);
    expect([...late.lines]).toEqual([3, 5, 6]);
    expect(late.staleMarkers).toEqual([0, 2]);
    expect(column).toEqual(marked());
  });

  it('filteredColumn(column, labels, isWanted) of nothing wanted is empty', () => {
    expect(filteredColumn(marked(), {}, () => false)).toEqual(new SampleColumn({}, 'gauge'));
  });

  it('appendSamples(from, to) puts all behind what is there', () => {
    const to = marked();
    appendSamples(marked(), to);
    expect(to.length).toBe(10);
    expect([...to.timestampsMs.subarray(5)]).toEqual([10, 20, 30, 40, 50]);
    expect([...to.lines.subarray(5)]).toEqual([2, 3, 4, 5, 6]);
    expect(to.staleMarkers).toEqual([1, 4, 6, 9]);
  });

  it('appendSamples(from, to) of a form without lines keeps the lines that are there', () => {
    const from = new SampleColumn({});
    from.push(60, 6);
    const to = marked();
    appendSamples(from, to);
    expect([...to.lines]).toEqual([2, 3, 4, 5, 6, 0]);
  });
});

it('inOrderOfTime(column) sorts a copy: markers, lines and the order within one time stay', () => {
  const column = new SampleColumn({ __name__: 'up' }, 'gauge');
  column.push(30, 3, 2);
  column.pushStale(20, 3);
  column.push(10, 1, 4);
  column.push(30, 4, 5);
  const sorted = inOrderOfTime(column);
  expect(sorted).toMatchObject({ labels: { __name__: 'up' }, type: 'gauge', staleMarkers: [1] });
  expect(sorted.timestampsMs).toEqual(Float64Array.of(10, 20, 30, 30));
  expect(sorted.values).toEqual(Float64Array.of(1, Number.NaN, 3, 4));
  expect(sorted.lines).toEqual(Uint32Array.of(4, 3, 2, 5));
  expect(column.timestampsMs).toEqual(Float64Array.of(30, 20, 10, 30));
});

it('inOrderOfTime(column) is the column itself where nothing is late', () => {
  const column = new SampleColumn({});
  expect(inOrderOfTime(column)).toBe(column);
  for (const timeMs of [10, 10, 20]) column.push(timeMs, 1);
  expect(inOrderOfTime(column)).toBe(column);
});
