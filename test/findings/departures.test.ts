import { describe, expect, it } from 'vitest';
import { findDepartures } from '../../src/findings/departures.ts';
import type { Judgement } from '../../src/model/detectors/detector.ts';

const SLOTS = 240;
const DECISION = { threshold: 1e-4, joinedWithinSlots: 16 };
const UNLIKELY = 1e-6;

/** A series by its slots. */
const series = (valueAt: (slot: number) => number) =>
  Float64Array.from({ length: SLOTS }, (_, slot) => valueAt(slot));

interface Said {
  /** What the detector expected without the season; 10 throughout when nothing is said. */
  readonly trend?: Float64Array;
  readonly seasonal?: Float64Array;
  readonly halfBand?: number;
  /** The running level; that of the values when nothing is said. */
  readonly level?: Float64Array;
  /** Slots that are unlikely, and how much; when nothing is said, those outside the band. */
  readonly unlikely?: Readonly<Record<number, number>>;
}

function judgementOf(values: Float64Array, said: Said = {}): Judgement {
  const { trend = series(() => 10), seasonal = series(() => 0), halfBand = 1, level = values } = said;
  const expected = trend.map((value, slot) => value + seasonal[slot]!);
  return {
    model: 'seasonal-trend',
    transform: 'none',
    expected,
    lower: expected.map((value) => value - halfBand),
    upper: expected.map((value) => value + halfBand),
    trend,
    seasonal: [seasonal],
    level,
    foretold: (at, slot) => at + seasonal[slot]!,
    shifts: [],
    probability: values.map((value, slot) => {
      if (said.unlikely !== undefined) return said.unlikely[slot] ?? 1;
      return Math.abs(value - expected[slot]!) > halfBand ? UNLIKELY : 1;
    }),
    periods: [],
    isLearned: true,
  };
}

const STILL = series(() => 10);

