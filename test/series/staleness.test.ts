import { describe, expect, it } from 'vitest';
import { orderedSamples } from '../../src/series/ordered.ts';
import { endTimesMs } from '../../src/series/staleness.ts';
import { ALL_TIMES, type MadeValue, MINUTE, minutesOf, STALE } from './made-columns.ts';

const NONE = Number.NaN;

describe('endTimesMs', () => {
  it.each<[string, (MadeValue | null)[], number[]]>([
    ['no sample', [], []],
    ['values alone, though some are lost', [1, null, null, 4], []],
    ['a staleness marker, though samples go on', [1, STALE, 3], [1]],
    ['each of its markers', [1, STALE, null, 3, STALE], [1, 4]],
    ['markers: a sample without a value is no end then', [1, STALE, 3, NONE, null, null, 6], [1]],
    ['a sample without a value, and then nothing', [1, NONE, null, 4], [1]],
    ['the last sample, which has no value', [1, 2, NONE], [2]],
    ['samples without a value that go on', [1, NONE, NONE, 4], []],
    ['the last of several samples without a value', [1, NONE, NONE, null, 5], [2]],
  ])('endTimesMs(samples, step) of %s', (_, values, slots) => {
    const ordered = orderedSamples(minutesOf({}, values), ALL_TIMES);
    expect(endTimesMs(ordered, MINUTE)).toEqual(slots.map((slot) => slot * MINUTE));
  });

  it('endTimesMs(samples, step) takes a jittered sample for the next one', () => {
    const column = minutesOf({}, [1, NONE]);
    column.push(2.5 * MINUTE, 3);
    expect(endTimesMs(orderedSamples(column, ALL_TIMES), MINUTE)).toEqual([]);
    const later = minutesOf({}, [1, NONE]);
    later.push(2.5 * MINUTE + 1, 3);
    expect(endTimesMs(orderedSamples(later, ALL_TIMES), MINUTE)).toEqual([MINUTE]);
  });
});
