import { errorAt, joinedLine, type Line, type LineSums, valueAt } from './line-sums.ts';
import type { TestedBreak } from './tested-break.ts';

/** Slots on each side of a plateau that show the line it leaves. */
const BASE = 80;
/** What three parallel lines, two of them one, may leave in σ²: chance leaves more in one of 1,000 (χ² of 3). */
const MOST_BENT = 16;

/**
 * Two breaks between which the values are off one line that goes on behind them: jumps, as clear as that, less what a curve
 * of the slopes on both sides would be off.
 */
export function withPlateaus(sums: LineSums, alone: readonly TestedBreak[]): TestedBreak[] {
  const breaks = [...alone];
  for (let at = 0; at + 1 < breaks.length; at++) {
    const [begin, end] = [breaks[at]!, breaks[at + 1]!];
    if (end.slot - begin.slot > 2 * BASE) continue;
    const first = Math.max(breaks[at - 1]?.slot ?? 0, begin.slot - BASE);
    const last = Math.min(breaks[at + 2]?.slot ?? sums.length, end.slot + BASE);
    const [before, inside, after] = [
      sums.line(first, begin.slot),
      sums.line(begin.slot, end.slot),
      sums.line(end.slot, last),
    ];
    const base = joinedLine(before, after);
    const size = inside.mean - valueAt(base, inside.middle);
    const curved = (Math.abs(after.slope - before.slope) * (end.slot - begin.slot)) / 4;
    const error = Math.hypot(Math.sqrt(1 / inside.count), errorAt(base, inside.middle));
    const clearness = (Math.abs(size) - curved) / error;
    const bends =
      bentBy(before, base) + bentBy(after, base) + (inside.slope - base.slope) ** 2 * inside.spread;
    const isClearer = clearness >= Math.max(begin.clearness, end.clearness);
    if (!isClearer || bends > MOST_BENT) continue;
    breaks[at] = {
      ...begin,
      isJump: true,
      size,
      clearness,
      before: base,
      after: { ...base, mean: base.mean + size },
    };
    breaks[at + 1] = { ...end, isJump: true, size: -size, clearness, before: breaks[at]!.after, after: base };
    at += 1;
  }
  return breaks;
}

/** What a line's own course leaves beside another, in σ². */
function bentBy(line: Line, base: Line): number {
  return (
    (line.slope - base.slope) ** 2 * line.spread + (line.mean - valueAt(base, line.middle)) ** 2 * line.count
  );
}
