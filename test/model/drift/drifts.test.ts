import { describe, expect, it } from 'vitest';
import { levelDrifts } from '../../../src/model/drift/drifts.ts';
import { type Chance, world } from '../worlds.ts';

const STEP_MS = 3_600_000;
const DAY = 24;
const SPAN = 28 * DAY;
const NOISE = 0.2;

/** Levels an hour, of values whose σ is five times that of the level. */
type Made = (slot: number, chance: Chance) => number;

const drifts = (made: Made, { seed = 1, span = SPAN, stepMs = STEP_MS } = {}) => {
  const level = world(span, seed, (slot, chance) => made(slot, chance) + NOISE * chance.gaussian());
  return levelDrifts({ level, values: level, stepMs, smoothedSlots: 1, noise: 5 * NOISE });
};

/** From one slot to another the level goes there in a straight line, and stays. */
const ramp =
  (from: number, to: number, size: number): Made =>
  (slot) =>
    size * Math.min(1, Math.max(0, (slot - from) / (to - from)));
const plus =
  (...all: readonly Made[]): Made =>
  (slot, chance) =>
    all.reduce((sum, made) => sum + made(slot, chance), 0);
const until =
  (end: number, made: Made): Made =>
  (slot, chance) =>
    slot < end ? made(slot, chance) : 0;
const wave =
  (size: number, period: number): Made =>
  (slot) =>
    size * Math.sin((2 * Math.PI * slot) / period);
const walk = (sigma: number, phi = 1): Made => {
  let at = 0;
  return (_, chance) => (at = phi * at + sigma * chance.gaussian());
};
/** Climbs one an hour and falls back to zero each so many hours. */
const saw =
  (hours: number): Made =>
  (slot) =>
    slot % hours;

const FROM = 14 * DAY;

