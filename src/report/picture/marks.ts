import type { ReportedFinding } from '../result.ts';
import { CHARACTER_WIDTH } from './elements.ts';

/** Shapes around the origin, so that no kind is told by colour alone. */
export const markShapes: Readonly<Record<ReportedFinding['kind'], string>> = {
  spike: 'M0,-5L5,4H-5Z',
  dip: 'M0,5L5,-4H-5Z',
  'level-shift': 'M-6,1.5H-.5V5H-6ZM.5,-5H6V-1.5H.5Z',
  'trend-change': 'M-6,4L-1,1L5,-5L3,-5L-1.5,-1.5L-6,1.5Z',
  drift: 'M-6,5L6,-5V-1L-6,5Z',
  'variance-change': 'M-6,0L-3,-1.5L0,-5L3,-1.5L6,0L3,1.5L0,5L-3,1.5Z',
  'seasonal-change': 'M-6,4L-3,-4L0,4L3,-4L6,4L4,4L3,1L1,5H-1L-3,1L-4,4Z',
  flatline: 'M-6,-2H6V2H-6Z',
  'missing-data': 'M-4,-2.5L-2.5,-4L0,-1.5L2.5,-4L4,-2.5L1.5,0L4,2.5L2.5,4L0,1.5L-2.5,4L-4,2.5L-1.5,0Z',
  restart: 'M0,-5L5,0L0,5L-5,0Z',
  'outside-limits': 'M-6,-5H6V-3H1V5H-1V-3H-6Z',
  'peer-outlier': 'M-6,2H6V5H-6ZM-2,-5H2V-1H-2Z',
};

/** A finding on the picture, in pixels. */
export interface Mark {
  readonly finding: ReportedFinding;
  readonly fromX: number;
  readonly toX: number;
  readonly x: number;
  /** From 0 at the bottom. */
  readonly lane: number;
  /** On which side of the mark its kind is written; none where there was no room. */
  readonly label: 'right' | 'left' | 'none';
}

const MARK_RADIUS = 7;
/** From the middle of a mark to its name. */
export const LABEL_DISTANCE = 9;
const MOST_LANES = 3;
/** A long finding is marked where it begins. */
const FARTHEST_FROM_START = 8;
/** A finding of a moment is seen as well. */
const LEAST_WIDTH = 2;

/** From left to right, in pixels. */
export interface Strip {
  readonly fromX: number;
  readonly toX: number;
}

/**
 * Where the findings of a series are marked, above its values: in as many lanes as keep their names apart, three
 * at most. The worst ones get room first. Findings of one kind that cover the same pixels are marked once.
 * @param findings worst first
 * @param title what else stands in the lowest lane
 */
export function placedMarks(
  findings: readonly ReportedFinding[],
  stripOf: (finding: ReportedFinding) => Strip,
  plot: Strip,
  title: Strip,
): Mark[] {
  const taken: Strip[][] = Array.from({ length: MOST_LANES }, (_, lane) => (lane === 0 ? [title] : []));
  const seen = new Set<string>();
  const marks: Mark[] = [];
  for (const finding of findings) {
    const strip = widened(stripOf(finding), plot);
    const key = `${finding.kind} ${Math.round(strip.fromX)} ${Math.round(strip.toX)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const x = Math.min((strip.fromX + strip.toX) / 2, strip.fromX + FARTHEST_FROM_START);
    marks.push({ finding, ...strip, ...placeFor(finding.kind, x, taken, plot) });
  }
  return marks;
}

function widened({ fromX, toX }: Strip, plot: Strip): Strip {
  const [from = 0, to = 0] = [fromX, toX].map((x) => Math.min(Math.max(x, plot.fromX), plot.toX));
  const lacking = Math.max(0, LEAST_WIDTH - (to - from)) / 2;
  return { fromX: from - lacking, toX: to + lacking };
}

function placeFor(
  kind: string,
  x: number,
  taken: Strip[][],
  plot: Strip,
): Pick<Mark, 'x' | 'lane' | 'label'> {
  const length = LABEL_DISTANCE + (kind.length + 1) * CHARACTER_WIDTH;
  const places = [
    { label: 'right', fromX: x - MARK_RADIUS, toX: x + length },
    { label: 'left', fromX: x - length, toX: x + MARK_RADIUS },
    { label: 'none', fromX: x - MARK_RADIUS, toX: x + MARK_RADIUS },
  ] as const;
  for (const { label, ...strip } of places) {
    if (label !== 'none' && (strip.fromX < plot.fromX - MARK_RADIUS || strip.toX > plot.toX + MARK_RADIUS))
      continue;
    const lane = taken.findIndex((strips) => strips.every((other) => isApart(other, strip)));
    if (lane < 0) continue;
    taken[lane]?.push(strip);
    return { x, lane, label };
  }
  return { x, lane: 0, label: 'none' };
}

function isApart(a: Strip, b: Strip): boolean {
  return a.toX <= b.fromX || b.toX <= a.fromX;
}
