const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(day: string): boolean {
  return DAY.test(day) && isoOf(`${day}T00:00:00Z`)?.startsWith(day) === true;
}

/** Whether a text is a time of the calendar, ISO 8601 in UTC with Z. */
export function isTime(time: string): boolean {
  return TIME.test(time) && isoOf(time)?.startsWith(time.slice(0, 19)) === true;
}

/** Undefined for what is no time; 31 February is 3 March. */
function isoOf(time: string): string | undefined {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
