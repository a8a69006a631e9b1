import { describe, expect, it } from 'vitest';
import { breakEvents } from '../../../src/model/breaks/break-events.ts';
import type { TestedBreak } from '../../../src/model/breaks/tested-break.ts';

const LENGTH = 10_000;
const INCIDENT = 288;

const line = (slope: number) => ({ count: 100, middle: 0, mean: 0, slope, spread: 1e5 });
const jump = (slot: number, size: number, clearness = 20): TestedBreak => ({
  ...{ slot, firstSlot: slot, lastSlot: slot, isJump: true, size, clearness },
  before: line(0),
  after: line(0),
});
const bend = (slot: number, from: number, to: number, clearness = 20): TestedBreak => ({
  ...{ slot, firstSlot: slot, lastSlot: slot, isJump: false, size: to - from, clearness },
  before: line(from),
  after: line(to),
});

describe('breakEvents', () => {
  it.each([
    ['away and back', [jump(500, -4), jump(600, 4.2)], ['plateau 500']],
    ['away and back after long', [jump(500, -4), jump(900, 4)], ['shift 500', 'shift 900']],
    ['away and not far enough back', [jump(500, -4), jump(600, 2)], ['shift 500', 'shift 600']],
    ['away and back as far as can be told', [jump(500, -4, 6), jump(600, 2.5, 6)], ['plateau 500']],
    ['twice the same way', [jump(500, 4), jump(600, 4)], ['shift 500', 'shift 600']],
    ['not clear', [jump(500, 1, 5)], []],
    ['a bend that straightens', [bend(500, 0, 2), bend(515, 2, 1), bend(530, 1, 0.1)], ['bend 500']],
    ['a bend and its opposite', [bend(500, 0, 2), bend(560, 2, -2)], ['bend 500', 'bend 560']],
    [
      'a bend, straightened, and another',
      [bend(500, 0, 1), bend(515, 1, 0.7), bend(530, 0.7, -0.1)],
      ['bend 500', 'bend 530'],
    ],
    ['a bend of a straight line that lasts', [bend(5000, 0, 1)], ['bend 5000']],
  ] as const)('breakEvents(%s, samples, incidentSlots)', (_, breaks, expected) => {
    const events = breakEvents(breaks, LENGTH, INCIDENT);
    expect(events.map(({ form, begin }) => `${form} ${begin.slot}`)).toEqual(expected);
  });

  it('breakEvents(a curve whose slope changes as much by itself, …) finds no lasting bend', () => {
    const curve = [bend(1500, 0, 0.3, 1), bend(3000, 0.3, 0.6, 1), bend(4500, 0.6, 0.9, 1)];
    expect(breakEvents([...curve, bend(6000, 0.9, 0)], LENGTH, INCIDENT)).toEqual([]);
    expect(breakEvents([...curve, bend(6000, 0.9, -1.5)], LENGTH, INCIDENT)).toHaveLength(1);
  });
});