describe('findDepartures', () => {
  it('findDepartures(values, judgement, threshold) of what was expected finds nothing', () => {
    expect(findDepartures(STILL, judgementOf(STILL), DECISION)).toEqual([]);
  });

  it.each([
    ['spike', 'up', 25],
    ['dip', 'down', -5],
  ] as const)(
    'findDepartures(values, judgement, threshold) finds a %s and its facts',
    (kind, direction, value) => {
      const values = series((slot) => (slot === 100 ? value : 10));
      const found = findDepartures(values, judgementOf(values, { level: STILL }), DECISION);
      expect(found).toEqual([
        {
          kind,
          direction,
          firstSlot: 100,
          lastSlot: 100,
          peakSlot: 100,
          probability: UNLIKELY,
          value,
          expected: 10,
          lower: 9,
          upper: 11,
        },
      ]);
    },
  );

  it('findDepartures(values, judgement, threshold) tells the value farthest out, and the chance of the least likely slot', () => {
    const values = series((slot) => ({ 100: 12, 101: 14, 102: 13 })[slot] ?? 10);
    const unlikely = { 100: 1e-5, 101: 1e-6, 102: 1e-8 };
    const found = findDepartures(values, judgementOf(values, { level: STILL, unlikely }), DECISION);
    expect(found).toMatchObject([
      { kind: 'spike', firstSlot: 100, lastSlot: 102, peakSlot: 101, value: 14, probability: 1e-8 },
    ]);
  });

  it('findDepartures(values, judgement, threshold) finds a dip by its peak where an interval has both sides', () => {
    const values = series((slot) => ({ 100: 13, 101: 4 })[slot] ?? 10);
    const unlikely = { 100: 1e-5, 101: 1e-6 };
    const found = findDepartures(values, judgementOf(values, { level: STILL, unlikely }), DECISION);
    expect(found).toMatchObject([{ kind: 'dip', direction: 'down', firstSlot: 101, lastSlot: 101 }]);
  });

  it('findDepartures(values, judgement, threshold) tells the samples outside the band, not the unlikely ones around them', () => {
    const values = series((slot) => ({ 101: 12, 102: 14, 103: 11.5, 105: 13 })[slot] ?? 10);
    const unlikely = { 100: 1e-6, 101: 1e-5, 102: 1e-6, 103: 1e-6, 104: 1e-9, 105: 1e-5, 106: 1e-5 };
    const found = findDepartures(values, judgementOf(values, { level: STILL, unlikely }), DECISION);
    expect(found).toMatchObject([
      { kind: 'spike', firstSlot: 101, lastSlot: 105, peakSlot: 102, value: 14, probability: 1e-9 },
    ]);
  });

  it('findDepartures(values, judgement, threshold) keeps neighbours on opposite sides apart', () => {
    const values = series((slot) => ({ 100: 15, 106: 5 })[slot] ?? 10);
    const found = findDepartures(values, judgementOf(values, { level: STILL }), DECISION);
    expect(found.map(({ kind, peakSlot }) => [kind, peakSlot])).toEqual([
      ['spike', 100],
      ['dip', 106],
    ]);
  });

  it('findDepartures(values, judgement, threshold) leaves out what stays inside the band, however unlikely', () => {
    const values = series((slot) => ({ 60: 11, 61: 10.5, 120: 9 })[slot] ?? 10);
    const unlikely = { 60: UNLIKELY, 61: UNLIKELY, 120: UNLIKELY };
    expect(findDepartures(values, judgementOf(values, { level: STILL, unlikely }), DECISION)).toEqual([]);
    const outside = values.with(61, 11.1);
    expect(findDepartures(outside, judgementOf(outside, { level: STILL, unlikely }), DECISION)).toMatchObject(
      [{ kind: 'spike', firstSlot: 61, lastSlot: 61 }],
    );
  });

  describe('a level shift', () => {
    /** From 10 to `to` at slot 100; the band follows at slot 112. */
    const shiftTo = (to: number) => ({
      values: series((slot) => (slot < 100 ? 10 : to)),
      trend: series((slot) => (slot < 112 ? 10 : to)),
    });

    it.each([
      ['up', 20],
      ['down', 2],
    ] as const)('%s lasts from the shift until the band has taken the new level', (direction, to) => {
      const { values, trend } = shiftTo(to);
      expect(findDepartures(values, judgementOf(values, { trend }), DECISION)).toEqual([
        {
          kind: 'level-shift',
          direction,
          firstSlot: 100,
          lastSlot: 111,
          peakSlot: 100,
          probability: UNLIKELY,
          value: to,
          expected: 10,
          lower: 9,
          upper: 11,
          levelBefore: 10,
          levelAfter: to,
        },
      ]);
    });

    it('expects what the old level foretold, season and all, although the trend bends before it', () => {
      const seasonal = series((slot) => (slot % 2 === 0 ? 2 : -2));
      const values = series((slot) => (slot < 100 ? 10 : 20) + seasonal[slot]!);
      const level = series((slot) => (slot < 100 ? 10 : 20));
      const trend = series((slot) => 10 + Math.min(10, Math.max(0, slot - 90) / 2));
      const unlikely = Object.fromEntries(
        Array.from({ length: 12 }, (_, i) => [96 + i, i === 6 ? 1e-9 : 1e-6]),
      );
      const judgement = judgementOf(values, { trend, seasonal, level, unlikely, halfBand: 3 });
      const [found, ...others] = findDepartures(values, judgement, DECISION);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ kind: 'level-shift', firstSlot: 100, lastSlot: 107, probability: 1e-9 });
      const { peakSlot } = found!;
      expect(found).toMatchObject({
        value: 20 + seasonal[peakSlot]!,
        expected: 10 + seasonal[peakSlot]!,
        lower: 7 + seasonal[peakSlot]!,
        upper: 13 + seasonal[peakSlot]!,
      });
    });

    it('begins where the values change over, not where the interval does', () => {
      const { values, trend } = shiftTo(20);
      const early = values.with(97, 13).with(98, 13);
      const found = findDepartures(early, judgementOf(early, { trend, level: values }), DECISION);
      expect(found).toMatchObject([{ kind: 'level-shift', firstSlot: 100, lastSlot: 111 }]);
    });

    it('begins where most values have changed over, whatever single ones do', () => {
      const { values, trend } = shiftTo(20);
      const noisy = values.with(95, 1000).with(96, 4).with(103, 10).with(105, -50).with(107, Number.NaN);
      const unlikely = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [95 + i, UNLIKELY]));
      const found = findDepartures(noisy, judgementOf(noisy, { trend, level: values, unlikely }), DECISION);
      expect(found).toMatchObject([{ kind: 'level-shift', firstSlot: 100, lastSlot: 111 }]);
    });

    it('is one where the bent trend leaves values on one side before it, on the other after it', () => {
      const values = series((slot) => (slot < 100 ? 10 : 20));
      const trend = series((slot) => 10 + Math.min(10, Math.max(0, slot - 90) / 2));
      const found = findDepartures(values, judgementOf(values, { trend }), DECISION);
      expect(found).toMatchObject([
        { kind: 'level-shift', direction: 'up', firstSlot: 100, lastSlot: 107, expected: 10, value: 20 },
      ]);
    });

    it.each([
      [87, 100, 1e-6, 1e-8],
      [90, 100, 1e-8, 1e-6],
      [97, 107, 1e-6, 1e-6],
    ])(
      'is one where slots %d and %d were found apart, on opposite sides',
      (before, after, ofBefore, ofAfter) => {
        const level = series((slot) => (slot < 100 ? 10 : 20));
        const trend = level.with(before, 15).with(after, 15);
        const unlikely = { [before]: ofBefore, [after]: ofAfter };
        const found = findDepartures(level, judgementOf(level, { trend, unlikely }), DECISION);
        expect(found).toMatchObject([
          {
            kind: 'level-shift',
            firstSlot: 100,
            lastSlot: after,
            levelBefore: 10,
            levelAfter: 20,
            probability: Math.min(ofBefore, ofAfter),
          },
        ]);
      },
    );

    it('stays apart from one that goes the other way, and from one later on', () => {
      const there = series((slot) => (slot < 80 ? 10 : slot < 160 ? 20 : 10));
      const trend = series((slot) => (slot < 90 ? 10 : slot < 168 ? 20 : 10));
      const longer = Float64Array.from([...there, ...Array<number>(20).fill(10)]);
      const longerTrend = Float64Array.from([...trend, ...Array<number>(20).fill(10)]);
      const seasonal = new Float64Array(longer.length);
      const found = findDepartures(longer, judgementOf(longer, { trend: longerTrend, seasonal }), DECISION);
      expect(
        found.map(({ kind, direction, firstSlot, lastSlot }) => [kind, direction, firstSlot, lastSlot]),
      ).toEqual([
        ['level-shift', 'up', 80, 89],
        ['level-shift', 'down', 160, 167],
      ]);
    });

    it('has its peak where the values are furthest from what was foretold', () => {
      const { values, trend } = shiftTo(20);
      for (const slot of [100, 105, 111]) {
        const peaked = values.with(slot, 31);
        const found = findDepartures(peaked, judgementOf(peaked, { trend, level: values }), DECISION);
        expect(found).toMatchObject([{ kind: 'level-shift', peakSlot: slot, value: 31, expected: 10 }]);
      }
    });

    it.each<[string, Float64Array, Float64Array]>([
      ['an incident that ends', series((slot) => (slot >= 100 && slot < 140 ? 20 : 10)), series(() => 10)],
      [
        'one whose level the band took before it went back',
        series((slot) => (slot >= 100 && slot < 150 ? 20 : 10)),
        series((slot) => (slot >= 112 && slot < 150 ? 20 : 10)),
      ],
      [
        'one that went back most of the way',
        series((slot) => (slot < 100 ? 10 : slot < 112 ? 20 : 14)),
        series((slot) => (slot < 112 ? 10 : 14)),
      ],
      [
        'one at the end, of which nobody knows yet',
        series((slot) => (slot < 180 ? 10 : 20)),
        series((slot) => (slot < 192 ? 10 : 20)),
      ],
      [
        'one at the start, of which nobody knows what was before',
        series((slot) => (slot < 12 ? 20 : 10)),
        series(() => 10),
      ],
    ])('is not %s: that is a spike', (_, values, trend) => {
      const found = findDepartures(values, judgementOf(values, { trend }), DECISION);
      expect(found.map(({ kind, direction }) => [kind, direction])).toEqual([['spike', 'up']]);
    });

    it('is not a shift of less than 0.6 half bands', () => {
      const values = series((slot) => (slot < 100 ? 10 : 10.5)).with(100, 20);
      const level = series((slot) => (slot < 100 ? 10 : 10.5));
      expect(findDepartures(values, judgementOf(values, { level }), DECISION)).toMatchObject([
        { kind: 'spike' },
      ]);
      const wider = level.map((value) => (value > 10 ? 10.7 : value));
      const shifted = values.with(100, 11.2);
      expect(findDepartures(shifted, judgementOf(shifted, { level: wider }), DECISION)).toMatchObject([
        { kind: 'level-shift' },
      ]);
    });

    it.each([
      ['far beyond it', 30, 'spike'],
      ['on the other side', -30, 'dip'],
    ])('is an excursion when what lies outside the band is %s', (_, value, kind) => {
      const values = series((slot) => (slot >= 100 && slot < 105 ? value : slot < 100 ? 10 : 12));
      const level = series((slot) => (slot < 100 ? 10 : 12));
      expect(findDepartures(values, judgementOf(values, { level, halfBand: 2 }), DECISION)).toMatchObject([
        { kind },
      ]);
    });
  });

  it('findDepartures(values, judgement, threshold) takes a spike for one where the level falls behind it', () => {
    const values = series((slot) => (slot < 100 ? 10 : slot < 103 ? 30 : 8));
    const level = series((slot) => (slot < 103 ? 10 : 8));
    const unlikely = { 100: 1e-6, 101: 1e-6, 102: 1e-6, 103: 1e-5, 104: 1e-5 };
    expect(
      findDepartures(values, judgementOf(values, { level, halfBand: 3, unlikely }), DECISION),
    ).toMatchObject([{ kind: 'spike', firstSlot: 100, lastSlot: 102, value: 30 }]);
  });

  it('findDepartures(values, judgement, threshold) of gaps finds nothing, and survives them beside a finding', () => {
    const values = series((slot) => (slot === 100 ? 25 : slot > 100 && slot < 160 ? Number.NaN : 10));
    const judgement = judgementOf(values, { level: STILL });
    judgement.probability.fill(Number.NaN, 101, 160);
    expect(findDepartures(values, judgement, DECISION)).toMatchObject([
      { kind: 'spike', firstSlot: 100, lastSlot: 100, value: 25 },
    ]);
  });
});
