import type { TestedBreak } from './tested-break.ts';

/** What breaks that belong together make: one event. */
export interface BreakEvent {
  readonly form: 'plateau' | 'shift' | 'bend';
  readonly begin: TestedBreak;
  /** Where a plateau ends; else the break itself. */
  readonly end: TestedBreak;
}

/** In standard errors: white normal noise shows so much at one place in 3 · 10⁷. */
export const LEAST_CLEARNESS = 5.5;
/** What turns back by more than this share beyond its old slope bends anew… */
const BEYOND_SHARE = 0.25;
/** …and so does what turns back by this many times what it did before: a curve straightens ever less. */
const MORE_FACTOR = 1.3;
/** Jumps away and back leave at most this share of the larger between the levels before and after. */
const LEFT_SHARE = 0.25;
/** …or so many of its standard errors. */
const LEFT_ERRORS = 3;
/** Where a course of at least this share of the series lies on both sides, a bend parts two shapes of the series… */
const LASTING_SHARE = 1 / 8;
/** …and is one only if it is this many times what the slope changes within them, as it does in a curve. */
const LASTING_FACTOR = 2;

/**
 * Breaks as events, in order of time: two like jumps away and back within `incidentSlots` are one plateau, other jumps
 * shifts. A bend and what straightens it again within that time are one bend.
 * @param breaks all borders between pieces; those that are not clear tell how much the course curves
 */
export function breakEvents(
  breaks: readonly TestedBreak[],
  samples: number,
  incidentSlots: number,
): BreakEvent[] {
  const clear = breaks.filter(({ clearness }) => clearness >= LEAST_CLEARNESS);
  const events: BreakEvent[] = [];
  for (let at = 0; at < clear.length; at++) {
    const begin = clear[at]!;
    if (begin.isJump) {
      const next = clear[at + 1];
      const isPlateau =
        next !== undefined && isReturn(begin, next) && next.slot - begin.slot <= incidentSlots;
      events.push({ form: isPlateau ? 'plateau' : 'shift', begin, end: isPlateau ? next : begin });
      if (isPlateau) at += 1;
      continue;
    }
    if (isSteadyAround(begin, breaks, samples)) events.push({ form: 'bend', begin, end: begin });
    at += straightening(clear.slice(at), incidentSlots);
  }
  return events;
}

/** How many of the breaks behind a bend only straighten it again. */
function straightening([begin, ...followers]: readonly TestedBreak[], incidentSlots: number): number {
  if (begin === undefined) return 0;
  let bent = begin.size;
  let last = begin.size;
  for (const [index, next] of followers.entries()) {
    const isBack =
      !next.isJump && next.size * begin.size < 0 && (bent + next.size) / begin.size >= -BEYOND_SHARE;
    const isMore = Math.abs(next.size) > MORE_FACTOR * Math.abs(last);
    if (!isBack || isMore || next.slot - begin.slot > incidentSlots) return index;
    bent += next.size;
    last = next.size;
  }
  return followers.length;
}

function isReturn(away: TestedBreak, back: TestedBreak): boolean {
  const left = Math.abs(away.size + back.size);
  const larger = Math.max(Math.abs(away.size), Math.abs(back.size));
  const error = Math.hypot(away.size / away.clearness, back.size / back.clearness);
  return (
    back.isJump && away.size * back.size < 0 && left <= Math.max(LEFT_SHARE * larger, LEFT_ERRORS * error)
  );
}

/** Whether a bend that lasts stands out of how the slope changes in the courses that it parts. */
function isSteadyAround(bend: TestedBreak, breaks: readonly TestedBreak[], samples: number): boolean {
  const at = breaks.indexOf(bend);
  const isClear = ({ clearness }: TestedBreak) => clearness >= LEAST_CLEARNESS;
  const before = breaks.findLastIndex((other, index) => index < at && isClear(other));
  const after = breaks.findIndex((other, index) => index > at && isClear(other));
  const first = before < 0 ? 0 : breaks[before]!.slot;
  const last = after < 0 ? samples : breaks[after]!.slot;
  const isLasting = Math.min(bend.slot - first, last - bend.slot) >= LASTING_SHARE * samples;
  if (!isLasting) return true;
  const within = [
    slopesOf([...breaks.slice(before + 1, at), bend].map((one) => one.before)),
    slopesOf([bend, ...breaks.slice(at + 1, after < 0 ? breaks.length : after)].map((one) => one.after)),
  ];
  return Math.abs(bend.size) >= LASTING_FACTOR * Math.max(...within);
}

/** How far apart the slopes of some lines are. */
function slopesOf(lines: readonly TestedBreak['before'][]): number {
  const slopes = lines.map(({ slope }) => slope);
  return Math.max(...slopes) - Math.min(...slopes);
}
