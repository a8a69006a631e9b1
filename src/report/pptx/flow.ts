import type { Box, Placed } from './planned.ts';

/** What is set below one another on the slides of a part; it may go on over several. */
export interface Flow {
  /**
   * As much as has room in so many points; nothing where even the least has not. A whole slide always has room
   * for something.
   */
  readonly take: (room: number) => Taken;
  /** Rows, items or pictures it holds: told where they are left out. */
  readonly count: number;
  /** Points that what follows must find below it on the same slide: a heading is not left alone. */
  readonly needsBelow: number;
}

export interface Taken {
  readonly height: number;
  /** What is set, for the place of its top left corner; null: no room. */
  readonly place: ((x: number, y: number) => readonly Placed[]) | null;
  readonly rest: Flow | null;
}

export const noRoom: Omit<Taken, 'rest'> = { height: 0, place: null };

/** Between two blocks. */
const GAP = 12;
/** A line that tells how much was left out. */
const MORE_HEIGHT = 22;
const MORE_ABOVE = 4;
/** Nobody looks at more of one table in a deck. */
const MOST_SLIDES_OF_A_BLOCK = 3;
const MOST_SLIDES_OF_A_PART = 8;

export interface FlowRoom {
  /** Of each slide. */
  readonly room: Box;
  /** Sets the line that tells how much was left out. */
  readonly more: (count: number, box: Box) => Placed;
}

/**
 * The blocks of a part on as many slides as they need; at least one slide. What has no room is counted in a last
 * line: a block that goes on over more than three slides, and all that comes after the eighth slide.
 */
export function flowed(flows: readonly Flow[], { room, more }: FlowRoom): readonly (readonly Placed[])[] {
  const slides: Placed[][] = [[]];
  let y = 0;
  const bottom = () => (slides.length === MOST_SLIDES_OF_A_PART ? room.height - MORE_HEIGHT : room.height);
  const set = (placed: readonly Placed[], height: number) => {
    slides.at(-1)?.push(...placed);
    y += height + GAP;
  };
  const tell = (count: number) => {
    const top = y > 0 ? y - GAP + MORE_ABOVE : 0;
    const box = { x: room.x, y: room.y + top, width: room.width, height: MORE_HEIGHT - MORE_ABOVE };
    slides.at(-1)?.push(more(count, box));
    y = top + box.height + GAP;
  };
  const turn = (): boolean => {
    if (slides.length === MOST_SLIDES_OF_A_PART) return false;
    slides.push([]);
    y = 0;
    return true;
  };

  for (const [at, flow] of flows.entries()) {
    let left: Flow | null = flow;
    let slidesOfBlock = 1;
    while (left !== null) {
      const isLast = slidesOfBlock === MOST_SLIDES_OF_A_BLOCK;
      const taken: Taken = left.take(
        bottom() - y - (isLast ? MORE_HEIGHT : 0) - (y > 0 ? left.needsBelow : 0),
      );
      if (taken.place === null) {
        if (y > 0 && turn()) continue;
        tell(countOf([left, ...flows.slice(at + 1)]));
        return slides;
      }
      const next = left.needsBelow > 0 && y > 0 ? flows[at + 1] : undefined;
      const isLeftAlone = next?.take(bottom() - y - taken.height - GAP).place === null;
      if (isLeftAlone && turn()) continue;
      set(taken.place(room.x, room.y + y), taken.height);
      left = taken.rest;
      if (left === null) break;
      if (isLast) {
        tell(left.count);
        break;
      }
      if (!turn()) {
        tell(countOf([left, ...flows.slice(at + 1)]));
        return slides;
      }
      slidesOfBlock++;
    }
  }
  return slides;
}

function countOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, flow) => sum + flow.count, 0);
}
