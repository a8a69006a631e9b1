import { describe, expect, it } from 'vitest';
import {
  type FilteredSeries,
  type Filters,
  filterThatHides,
  relativeSizeOf,
  sizeOf,
} from '../../src/findings/filters.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { minChange, minDuration, minVolume } from '../rules.ts';

const MINUTE = 60_000;
const slots = { firstSlot: 10, lastSlot: 14, peakSlot: 12, probability: 1e-6 };
const band = { lower: 90, upper: 110 };

/** Five samples each. */
const spike: Finding = { kind: 'spike', direction: 'up', ...slots, ...band, value: 150, expected: 100 };
const dip: Finding = { kind: 'dip', direction: 'down', ...slots, ...band, value: 80, expected: 100 };
const rise: Finding = { ...spike, kind: 'level-shift', levelBefore: 100, levelAfter: 130 };
const fall: Finding = { ...dip, kind: 'level-shift', levelBefore: 100, levelAfter: 75 };
const fromZero: Finding = { ...spike, value: 2, expected: 0 };
const belowZero: Finding = { ...spike, value: -50, expected: -100 };
const flatline: Finding = { kind: 'flatline', ...slots, value: 7 };
const missing: Finding = { kind: 'missing-data', ...slots, missing: 5, whose: 'series' };

const departure = { ...spike, ...slots };
const trend: Finding = { ...departure, kind: 'trend-change', slopeBefore: 1, slopeAfter: 5 };
const drift: Finding = { ...departure, kind: 'drift', levelBefore: 100, levelAfter: 130 };
const seasonal: Finding = { ...departure, kind: 'seasonal-change', how: 'larger', period: 'day' };
const peer: Finding = { ...departure, kind: 'peer-outlier', peers: 4 };
const wider: Finding = {
  kind: 'variance-change',
  direction: 'up',
  ...slots,
  spreadBefore: 2,
  spreadAfter: 5,
};
const outside: Finding = {
  kind: 'outside-limits',
  direction: 'up',
  ...slots,
  probability: 0,
  value: 95,
  limit: 90,
  rule: '<90',
};
const restart: Finding = { kind: 'restart', ...slots, counters: 3, of: 4 };
const departures = [spike, dip, rise, fall, trend, drift, seasonal, peer, wider];

const all = (value: number) => new Float64Array(20).fill(value);
const series: FilteredSeries = {
  labels: { __name__: 'requests', job: 'api' },
  name: 'requests{job="api"}',
  stepMs: MINUTE,
  values: all(3),
  expected: all(1),
};
const none: Filters = { minDurationMs: [], minChange: [], minVolume: [], direction: 'both' };

type Row = [Finding['kind'], Finding, Partial<Filters>, string | undefined];
const row = (finding: Finding, filters: Partial<Filters>, option?: string): Row => [
  finding.kind,
  finding,
  filters,
  option,
];
const everyKind = [...departures, outside, flatline, missing, restart];

