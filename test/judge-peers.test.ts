import { describe, expect, it } from 'vitest';
import { type JudgedForPeers, judgePeers } from '../src/judge-peers.ts';
import { Chance } from './model/worlds.ts';

const STEP_MS = 300_000;
const DAY = 288;
const LENGTH = 14 * DAY;
const options = { tz: 'UTC', budgetPerWeek: 0.3 };
const [FROM, HOUR] = [2500, 12];

/** What all copies do: it comes and goes as it likes, by ten times their own noise. */
function commonMovement(seed: number): Float64Array {
  const chance = new Chance(seed);
  let level = 0;
  return Float64Array.from({ length: LENGTH }, () => (level = 0.97 * level + 2.5 * chance.gaussian()));
}

interface Made {
  readonly copies?: number;
  readonly seed?: number;
  /** What is added to a copy at a slot, in standard deviations of its own noise. */
  readonly added?: (copy: number, slot: number) => number;
}

/** Copies that follow a common movement, each with its own level, gain and noise. */
function copiesOf({ copies = 5, seed = 1, added = () => 0 }: Made): JudgedForPeers[] {
  const common = commonMovement(seed);
  return Array.from({ length: copies }, (_, copy) => {
    const chance = new Chance(1000 * seed + copy);
    const values = common.map(
      (one, slot) => 40 * copy + (1 + 0.3 * copy) * (one + chance.gaussian() + added(copy, slot)),
    );
    const host = `host-${copy}`;
    const series = { labels: { __name__: 'cpu', host }, name: host, startMs: 0, stepMs: STEP_MS, values };
    return { series, derived: null, findings: [] };
  });
}

const within = (slot: number, slots: number) => slot >= FROM && slot < FROM + slots;
const found = (judged: readonly JudgedForPeers[]) =>
  judgePeers(judged, options).flatMap((ofSeries, copy) =>
    ofSeries.map(({ direction, firstSlot, lastSlot, peers }) => ({
      copy,
      direction,
      firstSlot,
      lastSlot,
      peers,
    })),
  );

