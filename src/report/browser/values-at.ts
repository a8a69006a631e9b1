import type { ChartColumns } from '../chart-data/chart-data.ts';
import type { Column } from '../chart-data/column.ts';
import type { LiveChart } from '../chart-data/live-chart.ts';

/** What stands below a chart where the cursor is; NaN or null is none. */
export interface ValuesAt {
  /** One moment, or all the time of a pixel of an outline. */
  readonly fromMs: number;
  readonly toMs: number;
  /** One value, or the two between which those of a pixel lie. */
  readonly least: number | null;
  readonly greatest: number | null;
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

type Stepped = Pick<LiveChart, 'startMs' | 'stepMs' | 'slotsPerPixel'>;

/** A slot's sample; of an outline, all that is known of its pixel: when a value in it was measured, nobody knows. */
export function valuesAt(slot: number, chart: Stepped, columns: ChartColumns): ValuesAt {
  const { startMs, stepMs, slotsPerPixel } = chart;
  const first = slot - (slot % slotsPerPixel);
  const fromMs = startMs + first * stepMs;
  const values = columns.values.slice(first, first + slotsPerPixel).filter((value) => value !== null);
  const at = (column: Column) => column[slot] ?? null;
  return {
    fromMs,
    toMs: slotsPerPixel === 1 ? fromMs : fromMs + slotsPerPixel * stepMs,
    least: values.length === 0 ? null : Math.min(...values),
    greatest: values.length === 0 ? null : Math.max(...values),
    expected: at(columns.expected),
    lower: at(columns.lower),
    upper: at(columns.upper),
  };
}
