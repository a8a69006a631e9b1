import { element } from '../charts/elements.ts';
import type { LaneAction, Lanes } from '../maturity-report/document.ts';
import { type Arrow, arrowsBeside, arrowsDown, BOX_GAP } from './arrows.ts';
import { type Drawn, fitted, type Layout, LINE_HEIGHT, labels, pictured } from './frame.ts';

const HEAD = 22;
const PADDING = 8;
/** Boxes beside each other; a lane of more goes on below. */
const COLUMNS = 3;

/** An action on its place. */
export interface Box {
  readonly action: LaneAction;
  /** From the top; boxes of one row stand beside each other. */
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Waves one below the other, as boxes beside each other where there is room; an arrow to what comes after. */
export function lanes(picture: Lanes): string {
  return pictured(picture, 'lanes', (layout) =>
    layout.name === 'wide'
      ? drawn(picture, layout, COLUMNS, arrowsDown)
      : drawn(picture, layout, 1, arrowsBeside),
  );
}

function drawn(
  { lanes: all }: Lanes,
  { width }: Layout,
  columns: number,
  arrowsOf: (boxes: readonly Box[]) => Arrow[],
): Drawn {
  const boxWidth = (width - columns * BOX_GAP) / columns;
  const heads: string[] = [];
  const boxes: Box[] = [];
  let [y, row] = [0, 0];
  for (const { heading, actions } of all) {
    // Arrows come down to the right part of a box.
    heads.push(labels(fitted(heading, columns === 1 ? boxWidth : boxWidth * 0.7, 1), 0, y + 14, 'strong'));
    y += HEAD;
    for (let first = 0; first < actions.length; first += columns, row++) {
      const own = rowOf(actions.slice(first, first + columns), { row, y, width: boxWidth });
      boxes.push(...own);
      y += Math.max(...own.map(({ height }) => height)) + BOX_GAP;
    }
  }
  const arrows = arrowsOf(boxes).map(arrowAt);
  return { height: Math.max(0, y - BOX_GAP + 4), svg: [...heads, ...boxes.map(boxAt), ...arrows].join('') };
}

function rowOf(
  actions: readonly LaneAction[],
  { row, y, width }: { readonly row: number; readonly y: number; readonly width: number },
): Box[] {
  return actions.map((action, column) => {
    const height = textsOf(action, width).flat().length * LINE_HEIGHT + 2 * PADDING;
    return { action, row, x: column * (width + BOX_GAP), y, width, height };
  });
}

/** Title, who and how long, what comes before, and what is told beside it. */
function textsOf({ id, title, detail, after, note }: LaneAction, width: number): [string[], string[]] {
  const room = width - 2 * PADDING;
  return [
    fitted(`${id} ${title}`, room * BOLD, 4),
    [
      ...fitted(detail, room, 2),
      ...(after.length === 0 ? [] : fitted(`← ${after.join(', ')}`, room, 2)),
      ...(note === null ? [] : fitted(`◆ ${note}`, room, 2)),
    ],
  ];
}

/** Bold letters are wider by about a twentieth. */
const BOLD = 0.95;

function boxAt({ action, x, y, width, height }: Box): string {
  const [titles, details] = textsOf(action, width);
  const first = y + PADDING + 12;
  const role = action.note === null ? 'box' : 'box noted';
  return (
    element('rect', { class: role, x, y, width, height, rx: 4 }) +
    labels(titles, x + PADDING, first, 'strong') +
    labels(details, x + PADDING, first + titles.length * LINE_HEIGHT, 'aside')
  );
}

function arrowAt({ path, x, y, head }: Arrow): string {
  const points =
    head === 'left'
      ? `${x},${y} ${x + 7},${y - 4} ${x + 7},${y + 4}`
      : `${x},${y} ${x - 4},${y - 7} ${x + 4},${y - 7}`;
  return element('path', { class: 'arrow', d: path }) + element('polygon', { class: 'head', points });
}
