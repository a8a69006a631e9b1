import { describe, expect, it } from 'vitest';
import { foundSamples } from '../../../src/report/charts/found.ts';
import { atSlot, markAt, partOf } from './charts.ts';

const { data } = partOf([1, 2, 3, 4, 5, null, 7]);

describe('foundSamples', () => {
  it.each([
    [
      'a spike and a sample to each side',
      [markAt(2)],
      [{ severity: 'high', samples: [null, 2, 3, 4, null, null, null] }],
    ],
    [
      'a finding at the start',
      [markAt(0)],
      [{ severity: 'high', samples: [1, 2, null, null, null, null, null] }],
    ],
    ['one beyond the end', [markAt(9)], [{ severity: 'high', samples: Array(7).fill(null) }]],
    [
      'a gap within',
      [markAt(4, { endMs: atSlot(6) })],
      [{ severity: 'high', samples: [null, null, null, 4, 5, null, 7] }],
    ],
    ['what waits for nobody', [markAt(2, { isHollow: true })], []],
    [
      'two severities, the gravest last',
      [markAt(0, { severity: 'critical' }), markAt(6, { severity: 'low' })],
      [
        { severity: 'low', samples: [null, null, null, null, null, null, 7] },
        { severity: 'critical', samples: [1, 2, null, null, null, null, null] },
      ],
    ],
  ])('foundSamples(%s)', (_name, marks, found) => {
    expect(foundSamples({ ...data, slotsPerPixel: 1 }, marks)).toEqual(found);
  });

  it.each([
    [0, [5, 4, 6, 5, 7, null, null, null, null, null, null, null]],
    [4, [null, null, null, 5, 7, 5, 99, 6, 3, null, null, null]],
    [5, [null, null, null, 5, 7, 5, 99, 6, 3, null, null, null]],
    [7, [null, null, null, 5, 7, 5, 99, 6, 3, null, null, null]],
    [8, [null, null, null, null, null, null, null, 6, 3, 2, 8, 4]],
  ])(
    'foundSamples(an outline, a finding at minute %i) colours the pixel that holds its peak',
    (minute, samples) => {
      const values = [5, 4, 6, 5, 7, 5, 99, 6, 3, 2, 8, 4];
      const outline = { startMs: atSlot(0), stepMs: atSlot(1) - atSlot(0), values, slotsPerPixel: 4 };
      expect(foundSamples(outline, [markAt(minute)])).toEqual([{ severity: 'high', samples }]);
    },
  );
});
