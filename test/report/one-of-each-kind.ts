import type { Finding } from '../../src/findings/finding.ts';

const slots = { firstSlot: 20, lastSlot: 23, peakSlot: 21, probability: 1e-5 };

const departure = {
  ...slots,
  direction: 'up',
  value: 40,
  expected: 10,
  lower: 8,
  upper: 14,
} as const;

/** A finding of each kind, all of the same four slots. */
export const oneOfEachKind: { readonly [Kind in Finding['kind']]: Extract<Finding, { kind: Kind }> } = {
  spike: { ...departure, kind: 'spike' },
  dip: { ...departure, kind: 'dip', direction: 'down', value: 0 },
  'level-shift': { ...departure, kind: 'level-shift', levelBefore: 10, levelAfter: 38 },
  'trend-change': { ...departure, kind: 'trend-change', slopeBefore: 0.5, slopeAfter: 2 },
  drift: { ...departure, kind: 'drift', levelBefore: 10, levelAfter: 38 },
  'variance-change': {
    ...slots,
    kind: 'variance-change',
    direction: 'up',
    spreadBefore: 1,
    spreadAfter: 1 / 3 + 2,
  },
  'seasonal-change': { ...departure, kind: 'seasonal-change', how: 'larger', period: 'day' },
  flatline: { ...slots, kind: 'flatline', value: 7 },
  'missing-data': { ...slots, kind: 'missing-data', missing: 4, whose: 'series' },
  restart: { ...slots, kind: 'restart', probability: 0, counters: 3, of: 4 },
  'outside-limits': {
    ...slots,
    kind: 'outside-limits',
    probability: 0,
    direction: 'up',
    value: 95,
    limit: 90,
    rule: '<90',
  },
  'peer-outlier': { ...departure, kind: 'peer-outlier', peers: 4 },
};
