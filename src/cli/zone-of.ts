import { isTimeZone } from '../option-values.ts';
import type { FindingsResult } from '../report/result.ts';

/** The zone in which people read the times of a saved result; that of a file that was edited may be none. */
export function zoneOf({ settings }: Pick<FindingsResult, 'settings'>): string {
  const zone = settings['tz'];
  return typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';
}
