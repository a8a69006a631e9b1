/**
 * The day in the zone of this machine. In Seoul a morning's workshop is not one of the day before.
 * @example civilDay(new Date('2026-11-20T23:30:00Z')) // => '2026-11-21' where TZ is Asia/Seoul
 */
export function civilDay(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
