import sparkly from 'sparkly';
import type { Dress } from './formats/format.ts';
import type { ReportedFinding, ReportedSeries } from './result.ts';

/** Cells of a sparkline, without its two brackets. */
const CELLS = 24;
/** Columns that a sparkline takes. */
export const SPARKLINE_WIDTH: number = CELLS + 2;

type Samples = Extract<NonNullable<ReportedSeries['data']>, { shape: 'samples' }>;

/**
 * The neighbourhood of a finding, the finding itself in brackets: `▁▂▁▁▂▁[██▇]▁▂▁`. A gap is a blank.
 * Empty where the series came without its samples.
 */
export function sparkline(
  finding: ReportedFinding,
  series: ReportedSeries | undefined,
  paint: Dress['paint'],
): string {
  const data = series?.data;
  if (data?.shape !== 'samples' || data.values.length === 0) return '';
  const first = slotOf(finding.start, data);
  const last = Math.max(first, slotOf(finding.end, data));
  const view = viewOf(first, last, data.values.length);
  const ticks = [...sparkly(cellsOf(data.values, view, finding.direction))];
  const open = Math.floor((first - view.first) / view.slotsPerCell);
  const close = Math.min(CELLS - 1, Math.floor((last - view.first) / view.slotsPerCell)) + 1;
  const inside = `[${ticks.slice(open, close).join('')}]`;
  return `${ticks.slice(0, open).join('')}${paint(finding.severity, inside)}${ticks.slice(close).join('')}`;
}

function slotOf(time: string, data: Samples): number {
  const slot = data.stepMs === 0 ? 0 : Math.round((Date.parse(time) - data.startMs) / data.stepMs);
  return Math.min(Math.max(slot, 0), data.values.length - 1);
}

interface View {
  readonly first: number;
  readonly slotsPerCell: number;
}

/** The finding takes a third of the view at most, what came before it more than what came after. */
function viewOf(first: number, last: number, length: number): View {
  const slotsPerCell = Math.max(1, Math.ceil(((last - first + 1) * 3) / CELLS));
  const before = Math.ceil((CELLS * slotsPerCell - (last - first + 1)) * (2 / 3));
  const start = Math.min(first - before, length - CELLS * slotsPerCell);
  return { first: Math.max(0, start), slotsPerCell };
}

/** The value of each cell that lies farthest in the finding's direction, so that no spike is averaged away. */
function cellsOf(values: readonly (number | null)[], view: View, direction: 'up' | 'down' | null): number[] {
  return Array.from({ length: CELLS }, (_, cell) => {
    const from = view.first + cell * view.slotsPerCell;
    const present = values
      .slice(from, from + view.slotsPerCell)
      .filter((value): value is number => value !== null && Number.isFinite(value));
    if (present.length === 0) return Number.NaN;
    return present.reduce(direction === 'down' ? lesser : greater);
  });
}

function lesser(a: number, b: number): number {
  return Math.min(a, b);
}

function greater(a: number, b: number): number {
  return Math.max(a, b);
}
