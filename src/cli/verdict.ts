import type { Gate } from '../gate/gate.ts';
import { gateLines } from '../report/gate-text.ts';
import type { FindingsResult } from '../report/result.ts';
import { verdict } from '../report/summary.ts';
import { exitCodes } from './exit.ts';
import type { TypedFlags } from './flag.ts';
import type { Io } from './io.ts';
import { type Presentation, widthOf } from './presentation.ts';

/** The rules that decided, on stderr: what failed, what is warned of, and with `-v` what passed. */
export async function sayGate(
  gate: Gate,
  { quiet, verbose, colour }: Pick<Presentation<string>, 'quiet' | 'verbose' | 'colour'>,
  io: Io,
): Promise<void> {
  // A rule alone stands in the verdict.
  if (quiet || (gate.rules.length <= 1 && !verbose)) return;
  const { paintForMessages } = await import('./colour.ts');
  const paint = paintForMessages(colour, io);
  for (const { text, role } of gateLines(gate, { width: widthOf(io), isAll: verbose })) {
    io.say(role === 'failed' ? paint('high', text) : role === 'warning' ? paint('medium', text) : text);
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
