import { exitCodes, lastWords } from './exit.ts';
import { type Io, realIo } from './io.ts';

/**
 * Arguments in, exit code out. Only `process.exitCode` is set: ending the process here would lose what a pipe
 * has not taken yet. Signals are left to the system, so Ctrl-C also ends a long calculation: 130 and 143 in a
 * shell. Until the code is decided it is that of a failure, for a run that ends in the middle.
 */
export async function main(): Promise<void> {
  const io = realIo();
  const args = process.argv.slice(2);
  let isTold = false;
  const fail = (error: unknown) => {
    isTold = true;
    io.say(lastWords(error, verbosityOf(args)).message);
    process.exitCode = exitCodes.failure;
  };
  process.exitCode = exitCodes.failure;
  process.on('uncaughtException', (error) => {
    fail(error);
    process.stdin.destroy();
  });
  process.on('exit', () => {
    if (!isTold) fail(new Error('the run ended before it was done'));
  });
  const exitCode = await run(args, io);
  if (!isTold) process.exitCode = exitCode;
  isTold = true;
}

/** One run; every error becomes its last words and an exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    return isVersionCall(args) ? await tellVersion(args, io) : await runCommand(args, io);
  } catch (error) {
    const { exitCode, message } = lastWords(error, verbosityOf(args));
    io.say(message);
    return exitCode;
  }
}

/** Answered before the command line is loaded; `--version -v` tells more. */
function isVersionCall(args: readonly string[]): boolean {
  const flags = args.map((arg) => (arg === '--version' ? '-V' : arg === '--verbose' ? '-v' : arg));
  return flags.includes('-V') && flags.every((flag) => flag === '-V' || /^-v+$/.test(flag));
}

async function tellVersion(args: readonly string[], io: Io): Promise<number> {
  const { versionText } = await import('./version.ts');
  await io.out([versionText(verbosityOf(args))]);
  return exitCodes.done;
}

async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const { runProgram } = await import('./run-program.ts');
  return runProgram(args, io);
}

/** How often `-v` stands on the command line, also where the rest of it is not understood. */
function verbosityOf(args: readonly string[]): number {
  const flags = args.filter((arg) => /^-v+$/.test(arg) || arg === '--verbose');
  return flags.reduce((count, flag) => count + (flag === '--verbose' ? 1 : flag.length - 1), 0);
}
