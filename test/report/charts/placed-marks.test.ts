import { describe, expect, it } from 'vitest';
import { placedMarks } from '../../../src/report/charts/placed-marks.ts';
import { lanesOf } from '../../../src/report/charts/sizes.ts';
import type { ChartMark } from '../../../src/report/document/document.ts';
import { atSlot, markAt, START_MS, STEP_MS } from './charts.ts';

/** A hundred minutes: a minute is a percent. */
const span = { fromMs: START_MS, toMs: atSlot(100) };

function placed(marks: readonly ChartMark[]) {
  return placedMarks(marks, { span, roomMs: STEP_MS / 2, namesOn: null }).map(
    ({ fromPercent, toPercent, lane }) => [fromPercent, toPercent, lane],
  );
}

describe('placedMarks', () => {
  it.each<[string, ChartMark[], number[][]]>([
    ['one', [markAt(10)], [[10, 10.5, 0]]],
    ['a long one', [markAt(10, { endMs: atSlot(30) })], [[10, 30.5, 0]]],
    [
      'two apart',
      [markAt(10), markAt(20)],
      [
        [10, 10.5, 0],
        [20, 20.5, 0],
      ],
    ],
    [
      'two that touch',
      [markAt(10), markAt(12)],
      [
        [10, 10.5, 0],
        [12, 12.5, 1],
      ],
    ],
    [
      'one within a long one',
      [markAt(10, { endMs: atSlot(30) }), markAt(20)],
      [
        [10, 30.5, 0],
        [20, 20.5, 1],
      ],
    ],
    ['one that began before', [markAt(-5, { endMs: atSlot(5) })], [[0, 5.5, 0]]],
    ['one before and one after', [markAt(-5), markAt(105)], []],
    ['two of a look at one place', [markAt(10), markAt(10, { endMs: atSlot(20) })], [[10, 20.5, 0]]],
    [
      'two severities at one place',
      [markAt(10), markAt(10, { severity: 'low' })],
      [
        [10, 10.5, 0],
        [10, 10.5, 1],
      ],
    ],
    [
      'an accepted one at the place of another',
      [markAt(10), markAt(10, { isHollow: true })],
      [
        [10, 10.5, 0],
        [10, 10.5, 1],
      ],
    ],
  ])('placedMarks(%s)', (_name, marks, places) => {
    expect(placed(marks)).toEqual(places);
  });

  it('placedMarks(six at once) has four lanes at most', () => {
    const marks = [0, 1, 2, 3, 4, 5].map((i) => markAt(10 + i, { endMs: atSlot(90) }));
    expect(placed(marks).map(([, , lane]) => lane)).toEqual([0, 1, 2, 3, 3, 3]);
    expect(lanesOf(placedMarks(marks, { span, roomMs: 0, namesOn: null }))).toBe(4);
    expect(lanesOf([])).toBe(0);
  });

  it('placedMarks(100,000 marks) draws what can be told apart', () => {
    const marks = Array.from({ length: 100_000 }, (_, i) => markAt(i / 1000));
    expect(placed(marks)).toHaveLength(251);
  });

  const named = (marks: readonly ChartMark[]) =>
    placedMarks(marks, { span, roomMs: 0, namesOn: 800 }).map(({ lane, name }) => `${lane} ${name}`);

  // a name of five letters takes 49 of 800 pixels, six percent
  it.each<[string, ChartMark[], string[]]>([
    ['one', [markAt(10)], ['0 right']],
    ['one at the end', [markAt(100)], ['0 left']],
    ['one at the end beside another', [markAt(95), markAt(100)], ['0 right', '1 left']],
    ['two that are seven percent apart', [markAt(10), markAt(17)], ['0 right', '0 right']],
    ['two whose names would touch', [markAt(10), markAt(15)], ['0 right', '1 right']],
    ['two kinds at one place', [markAt(10), markAt(10, { kind: 'dip' }), markAt(10)], ['0 right', '1 right']],
    [
      'more than there are lanes',
      [0, 1, 2, 3, 4, 5].map((i) => markAt(20 + i)),
      ['0 right', '1 right', '2 right', '3 right', '3 none', '3 none'],
    ],
  ])('placedMarks(%s, on a plot of 800 pixels) writes kinds where there is room', (_name, marks, places) => {
    expect(named(marks)).toEqual(places);
  });
});
