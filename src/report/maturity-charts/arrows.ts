import type { Box } from './lanes.ts';

/** A line of level and upright strokes from one box to another, and where its head is. */
export interface Arrow {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly head: 'down' | 'left';
}

interface Pair {
  readonly from: Box;
  readonly to: Box;
  /** Keeps lines that run side by side apart. */
  readonly track: number;
}

/** Pixels between two lines that run side by side, and how many there are before they share a track. */
const TRACK = 5;
const TRACKS = 4;
/** From the edge of a box or a gap to the first line. */
const EDGE = 5;
/** From the right edge of a box to the foot of its first arrow. */
const INSET = 14;

/**
 * Down from each action to those that come after it, through the gaps of rows and columns: no line crosses a box.
 * Below every row and at the right of every column there is a gap of {@link BOX_GAP}.
 */
export function arrowsDown(boxes: readonly Box[]): Arrow[] {
  const entered = new Map<string, number>();
  return pairsOf(boxes).map(({ from, to, track }) => {
    const before = entered.get(to.action.id) ?? 0;
    entered.set(to.action.id, before + 1);
    const foot = rowFoot(boxes, from.row) + EDGE + track * TRACK;
    const start = `M${from.x + from.width - INSET - track * TRACK * 2} ${from.y + from.height}V${foot}`;
    const x = to.x + to.width - INSET - (before % TRACKS) * TRACK * 2;
    const across = from.x + from.width + EDGE + track * TRACK;
    const above = rowFoot(boxes, to.row - 1) + EDGE + track * TRACK;
    const way = to.row === from.row + 1 ? '' : `H${across}V${above}`;
    return { path: `${start}${way}H${x}V${to.y - 6}`, x, y: to.y, head: 'down' };
  });
}

/** Pixels between two boxes: room for the lines. */
export const BOX_GAP = 2 * EDGE + TRACKS * TRACK;

/** At the side of boxes that all stand one below the other. */
export function arrowsBeside(boxes: readonly Box[]): Arrow[] {
  return pairsOf(boxes).map(({ from, to, track }) => {
    const [x, y] = [to.x + to.width, middleOf(to)];
    const path = `M${x} ${middleOf(from) + 6}h${2 * EDGE + track * TRACK}V${y}H${x + 6}`;
    return { path, x, y, head: 'left' };
  });
}

function pairsOf(boxes: readonly Box[]): Pair[] {
  const byId = new Map(boxes.map((box) => [box.action.id, box]));
  return boxes
    .flatMap((to) =>
      to.action.after.flatMap((id) => {
        const from = byId.get(id);
        return from === undefined || from.row >= to.row ? [] : [{ from, to }];
      }),
    )
    .map((pair, at) => ({ ...pair, track: at % TRACKS }));
}

function rowFoot(boxes: readonly Box[], row: number): number {
  return Math.max(...boxes.filter((box) => box.row === row).map(({ y, height }) => y + height));
}

function middleOf({ y, height }: Box): number {
  return Math.round(y + height / 2);
}
