import type { NamedPeriod } from './model/periods/named-periods.ts';
import { missingHistoryMs } from './model/periods/periods.ts';
import type { Season } from './options.ts';
import type { ReportedSeries } from './report/result.ts';
import type { Series } from './series/series.ts';

/**
 * The next season of the calendar that the series is too short for, and how much history it lacks: the day, and once
 * that can be looked for, the week. Null where no season is wanted, and of what does not move.
 */
export function nextSeason({ values, stepMs }: Series, season: Season): ReportedSeries['needs'] {
  if (isStill(values)) return null;
  for (const label of seasonsToCome(season)) {
    const ms = missingHistoryMs(label, values.length, stepMs);
    if (ms > 0) return { label, ms };
  }
  return null;
}

/** Of the calendar, shortest first. */
function seasonsToCome(season: Season): readonly NamedPeriod[] {
  if (season === 'auto') return ['day', 'week'];
  return season === 'day' || season === 'week' ? [season] : [];
}

function isStill(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.every((value) => Number.isNaN(value) || value === first);
}
