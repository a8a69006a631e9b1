import type { Detection } from '../../detect.ts';
import type { Fault } from '../../errors.ts';
import { plain } from '../../report/plain.ts';
import { inputLine, seasonsLine, seriesLine } from '../../report/summary.ts';
import { humanCount } from '../../report/units.ts';
import { faultMessage } from '../exit.ts';
import type { Io } from '../io.ts';

/** So many warnings of one code are told; of the others only how many they are. */
const WARNINGS_OF_ONE_CODE = 3;

/** On stderr, beside every report: what was read, what was assumed, and what a person should know of it. */
export function sayWhatWasRead({ report, warnings }: Detection, tz: string, verbose: boolean, io: Io): void {
  for (const warning of warningLines(warnings)) io.say(warning);
  for (const input of report.result.inputs) io.say(plain(inputLine(input, tz)));
  io.say(seasonsLine(report.result.series));
  if (!verbose) return;
  for (const series of report.result.series) io.say(plain(seriesLine(series)));
}

function warningLines(warnings: readonly Fault[]): string[] {
  const byCode = new Map<string, Fault[]>();
  for (const warning of warnings) byCode.set(warning.code, [...(byCode.get(warning.code) ?? []), warning]);
  return [...byCode].flatMap(([code, alike]) => {
    const told = alike.slice(0, WARNINGS_OF_ONE_CODE).map((warning) => faultMessage(warning, 'warning'));
    const more = alike.length - told.length;
    return more === 0 ? told : [...told, `  and ${humanCount(more)} more [${code}]`];
  });
}
