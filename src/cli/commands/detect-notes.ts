import type { Detection } from '../../detect.ts';
import { plain } from '../../report/plain.ts';
import { seasonsLine } from '../../report/seasons-line.ts';
import { derivedLine, inputLine, seriesLine } from '../../report/summary.ts';
import type { Io } from '../io.ts';
import { warningLines } from '../warning-lines.ts';

/** On stderr, beside every report: what was read, what was assumed, and what a person should know of it. */
export function sayWhatWasRead({ report, warnings }: Detection, tz: string, verbose: boolean, io: Io): void {
  for (const warning of warningLines(warnings)) io.say(warning);
  for (const input of report.result.inputs) io.say(plain(inputLine(input, tz)));
  const derived = derivedLine(report.result.series);
  if (derived !== '') io.say(derived);
  io.say(seasonsLine(report.result.series));
  if (!verbose) return;
  for (const series of report.result.series) io.say(plain(seriesLine(series)));
}
