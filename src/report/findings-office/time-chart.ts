import { foundSamples } from '../charts/found.ts';
import { type Samples, thinnedSlots } from '../charts/thinned.ts';
import { within } from '../charts/window.ts';
import type { ChartPart } from '../document/document.ts';
import type { TimeChart } from '../office/office-report.ts';

/** Samples of a chart that somebody may edit. */
const MOST = 600;
/** Of each column of pixels the first, the least, the greatest and the last are kept, and a slot of a gap. */
const KEPT = 5;

interface Told {
  readonly title: string;
  readonly description: string;
  readonly tz: string;
}

/** The neighbourhood of a finding, thinned so that no extreme is lost of the values, nor of those that were found. */
export function timeChart(
  { data, marks }: ChartPart,
  span: { readonly fromMs: number; readonly toMs: number },
  told: Told,
): TimeChart {
  const near = within(data, span);
  const found = foundIn(near.values, foundSamples(near, marks));
  const slots = slotsOf(near.values, found);
  const at = (samples: Samples) => slots.map((slot) => samples[slot] ?? null);
  return {
    kind: 'time',
    ...told,
    times: slots.map((slot) => near.startMs + slot * near.stepMs),
    series: [
      { role: 'value', name: 'Value', values: at(near.values) },
      { role: 'expected', name: 'Expected', values: at(near.expected) },
      { role: 'lower', name: 'Lower edge', values: at(near.lower) },
      { role: 'upper', name: 'Upper edge', values: at(near.upper) },
      { role: 'found', name: 'Found', values: at(found) },
    ],
  };
}

/** The samples of all findings, of whatever severity. */
function foundIn(values: Samples, found: readonly { readonly samples: Samples }[]): Samples {
  return values.map((_, slot) => found.find(({ samples }) => samples[slot] !== null)?.samples[slot] ?? null);
}

function slotsOf(values: Samples, found: Samples): number[] {
  if (values.length <= MOST) return values.map((_, slot) => slot);
  const columns = Math.floor(MOST / KEPT / 2);
  const kept = new Set([...thinnedSlots(values, columns), ...thinnedSlots(found, columns)]);
  return [...kept].sort((a, b) => a - b);
}
