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
}

type Stretch = Pick<Mark, 'startMs' | 'endMs' | 'severity' | 'isHollow'>;

/**
 * The samples of findings that wait for somebody, by severity, the gravest last; one more sample at each side shows
 * the way there. Severities without a finding are left out.
 */
export function foundSamples({ startMs, stepMs, values }: Stepped, marks: readonly Stretch[]): Found[] {
  const slotOf = (ms: number) => (stepMs === 0 ? 0 : Math.round((ms - startMs) / stepMs));
  return severities.flatMap((severity) => {
    const own = marks.filter((mark) => mark.severity === severity && !mark.isHollow);
    if (own.length === 0) return [];
    const samples: (number | null)[] = values.map(() => null);
    for (const mark of own) {
      const last = Math.min(values.length - 1, slotOf(mark.endMs) + 1);
      for (let slot = Math.max(0, slotOf(mark.startMs) - 1); slot <= last; slot++) {
        samples[slot] = values[slot] ?? null;
      }
    }
    return [{ severity, samples }];
  });
}
