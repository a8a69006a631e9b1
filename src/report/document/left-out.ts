import type { ReportedInput } from '../result.ts';
import { counted, humanCount } from '../units.ts';
import type { QualityPart, Timeline } from './document.ts';
import type { Joined } from './joined.ts';
import { inputNames } from './names.ts';
import { sameExports } from './quality.ts';

interface Parts {
  readonly charts: number;
  /** Series with findings that have no chart. */
  readonly more: number;
  readonly timeline: Timeline;
  readonly quality: QualityPart;
}

/** What the report does not show, a sentence each. */
export function leftOutOf({ results, series }: Joined, { charts, more, timeline, quality }: Parts): string[] {
  const quiet = series.filter(({ findings }) => findings.length === 0).length;
  return [
    ...sameExports({ results }).map(twiceText),
    ...results.flatMap(filteredText),
    more === 0
      ? ''
      : `${humanCount(charts)} of ${humanCount(charts + more)} series with findings have a chart: aiops detect --select NAME shows another.`,
    quiet === 0
      ? ''
      : `${humanCount(quiet)} series without a finding ${quiet === 1 ? 'is' : 'are'} not drawn.`,
    timeline.leftOut ?? '',
    quality.leftOut ?? '',
  ].filter((text) => text !== '');
}

/** @example 'The same export was read 2 times (a.csv): its samples and findings count as often.' */
function twiceText(inputs: readonly ReportedInput[]): string {
  const paths = inputNames([...new Set(inputs.map(({ path }) => path))]);
  return `The same export was read ${humanCount(inputs.length)} times (${paths}): its samples and findings count as often.`;
}

/** @example 'Filters hid 5 findings: min-change 3, min-duration 2.' */
function filteredText({ filtered }: Joined['results'][number]): string[] {
  const counts = new Map<string, number>();
  for (const { filter } of filtered) counts.set(filter, (counts.get(filter) ?? 0) + 1);
  if (filtered.length === 0) return [];
  const told = [...counts].map(([filter, count]) => `${filter} ${humanCount(count)}`).join(', ');
  return [`Filters hid ${counted(filtered.length, 'finding')}: ${told}.`];
}
