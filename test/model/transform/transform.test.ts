import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/model/robust.ts';
import { chooseTransform, type Transform, transformBy } from '../../../src/model/transform/transform.ts';
import { type Chance, world } from '../worlds.ts';

const DAY = 288;
const WEEK = 7 * DAY;
const SEEDS = 10;

const season = (slot: number, length = DAY) => Math.sin((2 * Math.PI * slot) / length);
const isIn = (share: number, chance: Chance) => chance.uniform() < share;

/** By the multiplication of uniform numbers (Knuth, The Art of Computer Programming 2, 3.4.1). */
function poisson(rate: number, chance: Chance): number {
  let count = -1;
  for (let left = 1; left > Math.exp(-rate); count++) left *= 1 - chance.uniform();
  return count;
}

type World = (slot: number, chance: Chance) => number;

const busy: World = (slot, chance) => 100 * (1 + 0.5 * season(slot)) * Math.exp(0.1 * chance.gaussian());
const hits: World = (slot, chance) => poisson(20 * (1 + 0.8 * season(slot)), chance);
const added: World = (slot, chance) => 100 + 40 * season(slot) + 4 * chance.gaussian();
const skewed: World = (_, chance) => Math.exp(chance.gaussian());

/** How often each transform is chosen for this world. */
function choices(valueAt: World, cycle: number, length = WEEK): Record<Transform['name'], number> {
  const counts = { none: 0, sqrt: 0, log: 0 };
  for (let seed = 0; seed < SEEDS; seed++)
    counts[chooseTransform(world(length, seed, valueAt), cycle).name] += 1;
  return counts;
}

describe('chooseTransform', () => {
  it.each<[string, Transform['name'], number, World]>([
    ['a season that multiplies noise', 'log', DAY, busy],
    ['the same without knowing the season', 'none', 0, busy],
    ['the same by the hour', 'log', 24, (slot, chance) => busy(slot * 12, chance)],
    [
      '…a fifth of it tripled',
      'log',
      DAY,
      (slot, chance) => busy(slot, chance) * (isIn(0.2, chance) ? 3 : 1),
    ],
    [
      '…twice as high from the fourth day on',
      'log',
      DAY,
      (slot, chance) => busy(slot, chance) * (slot > 4 * DAY ? 2 : 1),
    ],
    [
      '…a hundredth of it zero',
      'log',
      DAY,
      (slot, chance) => busy(slot, chance) * (isIn(0.01, chance) ? 0 : 1),
    ],
    [
      'a season that grows, its noise does not',
      'log',
      DAY,
      (slot, chance) => 100 * Math.exp(slot / WEEK) * (1 + 0.5 * season(slot)) + chance.gaussian(),
    ],
    ['log-normal noise', 'log', 0, skewed],
    [
      '…a tenth of it five times as high',
      'log',
      0,
      (slot, chance) => skewed(slot, chance) * (isIn(0.1, chance) ? 5 : 1),
    ],
    ['events per interval', 'sqrt', DAY, hits],
    ['events per second', 'sqrt', DAY, (slot, chance) => hits(slot, chance) / 60],
    [
      '…a fifth of it fifty higher',
      'sqrt',
      DAY,
      (slot, chance) => hits(slot, chance) + (isIn(0.2, chance) ? 50 : 0),
    ],
    ['three events an interval', 'sqrt', DAY, (_, chance) => poisson(3, chance)],
    ['an event now and then', 'sqrt', DAY, (_, chance) => poisson(0.05, chance)],
    ['a season that is added', 'none', DAY, added],
    [
      '…a fifth of it ten sigma higher',
      'none',
      DAY,
      (slot, chance) => added(slot, chance) + (isIn(0.2, chance) ? 40 : 0),
    ],
    [
      '…sixty higher from the fourth day on',
      'none',
      DAY,
      (slot, chance) => added(slot, chance) + (slot > 4 * DAY ? 60 : 0),
    ],
    [
      'a season that is added to a growing level',
      'none',
      DAY,
      (slot, chance) => 100 * Math.exp(slot / WEEK) + 50 * season(slot) + chance.gaussian(),
    ],
    ['normal noise near zero', 'none', 0, (_, chance) => Math.abs(10 + 3 * chance.gaussian())],
    [
      '…a fifth of it ten sigma higher',
      'none',
      0,
      (_, chance) => Math.abs(10 + 2 * chance.gaussian()) + (isIn(0.2, chance) ? 20 : 0),
    ],
    ['a share that is anything', 'none', 0, (_, chance) => chance.uniform()],
    ['a gauge in whole numbers', 'none', 0, (_, chance) => Math.round(5 + 0.7 * chance.gaussian())],
    ['values below zero', 'none', DAY, (slot, chance) => busy(slot, chance) - (slot === 7 ? 500 : 0)],
    ['a constant', 'none', 0, () => 5.5],
    ['zeros', 'none', 0, () => 0],
  ])('chooseTransform(%s) is %s', (_, name, cycle, valueAt) => {
    expect(choices(valueAt, cycle)[name]).toBeGreaterThanOrEqual(SEEDS - 1);
  });

  it('chooseTransform(a random walk) changes nothing', () => {
    const walk = (slot: number, chance: Chance) => (at = slot === 0 ? 1000 : at + 5 * chance.gaussian());
    let at = 1000;
    expect(choices(walk, 0).none).toBeGreaterThanOrEqual(SEEDS - 1);
  });

  it.each([busy, hits, added, skewed])(
    'chooseTransform(values with a tenth missing) chooses the same',
    (valueAt) => {
      const values = world(WEEK, 1, valueAt);
      const holes = values.map((value, slot) => (slot % 10 === 3 ? Number.NaN : value));
      expect(chooseTransform(holes, DAY).name).toBe(chooseTransform(values, DAY).name);
    },
  );

  it.each([busy, added, skewed])(
    'chooseTransform(values in another unit) is the same in that unit',
    (valueAt) => {
      const values = world(WEEK, 2, valueAt);
      const { name, offset } = chooseTransform(values, DAY);
      const thousandths = chooseTransform(
        values.map((value) => value * 1024),
        DAY,
      );
      expect(thousandths.name).toBe(name);
      expect(thousandths.offset).toBeCloseTo(offset * 1024, 9);
    },
  );

  it('chooseTransform(59 samples) changes nothing, however they lie', () => {
    expect(chooseTransform(world(59, 3, skewed)).name).toBe('none');
    expect(chooseTransform(world(600, 3, skewed)).name).toBe('log');
  });

  it('chooseTransform(few events).offset is 3/8 of one, and of one a minute 1/60 of that', () => {
    const counts = world(WEEK, 4, hits);
    expect(chooseTransform(counts, DAY).offset).toBe(0.375);
    expect(
      chooseTransform(
        counts.map((count) => count / 60),
        DAY,
      ).offset * 60,
    ).toBeCloseTo(0.375, 1);
  });

  it.each([
    ['little noise', DAY, busy],
    ['much noise', 0, skewed],
  ])('chooseTransform(%s) makes an outage to zero far out, yet finite', (_, cycle, valueAt) => {
    const values = world(WEEK, 5, valueAt);
    values.fill(0, 500, 512);
    const transform = chooseTransform(values, cycle);
    const logarithms = values.map(transform.apply);
    const usual = Float64Array.from(logarithms.filter((_, slot) => slot < 500 || slot >= 512)).sort();
    const spread = (usual[1900] ?? 0) - (usual[100] ?? 0);
    expect(transform.name).toBe('log');
    expect(median(usual) - (logarithms[505] ?? 0)).toBeGreaterThan(1.5 * spread);
    expect(median(usual) - (logarithms[505] ?? 0)).toBeLessThan(15 * spread);
  });
});