describe('judgePeers', () => {
  it.each([3, 5, 10])('judgePeers(%i copies, one away for an hour) finds that one', (copies) => {
    const outliers = found(
      copiesOf({ copies, added: (copy, slot) => (copy === 1 && within(slot, HOUR) ? 6 : 0) }),
    );
    expect(outliers).toHaveLength(1);
    expect(outliers[0]).toMatchObject({ copy: 1, direction: 'up', peers: copies - 1 });
    expect(Math.abs(outliers[0]!.firstSlot - FROM)).toBeLessThanOrEqual(2);
    expect(Math.abs(outliers[0]!.lastSlot - (FROM + HOUR - 1))).toBeLessThanOrEqual(2);
  });

  it('judgePeers(copies, one away by three of its standard deviations for two hours) finds it', () => {
    const outliers = found(
      copiesOf({ copies: 10, added: (copy, slot) => (copy === 4 && within(slot, 2 * HOUR) ? -3 : 0) }),
    );
    expect(outliers.map(({ copy, direction }) => [copy, direction])).toEqual([[4, 'down']]);
  });

  it.each([
    ['two of five', 5, [1, 3], [1, 3]],
    ['two of four, so that nobody can tell who left whom', 4, [1, 3], []],
    ['all of five', 5, [0, 1, 2, 3, 4], []],
  ])('judgePeers(%s away together)', (_, copies, away, told) => {
    const outliers = found(
      copiesOf({ copies, added: (copy, slot) => (away.includes(copy) && within(slot, 24) ? 12 : 0) }),
    );
    expect(outliers.map(({ copy }) => copy)).toEqual(told);
  });

  it('judgePeers(one that was always elsewhere, and has a nightly job) finds nothing', () => {
    expect(
      found(copiesOf({ added: (copy, slot) => (copy === 2 ? 500 + (slot % DAY < 6 ? 30 : 0) : 0) })),
    ).toEqual([]);
  });

  it('judgePeers(one away for good) tells the first day', () => {
    const [outlier, ...others] = found(
      copiesOf({ added: (copy, slot) => (copy === 2 && slot >= FROM ? 20 : 0) }),
    );
    expect(others).toEqual([]);
    expect(outlier).toMatchObject({ copy: 2, direction: 'up' });
    expect(Math.abs(outlier!.firstSlot - FROM)).toBeLessThanOrEqual(24);
    expect(Math.abs(outlier!.lastSlot - (FROM + DAY))).toBeLessThanOrEqual(24);
  });

  it('judgePeers(copies that do not move alike) compares nothing', () => {
    const strangers = [1, 2, 3, 4].map((seed) => copiesOf({ copies: 5, seed })[seed]!);
    const away = strangers.map((one, at) => {
      const values = one.series.values.map((value, slot) =>
        at === 0 && within(slot, HOUR) ? value + 1000 : value,
      );
      return { ...one, series: { ...one.series, values } };
    });
    expect(found(away)).toEqual([]);
  });

  it('judgePeers(series with a finding of their own there) keeps that one alone', () => {
    const judged = copiesOf({ added: (copy, slot) => (copy === 1 && within(slot, HOUR) ? 12 : 0) });
    const spike = {
      kind: 'spike',
      firstSlot: FROM,
      lastSlot: FROM + 5,
    } as JudgedForPeers['findings'][number];
    expect(found(judged)).toHaveLength(1);
    expect(found(judged.map((one) => ({ ...one, findings: [spike] })))).toEqual([]);
  });

  it('judgePeers(series in another order) finds the same', () => {
    const judged = copiesOf({ added: (copy, slot) => (copy === 1 && within(slot, HOUR) ? 9 : 0) });
    expect(judgePeers(judged.toReversed(), options).reverse()).toEqual(judgePeers(judged, options));
  });

  it('judgePeers(series of unlike beginnings, ends and gaps) still finds it, on the slots of its series', () => {
    const judged = copiesOf({ added: (copy, slot) => (copy === 1 && within(slot, HOUR) ? 12 : 0) }).map(
      (one, copy) => {
        const values = one.series.values.subarray(100 * copy, LENGTH - 50 * copy);
        const gappy = values.map((value, slot) => (slot % 11 === copy ? Number.NaN : value));
        return {
          ...one,
          series: { ...one.series, startMs: 100 * copy * STEP_MS + 1000 * copy, values: gappy },
        };
      },
    );
    const [outlier, ...others] = found(judged);
    expect(others).toEqual([]);
    expect(outlier).toMatchObject({ copy: 1 });
    expect(Math.abs(outlier!.firstSlot - (FROM - 100))).toBeLessThanOrEqual(2);
  });

  it('judgePeers(clean copies) finds next to nothing', () => {
    const outliers = Array.from({ length: 12 }, (_, seed) => found(copiesOf({ seed: 50 + seed }))).flat();
    expect(outliers.length).toBeLessThanOrEqual(1);
  });

  it.each<[string, JudgedForPeers[]]>([
    ['nothing', []],
    ['two series', copiesOf({ copies: 2 })],
    [
      'constants',
      copiesOf({}).map((one) => ({ ...one, series: { ...one.series, values: new Float64Array(99) } })),
    ],
    [
      'single samples',
      copiesOf({}).map((one) => ({
        ...one,
        series: { ...one.series, stepMs: 0, values: Float64Array.of(1) },
      })),
    ],
    [
      'no values',
      copiesOf({}).map((one) => ({ ...one, series: { ...one.series, values: new Float64Array(0) } })),
    ],
  ])('judgePeers(%s) finds nothing', (_, judged) => {
    expect(judgePeers(judged, options)).toEqual(judged.map(() => []));
  });
});
