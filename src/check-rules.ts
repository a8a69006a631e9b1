import { limitsFor } from './findings/outside-limits.ts';
import type { DetectOptions } from './options.ts';
import type { NamedSeries } from './series/judged-selector.ts';
import { checkRulesFor } from './series/rules-for.ts';

/**
 * Whether all that was typed for some series can be heeded, before any is judged.
 * @param all the series that are judged
 * @throws UsageError when a selector means none of them, or a limit is a percentage of what has no whole
 */
export function checkRules(
  { limit, minDurationMs, minChange, minVolume, threshold }: DetectOptions,
  all: readonly NamedSeries[],
): void {
  checkRulesFor('limit', limit, all);
  checkRulesFor('min-duration', minDurationMs, all);
  checkRulesFor('min-change', minChange, all);
  checkRulesFor('min-volume', minVolume, all);
  checkThresholds(threshold, all);
  for (const one of all) limitsFor(limit, one);
}

/**
 * The same for thresholds alone; a total is over whatever series there are.
 * @throws UsageError
 */
export function checkThresholds(threshold: DetectOptions['threshold'], all: readonly NamedSeries[]): void {
  const ofSeries = threshold.filter(({ rule }) => !rule.isTotal);
  checkRulesFor('threshold', ofSeries, all);
}
