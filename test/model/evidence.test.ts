import { describe, expect, it } from 'vitest';
import { evidenceOf, levelOf } from '../../src/model/evidence.ts';
import { world } from './worlds.ts';

const evidenceIn = (values: Float64Array) =>
  evidenceOf({ values, z: values, scale: values.map(() => 1), level: levelOf(values) });
const noise = (seed: number) => world(2000, seed, (_, chance) => chance.gaussian());
const loudest = (evidence: Float64Array) =>
  evidence.indexOf(Math.max(...evidence.filter((one) => !Number.isNaN(one))));

describe('evidenceOf', () => {
  it('evidenceOf(noise with a spike) is loudest there', () => {
    const values = noise(1);
    values[700] = 12;
    expect(loudest(evidenceIn(values))).toBe(700);
  });

  it('evidenceOf(noise with a step of 2.5 sigma) hears the step, which no sample alone gives away', () => {
    const without = noise(2);
    const values = without.map((value, slot) => value + (slot < 1000 ? 0 : 2.5));
    const around = (evidence: Float64Array) => Math.max(...evidence.subarray(990, 1010));
    expect(around(evidenceIn(values))).toBeGreaterThan(3);
    expect(around(evidenceIn(without))).toBeLessThan(2.5);
  });

  it('evidenceOf(five at 3 sigma in a row) is louder than one at 3 sigma', () => {
    const one = noise(3);
    const five = one.slice();
    one[500] = 3;
    five.fill(3, 498, 503);
    expect(evidenceIn(five)[500]).toBeGreaterThan(1.2 * (evidenceIn(one)[500] ?? 0));
  });

  it('evidenceOf(values) is NaN at a gap alone and never below zero', () => {
    const values = noise(4);
    values.fill(Number.NaN, 100, 140);
    evidenceIn(values).forEach((one, slot) => {
      if (slot >= 100 && slot < 140) expect(one).toBeNaN();
      else expect(one).toBeGreaterThanOrEqual(0);
    });
  });
});
