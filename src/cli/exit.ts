import { type Fault, faultText, InputError, OutputError, UsageError } from '../errors.ts';
import { plain } from '../report/plain.ts';

/** What a run can end with. A signal ends it as the system does: 130 and 143 in a shell. */
export const exitCodes = { done: 0, gateFailed: 1, usage: 2, input: 3, failure: 4 } as const;

/** The same for a sitting, which puts everything in order before it ends by a signal. */
export const signalCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const codeOfError = [
  [UsageError, exitCodes.usage],
  [InputError, exitCodes.input],
  [OutputError, exitCodes.failure],
] as const;

/** How a run ends that could not go on. */
export interface LastWords {
  readonly exitCode: number;
  readonly message: string;
}

/** Exit code and last words of an error; what is none of ours is a bug and says so, with its stack at `-vv`. */
export function lastWords(error: unknown, verbosity: number): LastWords {
  for (const [errorClass, exitCode] of codeOfError) {
    if (error instanceof errorClass) return { exitCode, message: faultMessage(error.fault, 'error') };
  }
  return { exitCode: exitCodes.failure, message: bugMessage(error, verbosity) };
}

/** A fault as it may reach a terminal: what it quotes from the input cannot act there. */
export function faultMessage(fault: Fault, level: 'error' | 'warning'): string {
  const printable = Object.entries(fault).map(([key, value]) => [key, plain(String(value))]);
  return faultText(Object.fromEntries(printable) as unknown as Fault, level);
}

function bugMessage(error: unknown, verbosity: number): string {
  const what = error instanceof Error ? error.message : String(error);
  const lines = [
    `aiops: internal error: ${plain(what)} [bug]`,
    '  fix: please report it with the command, the output of "aiops --version -v", and an input that shows it',
  ];
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  if (verbosity < 2) return [...lines, '       (-vv tells where it happened)'].join('\n');
  return [...lines, ...stack.split('\n').map((line) => `  ${plain(line)}`)].join('\n');
}
