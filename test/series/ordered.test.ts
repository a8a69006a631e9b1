import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderedSamples, orderedSamples } from '../../src/series/ordered.ts';
import { ALL_TIMES, columnOf, type MadeValue, STALE } from './made-columns.ts';

type Samples = readonly (readonly [timestampMs: number, value: MadeValue])[];

const orderOf = (samples: Samples, range = ALL_TIMES) => orderedSamples(columnOf({}, samples), range);

/** Times, values and indexes as plain lists. */
const told = ({ timestampsMs, values, indexes, ...rest }: OrderedSamples) => ({
  times: [...timestampsMs],
  values: [...values],
  indexes: [...indexes],
  ...rest,
});

const clean = { staleMarkers: [], duplicates: 0, conflicts: 0, late: 0, stray: 0 };

describe('orderedSamples', () => {
  it.each<[string, Samples, Partial<ReturnType<typeof told>>]>([
    ['nothing', [], { times: [], values: [], indexes: [] }],
    [
      'samples in order',
      [
        [1, 5],
        [3, 6],
      ],
      { times: [1, 3], values: [5, 6], indexes: [0, 1] },
    ],
    [
      'samples that run backwards: all but the first are late',
      [
        [3, 5],
        [2, 6],
        [1, 7],
      ],
      { times: [1, 2, 3], values: [7, 6, 5], indexes: [2, 1, 0], late: 2 },
    ],
    [
      'one that is late',
      [
        [1, 5],
        [3, 6],
        [2, 7],
        [4, 8],
      ],
      { times: [1, 2, 3, 4], values: [5, 7, 6, 8], indexes: [0, 2, 1, 3], late: 1 },
    ],
    [
      'equal samples of one time',
      [
        [1, 5],
        [1, 5],
        [2, Number.NaN],
        [2, Number.NaN],
      ],
      { times: [1, 2], values: [5, Number.NaN], indexes: [1, 3], duplicates: 2 },
    ],
    [
      'conflicting ones: the last in input order counts, however late',
      [
        [1, 5],
        [2, 6],
        [1, 7],
      ],
      { times: [1, 2], values: [7, 6], indexes: [2, 1], conflicts: 1, late: 1 },
    ],
    [
      'staleness markers: their places after sorting',
      [
        [3, STALE],
        [1, 5],
        [2, STALE],
        [4, 6],
      ],
      {
        times: [1, 2, 3, 4],
        values: [5, Number.NaN, Number.NaN, 6],
        indexes: [1, 2, 0, 3],
        staleMarkers: [1, 2],
        late: 2,
      },
    ],
    [
      'a staleness marker that a value overrules is none',
      [
        [1, 5],
        [2, STALE],
        [2, 6],
      ],
      { times: [1, 2], values: [5, 6], indexes: [0, 2], conflicts: 1 },
    ],
  ])('orderedSamples(column, range) of %s', (_, samples, expected) => {
    expect(told(orderOf(samples))).toEqual({ ...clean, ...expected });
  });

  it('orderedSamples(column, range) leaves out what lies outside the range, ends included', () => {
    const samples: Samples = [
      [0, 1],
      [9, 2],
      [10, 3],
      [20, 4],
      [21, 5],
    ];
    const { times, indexes, stray, late } = told(orderOf(samples, { fromMs: 9, toMs: 20 }));
    expect({ times, indexes, stray, late }).toEqual({
      times: [9, 10, 20],
      indexes: [1, 2, 3],
      stray: 2,
      late: 0,
    });
  });

  it('orderedSamples(column, range) takes no stray sample for the latest', () => {
    const samples: Samples = [
      [99, 1],
      [1, 2],
      [2, 3],
    ];
    expect(told(orderOf(samples, { fromMs: 0, toMs: 9 }))).toMatchObject({ stray: 1, late: 0 });
  });

  const anySample = fc.tuple(
    fc.integer({ min: -3, max: 12 }),
    fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant<MadeValue>(STALE), fc.constant(Number.NaN)),
  );
  const range = { fromMs: 0, toMs: 10 };

  it('orderedSamples(column, range) accounts for every sample and leaves the column alone', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 40 }), (samples) => {
        const column = columnOf({}, samples);
        const { timestampsMs, values, indexes, duplicates, conflicts, stray, staleMarkers } = orderedSamples(
          column,
          range,
        );
        expect(timestampsMs.length + duplicates + conflicts + stray).toBe(column.length);
        expect([values.length, indexes.length]).toEqual([timestampsMs.length, timestampsMs.length]);
        indexes.forEach((index, i) => {
          expect(column.timestampsMs[index]).toBe(timestampsMs[i]);
          expect(column.values[index]).toBe(values[i]);
        });
        expect(staleMarkers).toEqual(
          [...indexes].flatMap((index, i) => (column.staleMarkers.includes(index) ? [i] : [])),
        );
        expect(column).toEqual(columnOf({}, samples));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('orderedSamples(column, range) does not depend on the order of distinct times', () => {
    const distinct = fc.uniqueArray(anySample, { selector: ([time]) => time, maxLength: 14 });
    const shuffled = distinct.chain((samples) =>
      fc.tuple(fc.constant(samples), fc.shuffledSubarray(samples, { minLength: samples.length })),
    );
    const known = ({ timestampsMs, values, staleMarkers, stray }: OrderedSamples) => ({
      timestampsMs,
      values,
      staleMarkers,
      stray,
    });
    fc.assert(
      fc.property(shuffled, ([samples, mixed]) => {
        expect(known(orderOf(mixed, range))).toEqual(known(orderOf(samples, range)));
      }),
      { seed: 2 },
    );
  });
});
