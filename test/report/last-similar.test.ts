import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bandFactor, lastSimilarSlot } from '../../src/report/last-similar.ts';
import { judgementOf } from './made-judgement.ts';
import { oneOfEachKind } from './one-of-each-kind.ts';

/** Tens, but for these slots. */
const tensBut = (slots: Readonly<Record<number, number>>) =>
  Float64Array.from({ length: 30 }, (_, slot) => slots[slot] ?? 10);

describe('lastSimilarSlot', () => {
  it.each<[string, Readonly<Record<number, number>>, Finding['kind'], number | undefined]>([
    ['nothing', {}, 'spike', undefined],
    ['less far out', { 5: 39.9 }, 'spike', undefined],
    ['as far out', { 5: 40 }, 'spike', 5],
    ['farther out', { 5: 400 }, 'spike', 5],
    ['the latest of two', { 5: 40, 9: 40 }, 'spike', 9],
    ['a stretch, from its first slot outside the band', { 4: 14, 5: 14.1, 6: 15, 7: 40, 8: 20 }, 'spike', 5],
    ['a stretch at the very start', { 0: 20, 1: 40 }, 'spike', 0],
    ['the other side', { 5: 0 }, 'spike', undefined],
    ['the same side, below', { 5: 0 }, 'dip', 5],
    ['gaps', { 5: Number.NaN }, 'spike', undefined],
    ['the finding itself and what follows', { 20: 40, 23: 40, 29: 50 }, 'spike', undefined],
    ['as far out as a level shift', { 5: 40 }, 'level-shift', 5],
    ['as far out, but no finding of the kind', { 5: 40 }, 'drift', undefined],
  ])('lastSimilarSlot(finding after %s)', (_, slots, kind, slot) => {
    const values = tensBut(slots);
    const known = { values, judgement: judgementOf({ values }), findings: [] };
    expect(lastSimilarSlot(oneOfEachKind[kind], known)).toBe(slot);
  });

  const earlier = <Kind extends Finding['kind']>(kind: Kind, said: Partial<Finding> = {}): Finding =>
    ({ ...oneOfEachKind[kind], firstSlot: 3, lastSlot: 6, peakSlot: 4, ...said }) as Finding;
  it.each<[string, Finding['kind'], readonly Finding[], number | undefined]>([
    ['an earlier drift as large', 'drift', [earlier('drift')], 3],
    ['an earlier drift that was smaller', 'drift', [earlier('drift', { levelAfter: 37 })], undefined],
    ['an earlier drift down', 'drift', [earlier('drift', { direction: 'down' })], undefined],
    ['a finding of another kind', 'drift', [earlier('trend-change')], undefined],
    ['a drift that goes on into it', 'drift', [earlier('drift', { lastSlot: 20 })], undefined],
    ['a later one', 'drift', [earlier('drift', { firstSlot: 25, lastSlot: 28 })], undefined],
    [
      'the later of two, in any order',
      'flatline',
      [earlier('flatline', { firstSlot: 8, lastSlot: 12 }), earlier('flatline')],
      8,
    ],
    ['a gap as long', 'missing-data', [earlier('missing-data')], 3],
    ['a shorter gap', 'missing-data', [earlier('missing-data', { lastSlot: 5 })], undefined],
    ['an earlier spread as large', 'variance-change', [earlier('variance-change')], 3],
  ])('lastSimilarSlot(finding, …) after %s', (_, kind, findings, slot) => {
    const values = tensBut({});
    const finding = oneOfEachKind[kind];
    const known = { values, judgement: judgementOf({ values }), findings: [finding, ...findings] };
    expect(lastSimilarSlot(finding, known)).toBe(slot);
  });

  it('lastSimilarSlot(spike, …) is undefined where no model knows the series', () => {
    const known = { values: tensBut({ 5: 40 }), judgement: undefined, findings: [] };
    expect(lastSimilarSlot(oneOfEachKind.spike, known)).toBeUndefined();
  });
});

describe('bandFactor', () => {
  it.each([
    [{ value: 40, expected: 10, lower: 8, upper: 14 }, 'up', 7.5],
    [{ value: 14, expected: 10, lower: 8, upper: 14 }, 'up', 1],
    [{ value: 0, expected: 10, lower: 8, upper: 14 }, 'down', 5],
    [{ value: 9, expected: 10, lower: 8, upper: 14 }, 'up', -0.25],
    [{ value: 11, expected: 10, lower: 10, upper: 10 }, 'up', Number.POSITIVE_INFINITY],
    [{ value: 10, expected: 10, lower: 10, upper: 10 }, 'up', Number.NaN],
  ] as const)('bandFactor(%j, %s) = %d', (banded, direction, factor) => {
    expect(bandFactor(banded, direction)).toBe(factor);
  });
});
