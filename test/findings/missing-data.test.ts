import { expect, it } from 'vitest';
import { missingData } from '../../src/findings/missing-data.ts';

it('missingData(run, whose) counts both ends of the run', () => {
  expect(missingData({ firstSlot: 3, lastSlot: 5, probability: 1e-6 }, 'target')).toEqual({
    ...{ kind: 'missing-data', whose: 'target', missing: 3 },
    ...{ firstSlot: 3, lastSlot: 5, peakSlot: 3, probability: 1e-6 },
  });
});
