import type { JoinedFinding } from './joined.ts';
import { expectedText, numberText } from './told.ts';

/**
 * What was expected, and how far from it would have been usual.
 * @example '117.4 (110–125)'; '110–125' where no single value was expected
 */
export function expectedWithBand(one: Pick<JoinedFinding, 'finding'>): string {
  const [band, expected] = [expectedText(one), numberText(one.finding.expected)];
  return one.finding.expected === null || band === expected ? band : `${expected} (${band})`;
}
