import type { Fault } from '../errors.ts';
import { groupedBy } from '../grouped.ts';
import { humanCount } from '../report/units.ts';
import { faultMessage } from './exit.ts';

/** So many warnings of one code are told; of the others only how many they are. */
const WARNINGS_OF_ONE_CODE = 3;

/** Warnings as lines for stderr, those of one code together. */
export function warningLines(warnings: readonly Fault[]): string[] {
  return [...groupedBy(warnings, ({ code }) => code)].flatMap(([code, alike]) => {
    const told = alike.slice(0, WARNINGS_OF_ONE_CODE).map((warning) => faultMessage(warning, 'warning'));
    const more = alike.length - told.length;
    return more === 0 ? told : [...told, `  and ${humanCount(more)} more [${code}]`];
  });
}
