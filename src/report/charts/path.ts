import type { PlotWidth } from './frame.ts';
import { type Samples, thinnedBand, thinnedSlots } from './thinned.ts';

/** Paths are told in whole numbers: columns from the left, tenths of a pixel from the top; or both in pixels. */
export const UNITS_PER_PIXEL = 10;

/** What a path is drawn on. */
export interface Canvas {
  /** How many columns of pixels there are at most; `usedColumns` tells how many a path takes. */
  readonly columns: number;
  /** Pixels from the top. */
  readonly yOf: (value: number) => number;
  /** Of the columns together. A page stretches a path; in pixels, it needs nobody who can keep its lines thin. */
  readonly width: PlotWidth;
}

/** In whole units: columns or tenths of a pixel, and tenths of a pixel. */
type Point = readonly [x: number, y: number];

/** A column for each slot where there is room, else all columns. */
export function usedColumns(slots: number, columns: number): number {
  return Math.max(1, Math.min(slots, columns));
}

/**
 * A line in few bytes that paints the same pixels as all samples: the first, least, greatest and last sample of
 * each column (M4, see `thinnedSlots`), in whole numbers, each told as a step from the one before. It is broken at
 * gaps; a sample between two gaps is a line of no length, which a round cap makes a dot.
 * @example pathM4([1, 2, null, 4], { columns: 9, yOf: (value) => value }) // => 'M0 10l1 10M3 40h0'
 */
export function pathM4(samples: Samples, { columns, yOf, width }: Canvas): string {
  const used = usedColumns(samples.length, columns);
  const xOf = placesOf(used, width);
  const runs: Point[][] = [[]];
  for (const slot of thinnedSlots(samples, used)) {
    const value = samples[slot] ?? null;
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([xOf(columnOf(slot, used, samples.length)), unitsOf(yOf(value))]);
  }
  return runs.map((run) => pathOf(run, width)).join('');
}

/** The area between two edges: in each column from the least `lower` to the greatest `upper`. */
export function areaM4(lower: Samples, upper: Samples, { columns, yOf, width }: Canvas): string {
  const runs: { readonly top: Point[]; readonly bottom: Point[] }[] = [{ top: [], bottom: [] }];
  const pieces = thinnedBand(lower, upper, usedColumns(lower.length, columns));
  const xOf = placesOf(pieces.length, width);
  for (const [column, { low, high }] of pieces.entries()) {
    if (low === null || high === null) {
      runs.push({ top: [], bottom: [] });
      continue;
    }
    runs.at(-1)?.top.push([xOf(column), unitsOf(yOf(high))]);
    runs.at(-1)?.bottom.unshift([xOf(column), unitsOf(yOf(low))]);
  }
  return runs
    .filter(({ top }) => top.length > 0)
    .map(({ top, bottom }) => `${pathOf([...top, ...bottom], width)}z`)
    .join('');
}

/** The inverse of the columns of `thinnedSlots`: column c holds the slots from ⌊c·slots ÷ columns⌋ on. */
function columnOf(slot: number, columns: number, slots: number): number {
  return Math.ceil(((slot + 1) * columns) / slots) - 1;
}

/** Where the columns lie: the middle of each where they have a width. */
function placesOf(columns: number, width: PlotWidth): (column: number) => number {
  return width === null ? (column) => column : (column) => unitsOf(((column + 0.5) / columns) * width);
}

function unitsOf(y: number): number {
  return Math.round(y * UNITS_PER_PIXEL) + 0;
}

/** Points as steps of the commands M, h, v and l (SVG 2, section 9.3); equal steps in a row become one. */
function pathOf(points: readonly Point[], width: PlotWidth): string {
  const [start] = points;
  if (start === undefined) return '';
  const told = (units: number) => (width === null ? units : units / UNITS_PER_PIXEL);
  let path = `M${told(start[0])} ${told(start[1])}`;
  let command = 'M';
  for (const [dx, dy] of joinedSteps(points)) {
    const [letter, numbers] = dx === 0 ? ['v', [dy]] : dy === 0 ? ['h', [dx]] : ['l', [dx, dy]];
    const [first = 0, second] = numbers;
    if (letter !== command) path += letter;
    else if (first >= 0) path += ' ';
    path += told(first);
    if (second !== undefined) path += `${second < 0 ? '' : ' '}${told(second)}`;
    command = letter;
  }
  return command === 'M' ? `${path}h0` : path;
}

function joinedSteps(points: readonly Point[]): Point[] {
  const joined: Point[] = [];
  let [lastX, lastY] = [0, 0];
  for (let i = 1; i < points.length; i++) {
    const [dx, dy] = [points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]];
    if (dx === 0 && dy === 0) continue;
    const before = dx === lastX && dy === lastY ? joined.pop() : undefined;
    joined.push(before === undefined ? [dx, dy] : [before[0] + dx, before[1] + dy]);
    [lastX, lastY] = [dx, dy];
  }
  return joined;
}
