import { type Severity, severities } from '../../findings/finding.ts';
import type { Mark } from '../document/document.ts';
import type { Samples } from './thinned.ts';

/** Samples of findings of one severity; null elsewhere. */
export interface Found {
  readonly severity: Severity;
  readonly samples: Samples;
}

/** Samples, one a step. */
interface Stepped {
  readonly startMs: number;
  /** Zero where there is one sample. */
  readonly stepMs: number;
  readonly values: Samples;
  /** Slots that stand for one pixel of an outline; left out, each is a sample. */
  readonly slotsPerPixel?: number;
}

type Stretch = Pick<Mark, 'startMs' | 'endMs' | 'severity' | 'isHollow'>;

/**
 * The samples of findings that wait for somebody, by severity, the gravest last; one more sample at each side shows
 * the way there. Of an outline, all of a pixel in which a finding is. Severities without a finding are left out.
 */
export function foundSamples(stepped: Stepped, marks: readonly Stretch[]): Found[] {
  const { values, slotsPerPixel = 1 } = stepped;
  return severities.flatMap((severity) => {
    const own = marks.filter((mark) => mark.severity === severity && !mark.isHollow);
    if (own.length === 0) return [];
    const samples: (number | null)[] = values.map(() => null);
    for (const mark of own) {
      const last = Math.min(values.length - 1, firstSlotAt(mark.endMs, stepped) + slotsPerPixel);
      for (let slot = Math.max(0, firstSlotAt(mark.startMs, stepped) - 1); slot <= last; slot++) {
        samples[slot] = values[slot] ?? null;
      }
    }
    return [{ severity, samples }];
  });
}

/** Of a pixel its first. */
function firstSlotAt(ms: number, { startMs, stepMs, slotsPerPixel = 1 }: Stepped): number {
  if (stepMs === 0) return 0;
  const slot = (ms - startMs) / stepMs;
  return slotsPerPixel === 1 ? Math.round(slot) : Math.floor(slot / slotsPerPixel) * slotsPerPixel;
}
