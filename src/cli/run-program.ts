import { CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import { exitCodes } from './exit.ts';
import type { TypedFlags } from './flags.ts';
import { shortHelp } from './help.ts';
import type { Io } from './io.ts';
import { createProgram, programHead, programUsage } from './program.ts';
import { usageError } from './usage.ts';

/** What commander throws when it did what it was asked for. */
const helpCodes = ['commander.help', 'commander.helpDisplayed'];

/** Reads the command line and runs the command; each command is loaded when it is called. */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  if (args.length === 0) {
    io.say(shortHelp('aiops', programUsage, programHead));
    return exitCodes.usage;
  }
  let exitCode: number = exitCodes.done;
  const printed: string[] = [];
  const actions = {
    detect: async (files: readonly string[], flags: TypedFlags) => {
      exitCode = await detectAction(files, flags, io);
    },
    inspect: async (files: readonly string[], flags: TypedFlags) => {
      exitCode = await inspectAction(files, flags, io);
    },
    assess: async (model: string | undefined, flags: TypedFlags) => {
      const { assessCommand } = await import('./commands/assess.ts');
      exitCode = await assessCommand(model, flags, io);
    },
    compare: async (before: string, after: string, flags: TypedFlags) => {
      const { compareCommand } = await import('./commands/compare.ts');
      exitCode = await compareCommand(before, after, flags, io);
    },
    validate: async (files: readonly string[], flags: TypedFlags) => {
      const { validateCommand } = await import('./commands/validate.ts');
      exitCode = await validateCommand(files, flags, io);
    },
    explain: async (topic: string | undefined, flags: TypedFlags) => {
      const { explainCommand } = await import('./commands/explain.ts');
      exitCode = await explainCommand(topic, flags, io);
    },
    schema: async (name: string) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      exitCode = await schemaCommand(name, io);
    },
  };
  const program = createProgram(actions, (text) => printed.push(text));
  try {
    await program.parseAsync(withoutEquals(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (!helpCodes.includes(error.code)) throw usageError(error, args);
    // commander prints nothing at all for the help of a command that does not exist.
    if (printed.length === 0) throw noHelp(args);
  }
  await io.out(printed);
  return exitCode;
}

function noHelp(args: readonly string[]): UsageError {
  const what = `there is no command ${JSON.stringify(args.at(-1))}`;
  return new UsageError({ code: 'usage', place: 'aiops', what, fix: 'see: aiops --help' });
}

async function detectAction(files: readonly string[], flags: TypedFlags, io: Io): Promise<number> {
  const [{ detectCommand }, { detect }] = await Promise.all([
    import('./commands/detect.ts'),
    import('../detect.ts'),
  ]);
  return detectCommand(files, flags, io, detect);
}

async function inspectAction(files: readonly string[], flags: TypedFlags, io: Io): Promise<number> {
  const [{ inspectCommand }, { inspect }] = await Promise.all([
    import('./commands/inspect.ts'),
    import('../inspect.ts'),
  ]);
  return inspectCommand(files, flags, io, inspect);
}

/** `-f=json` is taken for `-f json`, as many tools do; commander would read a format named "=json". */
function withoutEquals(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.flatMap((arg, index) => {
    const [, flag, value] = /^(-[a-zA-Z])=(.*)$/s.exec(arg) ?? [];
    const isOption = end === -1 || index < end;
    return isOption && flag !== undefined && value !== undefined ? [flag, value] : [arg];
  });
}