describe('transformBy', () => {
  it.each([
    ['none', 0, [-1, 0, 4], [-1, 0, 4]],
    ['sqrt', 1, [0, 3, 8, Number.NaN], [1, 2, 3, Number.NaN]],
    ['log', 1, [0, Math.E - 1, Number.NaN], [0, 1, Number.NaN]],
  ] as const)('transformBy(%s, %d).apply(%j) is %j', (name, offset, values, expected) => {
    expect(values.map(transformBy(name, offset).apply)).toEqual(expected);
  });

  it.each([
    ['sqrt', [-3, 0, 2], [-1, -1, 3]],
    ['log', [-800, 0], [-1, 0]],
  ] as const)('transformBy(%s, 1).undo(%j) stops at the offset', (name, transformed, expected) => {
    expect(transformed.map(transformBy(name, 1).undo)).toEqual(expected);
  });

  it.each(['none', 'sqrt', 'log'] as const)(
    'transformBy(%s).undo(apply(values)) gives the values back, in order',
    (name) => {
      const positive = fc.double({ min: 0, max: 1e9, noNaN: true });
      fc.assert(
        fc.property(fc.array(positive), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (list, offset) => {
          const values = Float64Array.from(list).sort();
          const transform = transformBy(name, offset);
          const transformed = values.map(transform.apply);
          const back = transformed.map(transform.undo);
          values.forEach((value, at) => {
            expect(Math.abs((back[at] ?? 0) - value)).toBeLessThanOrEqual(1e-13 * (value + offset) * 40);
            if (at > 0) expect((transformed[at] ?? 0) >= (transformed[at - 1] ?? 0)).toBe(true);
          });
        }),
      );
    },
  );
});
