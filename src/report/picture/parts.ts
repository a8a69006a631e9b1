import { humanDuration } from '../units.ts';
import type { DrawnSeries } from './chosen.ts';
import type { Panel } from './panel.ts';

const VALUES_HEIGHT = 150;
const PART_HEIGHT = 58;

/** The panels of a series from top to bottom: its values in their band, and what they are made of. */
export function panelsOf(drawn: DrawnSeries): Panel[] {
  const { data, series } = drawn;
  const { values, expected, lower, upper, trend, seasonal } = data;
  const found = foundSlots(drawn);
  const isFound = (slot: number) => found[slot] === 1;
  const remainder = values.map((value, slot) => difference(value, expected[slot] ?? null));
  const part = { height: PART_HEIGHT };
  return [
    { title: 'values', height: VALUES_HEIGHT, samples: values, band: { lower, expected, upper }, isFound },
    { ...part, title: 'trend', samples: trend },
    ...seasonal.map((samples, i) => ({
      ...part,
      title: `season: ${seasonName(series.periods[i])}`,
      samples,
      hasZero: true,
    })),
    { ...part, title: 'remainder (value − expected)', samples: remainder, hasZero: true, isFound },
  ];
}

/** One a slot: 1 where a finding covers it. */
function foundSlots({ findings, data: { startMs, stepMs, values } }: DrawnSeries): Uint8Array {
  const found = new Uint8Array(values.length);
  const slotOf = (time: string) => (stepMs === 0 ? 0 : Math.round((Date.parse(time) - startMs) / stepMs));
  for (const { start, end } of findings) {
    found.fill(1, Math.max(0, slotOf(start)), Math.max(0, slotOf(end) + 1));
  }
  return found;
}

function difference(value: number | null, expected: number | null): number | null {
  return value === null || expected === null ? null : value - expected;
}

/** A season that goes by its own length is named by it: 90 min is 1h30m, as in the other reports. */
function seasonName(period: DrawnSeries['series']['periods'][number] | undefined): string {
  return period === undefined ? 'unnamed' : period.label || humanDuration(period.ms);
}
