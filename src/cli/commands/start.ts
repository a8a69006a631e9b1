import { UsageError } from '../../errors.ts';
import type { DetectOptions } from '../../options.ts';
import { momentOf } from '../../series/times.ts';

/**
 * Checks the time of the first scrape also where the input tells its times and none is needed: a mistyped one would
 * be passed over in silence.
 * @throws UsageError
 */
export function checkStart({ start, tz }: Pick<DetectOptions, 'start' | 'tz'>): void {
  if (start === undefined || !Number.isNaN(momentOf('start', start, tz, Number.NaN))) return;
  throw new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--start ${JSON.stringify(start)}: expected a time, not an amount before the end`,
    fix: 'give a time such as 2026-05-19T10:00:00Z',
  });
}
