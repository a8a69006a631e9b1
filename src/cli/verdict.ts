import type { Gate } from '../gate/gate.ts';
import type { FindingsOfRule } from '../report/gate-findings.ts';
import { gateLines, paintRoles } from '../report/gate-text.ts';
import type { FindingsResult } from '../report/result.ts';
import { verdict } from '../report/summary.ts';
import { exitCodes } from './exit.ts';
import type { TypedFlags } from './flag.ts';
import type { Io } from './io.ts';
import { type Presentation, widthOf } from './presentation.ts';

/**
 * The rules that decided, on stderr: what failed, what is warned of, and with `-v` what passed.
 * @param told tells which findings count for a rule, where no report says it
 */
export async function sayGate(
  gate: Gate,
  { quiet, verbose, colour }: Pick<Presentation<string>, 'quiet' | 'verbose' | 'colour'>,
  io: Io,
  told?: FindingsOfRule,
): Promise<void> {
  const isAlone = gate.rules.length <= 1;
  const isTold = told === undefined || gate.rules.every(({ passed }) => passed);
  // A rule alone stands in the verdict.
  if (quiet || (isAlone && isTold && !verbose)) return;
  const { paintForMessages } = await import('./colour.ts');
  const paint = paintForMessages(colour, io);
  for (const { text, role } of gateLines(gate, {
    width: widthOf(io),
    isAll: verbose,
    ...(told && { told }),
  })) {
    io.say(paint(paintRoles[role], text));
  }
}

/** How a gate ends a run: the exit code, and what the last line says beside the verdict. */
export function endOfGate(
  { passed }: Pick<Gate, 'passed'>,
  { exitZero }: TypedFlags,
): { readonly exitCode: number; readonly aside: string } {
  if (passed !== false) return { exitCode: exitCodes.done, aside: '' };
  if (exitZero === true) return { exitCode: exitCodes.done, aside: '; --exit-zero' };
  return { exitCode: exitCodes.gateFailed, aside: '' };
}

/** The last line of a run that found something or nothing, and its exit code. */
export function endOf(result: FindingsResult, flags: TypedFlags, io: Io): number {
  const { exitCode, aside } = endOfGate(result.gate, flags);
  io.say(verdict(result, exitCode, aside));
  return exitCode;
}
