import { errorAt, type Line, type LineSums, slopeError, valueAt } from './line-sums.ts';
import { isSloped } from './segmentation.ts';

/** A place where one course ends and another begins, as what lies on both sides of it shows. */
export interface TestedBreak {
  /** First of the new course. */
  readonly slot: number;
  /** It is one of these, 99 times in 100. */
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** Whether the level jumps there; else the slope bends. */
  readonly isJump: boolean;
  /** Jump of the level, or change of the slope per slot, in the unit of the values. */
  readonly size: number;
  /** The same in its standard errors: how clear it is. */
  readonly clearness: number;
  readonly before: Line;
  readonly after: Line;
}

/** A place that explains this much less, in σ², is none where the break may be: the 99 % quantile of χ². */
const LESS_LIKELY = 6.63;
/** Slots on each side that are one line whatever the course does further off: the half of them shows the short bends… */
const NEAR = 40;
const NEARER = 16;
/** …and so many show the slow ones. A bend over more than `NEAR` slots must be sharp, or every curve would be full of bends. */
const FAR = 640;
/** Slots on each side that a jump between lines may be told by, too. */
const WIDE = [80, 160, 320];
/** Standard errors by which jumps between constants and between lines may differ. */
const MOST_CURVED = 2.5;

/**
 * How clear each border of the pieces is: the clearest of a jump between lines or constants, and a bend between lines, near
 * and far. Over more than 40 slots a bend counts as far as it is more than what either side bends itself, half against half.
 * @param sums of values in units of their noise, so that standard errors follow from the slots alone
 */
export function testedBreaks(sums: LineSums, starts: readonly number[]): TestedBreak[] {
  return starts.map((slot, at) => {
    const from = starts[at - 1] ?? 0;
    const to = starts[at + 1] ?? sums.length;
    const tests = [NEARER, NEAR].map((window) =>
      linesAt(sums, Math.max(from, slot - window), slot, Math.min(to, slot + window)),
    );
    const flat = !isSloped(sums, from, slot) && !isSloped(sums, slot, to);
    if (flat) tests.push(flatsAt(sums, from, slot, to));
    for (const window of WIDE) {
      if (Math.min(slot - from, to - slot) >= window) tests.push(jumpAt(sums, slot, window));
    }
    tests.push(sharpAt(sums, Math.max(from, slot - FAR), slot, Math.min(to, slot + FAR)));
    const best = tests.reduce((clearest, test) => (test.clearness > clearest.clearness ? test : clearest));
    const reach = best.isJump ? NEAR : NEARER;
    return {
      ...best,
      ...whereabouts(sums, Math.max(from, slot - reach), slot, Math.min(to, slot + reach), flat),
    };
  });
}

/** The slots around one at which two lines, or constants, explain hardly less. */
function whereabouts(sums: LineSums, from: number, slot: number, to: number, flat: boolean) {
  const costAt = (at: number) =>
    flat ? sums.flatCost(from, at) + sums.flatCost(at, to) : sums.lineCost(from, at) + sums.lineCost(at, to);
  const most = costAt(slot) + LESS_LIKELY;
  let [firstSlot, lastSlot] = [slot, slot];
  while (firstSlot > from + 2 && costAt(firstSlot - 1) <= most) firstSlot -= 1;
  while (lastSlot < to - 3 && costAt(lastSlot + 1) <= most) lastSlot += 1;
  return { firstSlot, lastSlot };
}

/** A break, but for where it may be. */
type Test = Omit<TestedBreak, 'firstSlot' | 'lastSlot'>;

function linesAt(sums: LineSums, from: number, slot: number, to: number): Test {
  const [before, after] = [sums.line(from, slot), sums.line(slot, to)];
  const border = slot - 0.5;
  const jump = valueAt(after, border) - valueAt(before, border);
  const jumpClearness = Math.abs(jump) / Math.hypot(errorAt(before, border), errorAt(after, border)) || 0;
  const bend = after.slope - before.slope;
  const bendClearness = Math.abs(bend) / Math.hypot(slopeError(before), slopeError(after)) || 0;
  const isJump = jumpClearness >= bendClearness;
  return {
    slot,
    isJump,
    size: isJump ? jump : bend,
    clearness: isJump ? jumpClearness : bendClearness,
    before,
    after,
  };
}

/** Over as many slots on both sides a curve ends as far from one line as it begins from the other: no jump. */
function jumpAt(sums: LineSums, slot: number, window: number): Test {
  const [before, after] = [sums.line(slot - window, slot), sums.line(slot, slot + window)];
  const size = valueAt(after, slot - 0.5) - valueAt(before, slot - 0.5);
  const error = Math.hypot(errorAt(before, slot - 0.5), errorAt(after, slot - 0.5));
  return { slot, isJump: true, size, clearness: Math.abs(size) / error || 0, before, after };
}

/** Constants know a jump twice as well as lines do; where those do not see it, what seemed constant is a curve. */
function flatsAt(sums: LineSums, from: number, slot: number, to: number): Test {
  const lines = linesAt(sums, from, slot, to);
  const before = { ...lines.before, slope: 0 };
  const after = { ...lines.after, slope: 0 };
  const size = after.mean - before.mean;
  const error = Math.sqrt(1 / before.count + 1 / after.count);
  const border = slot - 0.5;
  const ofLines = valueAt(lines.after, border) - valueAt(lines.before, border);
  const isCurve =
    Math.abs(size - ofLines) >
    MOST_CURVED * Math.hypot(errorAt(lines.before, border), errorAt(lines.after, border));
  return { slot, isJump: true, size, clearness: isCurve ? 0 : Math.abs(size) / error || 0, before, after };
}

function sharpAt(sums: LineSums, from: number, slot: number, to: number): Test {
  const middles = [Math.round((from + slot) / 2), Math.round((slot + to) / 2)] as const;
  const [farBefore, before] = [sums.line(from, middles[0]), sums.line(middles[0], slot)];
  const [after, farAfter] = [sums.line(slot, middles[1]), sums.line(middles[1], to)];
  const size = after.slope - before.slope;
  const curving = Math.max(Math.abs(before.slope - farBefore.slope), Math.abs(farAfter.slope - after.slope));
  const clearness = (Math.abs(size) - curving) / Math.hypot(slopeError(before), slopeError(after));
  return { slot, isJump: false, size, clearness: clearness || 0, before, after };
}
