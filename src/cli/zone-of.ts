import type { FindingsResult } from '../report/result.ts';

/** The zone in which people read the times of a saved result; that of a file that was edited may be none. */
export function zoneOf({ settings }: Pick<FindingsResult, 'settings'>): string {
  const zone = settings['tz'];
  return typeof zone === 'string' && isZone(zone) ? zone : 'UTC';
}

export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