describe('filterThatHides', () => {
  it.each<Row>([
    ...everyKind.map((finding) => row(finding, {})),
    ...everyKind.map((finding) => row(finding, { minDurationMs: minDuration('5m') })),
    ...everyKind
      .filter(({ kind }) => kind !== 'restart')
      .map((finding) => row(finding, { minDurationMs: minDuration('300001ms') }, 'min-duration')),
    row(restart, { minDurationMs: minDuration('1h') }),

    row(spike, { minChange: minChange('50') }),
    row(spike, { minChange: minChange('50.1') }, 'min-change'),
    row(dip, { minChange: minChange('20') }),
    row(dip, { minChange: minChange('20.1') }, 'min-change'),
    row(rise, { minChange: minChange('30') }),
    row(rise, { minChange: minChange('30.1') }, 'min-change'),
    row(wider, { minChange: minChange('3') }),
    row(wider, { minChange: minChange('3.1') }, 'min-change'),
    row(outside, { minChange: minChange('5') }),
    row(outside, { minChange: minChange('5.1') }, 'min-change'),
    ...[trend, drift, seasonal, peer].map((one) => row(one, { minChange: minChange('50.1') }, 'min-change')),
    ...[flatline, missing, restart].map((one) => row(one, { minChange: minChange('1e9,1e9%') })),

    row(spike, { minChange: minChange('50%') }),
    row(spike, { minChange: minChange('51%') }, 'min-change'),
    row(fall, { minChange: minChange('25%') }),
    row(fall, { minChange: minChange('26%') }, 'min-change'),
    row(fromZero, { minChange: minChange('1e9%') }),
    row(fromZero, { minChange: minChange('1e9%,3') }, 'min-change'),
    row(belowZero, { minChange: minChange('50%') }),
    row(belowZero, { minChange: minChange('51%') }, 'min-change'),

    row(spike, { minChange: minChange('50,50%') }),
    row(spike, { minChange: minChange('50,51%') }, 'min-change'),
    row(spike, { minChange: minChange('51,50%') }, 'min-change'),
    row(spike, { minChange: minChange('up:51') }, 'min-change'),
    row(dip, { minChange: minChange('up:51') }),
    row(spike, { minChange: minChange('down:21') }),
    row(dip, { minChange: minChange('down:21') }, 'min-change'),

    ...everyKind
      .filter((one) => 'direction' in one)
      .flatMap((one) => [
        row(one, { direction: one.direction }),
        row(one, { direction: one.direction === 'up' ? 'down' : 'up' }, 'direction'),
      ]),
    ...[flatline, missing, restart].map((one) => row(one, { direction: 'down' })),

    ...[...departures, flatline].flatMap((one) => [
      row(one, { minVolume: minVolume('3') }),
      row(one, { minVolume: minVolume('3.1') }, 'min-volume'),
    ]),
    ...[outside, missing, restart].map((one) => row(one, { minVolume: minVolume('1e9') })),

    row(
      spike,
      { minDurationMs: minDuration('1h'), direction: 'down', minChange: minChange('1e9') },
      'min-duration',
    ),
    row(spike, { direction: 'down', minChange: minChange('1e9') }, 'direction'),
    row(spike, { minChange: minChange('1e9'), minVolume: minVolume('1e9') }, 'min-change'),

    row(spike, { minDurationMs: minDuration('1h', 'requests: 1m') }),
    row(spike, { minDurationMs: minDuration('requests: 1m', '1h') }, 'min-duration'),
    row(spike, { minChange: minChange('other: 1e9') }),
    row(spike, { minChange: minChange('{job="api"}: 1e9') }, 'min-change'),
    row(spike, { minVolume: minVolume('req*: 5', 'other: 1') }, 'min-volume'),
    row(spike, { minVolume: minVolume('req*: 5', '{job=~"a.*"}: 0') }),
  ])('filterThatHides(a %s of five minutes, series, filters)', (_, finding, filters, option) => {
    expect(filterThatHides(finding, series, { ...none, ...filters })).toBe(option);
  });

  const gap = Float64Array.from({ length: 20 }, (_, slot) => (slot < 12 ? Number.NaN : 4));
  it.each<[string, Partial<FilteredSeries>, number]>([
    ['what is, where more than usual', { values: all(3), expected: all(1) }, 3],
    ['what should be, where less', { values: all(0), expected: all(1000) }, 1000],
    ['its size, below zero', { values: all(-7), expected: all(2) }, 7],
    ['the average of five slots', { values: gap, expected: undefined }, 4],
    ['what should be, in a gap', { values: gap, expected: all(1) }, 14 / 5],
    ['without end, where nothing is known', { values: all(Number.NaN), expected: undefined }, 1e9],
  ])('the volume that filterThatHides(a spike, series, filters) heeds is %s', (_, changed, volume) => {
    const hides = (least: number) =>
      filterThatHides(spike, { ...series, ...changed }, { ...none, minVolume: minVolume(String(least)) });
    expect(hides(volume)).toBeUndefined();
    if (volume < 1e9) expect(hides(volume + 0.01)).toBe('min-volume');
  });
});

describe('sizeOf', () => {
  it.each<[string, Finding, number | undefined, number | undefined]>([
    ['a spike', spike, 50, 0.5],
    ['a dip', dip, -20, -0.2],
    ['a level shift up', rise, 30, 0.3],
    ['a level shift down', fall, -25, -0.25],
    ['a spike from zero', fromZero, 2, undefined],
    ['a spike below zero', belowZero, 50, 0.5],
    ['a drift', drift, 30, 0.3],
    ['a wider spread', wider, 3, 1.5],
    ['what is outside limits', outside, 5, 5 / 90],
    ['a restart', restart, undefined, undefined],
    ['a flatline', flatline, undefined, undefined],
    ['missing data', missing, undefined, undefined],
  ])('sizeOf(%s) and relativeSizeOf(it)', (_, finding, size, relative) => {
    expect(sizeOf(finding)).toBe(size);
    expect(relativeSizeOf(finding)).toBe(relative);
  });
});