describe('levelDrifts', () => {
  it.each<[string, Made, number, number]>([
    ['a climb of four σ in three days', ramp(FROM, FROM + 3 * DAY, 4), 3, 4],
    ['a climb of five σ in seven days', ramp(FROM, FROM + 7 * DAY, 5), 7, 5],
    ['a fall', ramp(FROM, FROM + 5 * DAY, -6), 5, -6],
    ['a climb that is over at once', until(FROM + 5 * DAY, ramp(FROM, FROM + 5 * DAY, 6)), 5, 6],
    [
      'a climb that slows down',
      (slot, chance) => 8 * Math.sqrt(ramp(FROM, FROM + 6 * DAY, 1)(slot, chance)),
      6,
      8,
    ],
    ['a climb in half of the series', ramp(10 * DAY, 22 * DAY, 20), 12, 20],
    ['a climb with a season of days', plus(ramp(FROM, FROM + 5 * DAY, 6), wave(0.5, DAY)), 5, 6],
    [
      'a climb with an incident',
      plus(ramp(FROM, FROM + 5 * DAY, 6), (slot) => (slot > 405 && slot < 410 ? 50 : 0)),
      5,
      6,
    ],
    ['a climb after a shift', plus(ramp(FROM, FROM + 5 * DAY, 6), (slot) => (slot < 150 ? -9 : 0)), 5, 6],
    ['a climb in a level that wanders', plus(ramp(FROM, FROM + 5 * DAY, 20), walk(0.1)), 5, 20],
  ])('levelDrifts(%s) is one, where it is and as large', (_, made, days, size) => {
    const [drift, ...more] = drifts(made);
    expect(more).toEqual([]);
    expect(drift).toBeDefined();
    const { firstSlot, lastSlot, before, after, chance, sign } = drift!;
    const start = days === 12 ? 10 * DAY : FROM;
    expect(Math.abs(firstSlot - start)).toBeLessThanOrEqual(0.15 * days * DAY + 8);
    expect(Math.abs(lastSlot - (start + days * DAY))).toBeLessThanOrEqual(0.15 * days * DAY + 8);
    expect((after - before) / size).toBeGreaterThan(0.85);
    expect((after - before) / size).toBeLessThan(1.2);
    expect(sign).toBe(Math.sign(size));
    expect(chance).toBeLessThan(0.01);
  });

  it.each<[string, Made]>([
    ['noise', () => 0],
    ['a step', (slot) => (slot < FROM ? 0 : 10)],
    ['a plateau of two days', (slot) => (slot < FROM || slot >= FROM + 2 * DAY ? 0 : 10)],
    ['three steps, a day apart', (slot) => 5 * Math.min(3, Math.max(0, Math.ceil((slot - FROM) / DAY)))],
    ['a trend', (slot) => slot / DAY],
    ['a trend that bends', (slot) => (slot / DAY) ** 2 / 20],
    ['a season of a week', wave(5, 7 * DAY)],
    ['a season of days', wave(20, DAY)],
    ['what saws each day', saw(DAY)],
    ['what saws each five days', saw(5 * DAY)],
    ['a climb that the series begins with', ramp(0, 5 * DAY, 20)],
    ['a climb that the noise hides', ramp(FROM, FROM + 5 * DAY, 1.2)],
  ])('levelDrifts(%s) is none', (_, made) => {
    expect(drifts(made).filter(({ chance }) => chance < 0.01)).toEqual([]);
  });

  it('levelDrifts(random walks) are hardly ever any', () => {
    const found = Array.from({ length: 150 }, (_, seed) => drifts(walk(0.5), { seed: seed + 1 }));
    expect(found.flat().filter(({ chance }) => chance < 0.01).length).toBeLessThanOrEqual(2);
  });

  it('levelDrifts(a leak whose process is restarted each half day) is one, as long as it leaks', () => {
    const leak: Made = (slot) => (slot < FROM || slot >= FROM + 3 * DAY ? 0 : (slot - FROM) % 12);
    const [drift, ...more] = drifts(plus(leak, wave(0.5, DAY)));
    expect(more).toEqual([]);
    expect(drift).toMatchObject({ sign: 1 });
    expect(Math.abs(drift!.firstSlot - FROM)).toBeLessThanOrEqual(12);
    expect(Math.abs(drift!.lastSlot - FROM - 3 * DAY)).toBeLessThanOrEqual(12);
    expect(drift!.after).toBeGreaterThan(5);
    expect(drift!.after).toBeLessThan(12);
  });

  it('levelDrifts(level) is the same, turned over, of the level turned over', () => {
    const level = world(
      SPAN,
      3,
      (slot, chance) => ramp(FROM, FROM + 4 * DAY, 5)(slot, chance) + chance.gaussian() / 5,
    );
    const of = (values: Float64Array) =>
      levelDrifts({ level: values, values, stepMs: STEP_MS, smoothedSlots: 1, noise: 1 });
    const [up] = of(level);
    const [down] = of(level.map((value) => 100 - 2 * value).map((value) => value / 2));
    expect(up).toBeDefined();
    expect(down).toMatchObject({ sign: -1, firstSlot: up!.firstSlot, lastSlot: up!.lastSlot });
    expect(down!.chance).toBeCloseTo(up!.chance, 12);
  });

  it.each([
    ['less than five days', { span: 119 }],
    ['no slot', { span: 0 }],
    ['one slot', { span: 1 }],
    ['one slot without a step', { span: 1, stepMs: 0 }],
  ])('levelDrifts(%s) are none', (_, shape) => {
    expect(drifts(ramp(60, 110, 100), shape)).toEqual([]);
  });

  it('levelDrifts(level of days) has blocks of days, and must last beyond what it is smoothed over', () => {
    const level = world(120, 1, (slot, chance) => ramp(60, 90, 30)(slot, chance) + NOISE * chance.gaussian());
    const of = (smoothedSlots: number) =>
      levelDrifts({ level, values: level, stepMs: DAY * STEP_MS, smoothedSlots, noise: 1 });
    const [drift, ...more] = of(25);
    expect(more).toEqual([]);
    expect(Math.abs(drift!.firstSlot - 60)).toBeLessThanOrEqual(4);
    expect(Math.abs(drift!.lastSlot - 90)).toBeLessThanOrEqual(4);
    expect(of(30)).toEqual([]);
  });
});
