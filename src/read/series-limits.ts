import { InputError } from '../errors.ts';
import type { Labels } from '../series/labels.ts';

/** More series than this cannot be looked at together, whatever the machine: a series takes about two kilobytes. */
export const MOST_SERIES = 500_000;
/** Nobody gives a series more labels: Prometheus servers are mostly set to refuse some dozens. */
export const MOST_LABELS = 10_000;

/**
 * @param known how many series the input has shown so far
 * @throws InputError for one more than can be held, or one with labels without end
 */
export function requireRoom(path: string, labels: Labels, known: number): void {
  if (known >= MOST_SERIES) {
    throw new InputError({
      code: 'too-many-series',
      place: path,
      what: `the input holds more than ${MOST_SERIES.toLocaleString('en')} series`,
      fix: 'export a part of them, such as one job or one metric',
    });
  }
  let count = 0;
  for (const _ in labels) count += 1;
  if (count <= MOST_LABELS) return;
  throw new InputError({
    code: 'too-many-labels',
    place: path,
    what: `a series has more than ${MOST_LABELS.toLocaleString('en')} labels`,
    fix: 'check what wrote it',
  });
}
