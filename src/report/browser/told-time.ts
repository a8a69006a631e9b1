import type { EncodedChart } from '../chart-data/chart-data.ts';
import { humanTime } from '../units.ts';
import type { TimeSpan } from './shown-time.ts';

/**
 * The samples that are shown, the first and the last of them, on the clock of the zone; a single sample has no step.
 * @example toldTime({ fromMs: -5, toMs: 125_000 }, { startMs: 0, stepMs: 60_000, tz: 'UTC' }) // => '1970-01-01 00:00 to 1970-01-01 00:02 (UTC)'
 */
export function toldTime(
  { fromMs, toMs }: TimeSpan,
  { startMs, stepMs, tz }: Pick<EncodedChart, 'startMs' | 'stepMs'> & { readonly tz: string },
): string {
  const step = Math.max(1, stepMs);
  const first = startMs + Math.ceil((fromMs - startMs) / step) * step;
  const last = startMs + Math.floor((toMs - startMs) / step) * step;
  return `${humanTime(first, tz)} to ${humanTime(last, tz)} (${tz})`;
}
