import { CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import type { WornBranding } from './config/with-configuration.ts';
import { exitCodes } from './exit.ts';
import type { TypedFlags } from './flag.ts';
import type { CommandName } from './flags/index.ts';
import { programHead, programUsage } from './heads.ts';
import { shortHelp } from './help.ts';
import type { Io } from './io.ts';
import { type Actions, createProgram, requireNoOperands } from './program.ts';
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
  const actions: Actions = {
    run: async (command, operands, flags) => {
      const { withConfiguration } = await import('./config/with-configuration.ts');
      exitCode = await withConfiguration({ command, operands, flags }, io, (named, settled, branding) =>
        commands[command](named, settled, io, branding),
      );
    },
    schema: async (name) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      exitCode = await schemaCommand(name, io);
    },
    init: async (file) => {
      const { initCommand } = await import('./commands/init.ts');
      exitCode = await initCommand(file, io);
    },
  };
  const program = createProgram(actions, (text) => printed.push(text));
  if (args.includes('--print-config')) requireNoOperands(program);
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

type Run = (
  operands: readonly string[],
  flags: TypedFlags,
  io: Io,
  branding: WornBranding,
) => Promise<number>;

/** The commands that a configuration speaks of, each loaded when it is called. */
const commands: Readonly<Record<CommandName, Run>> = {
  detect: async (files, flags, io, branding) => {
    const [{ detectCommand }, { detect }] = await Promise.all([
      import('./commands/detect.ts'),
      import('../detect.ts'),
    ]);
    return detectCommand(files, flags, io, detect, branding);
  },
  inspect: async (files, flags, io) => {
    const [{ inspectCommand }, { inspect }] = await Promise.all([
      import('./commands/inspect.ts'),
      import('../inspect.ts'),
    ]);
    return inspectCommand(files, flags, io, inspect);
  },
  check: async (files, flags, io) => (await import('./commands/check.ts')).checkCommand(files, flags, io),
  assess: async ([model], flags, io, branding) =>
    (await import('./commands/assess.ts')).assessCommand(model, flags, io, branding),
  compare: async ([before = '', after = ''], flags, io) =>
    (await import('./commands/compare.ts')).compareCommand(before, after, flags, io),
  report: async (files, flags, io, branding) =>
    (await import('./commands/report.ts')).reportCommand(files, flags, io, branding),
  validate: async (files, flags, io) =>
    (await import('./commands/validate.ts')).validateCommand(files, flags, io),
  explain: async ([topic], flags, io) =>
    (await import('./commands/explain.ts')).explainCommand(topic, flags, io),
};

/** `-f=json` is taken for `-f json`, as many tools do; commander would read a format named "=json". */
function withoutEquals(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.flatMap((arg, index) => {
    const [, flag, value] = /^(-[a-zA-Z])=(.*)$/s.exec(arg) ?? [];
    const isOption = end === -1 || index < end;
    return isOption && flag !== undefined && value !== undefined ? [flag, value] : [arg];
  });
}
