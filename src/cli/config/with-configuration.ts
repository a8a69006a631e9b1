import { resolve } from 'node:path';
import { type Fault, UsageError } from '../../errors.ts';
import type { Branding } from '../../report/document/document.ts';
import { faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import type { CommandName } from '../flags/index.ts';
import type { Io } from '../io.ts';
import type { Configuration } from './configuration.ts';
import { environmentSettings, misspeltVariables } from './environment.ts';
import { foundConfiguration } from './found.ts';
import { commandKeys, commandNames, metricsCommands } from './keys.ts';
import { logoFaults } from './logo.ts';
import { merged } from './merged.ts';
import type { Settings } from './setting.ts';
import { toldWhere } from './told-where.ts';
import { flagsOf, typedSettings } from './typed.ts';

/** A command as it was typed. */
export interface Call {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly flags: TypedFlags;
}

/** Reads what reports look like, for those who make one. */
export type WornBranding = () => Promise<Branding | null>;

/**
 * Runs a command with all that holds of its options: what is typed, then the environment, then the configuration.
 * What the command refuses is told where it was said. `--print-config` prints it all instead, and refuses the same.
 */
export async function withConfiguration(
  { command, operands, flags: typed }: Call,
  io: Io,
  run: (operands: readonly string[], flags: TypedFlags, branding: WornBranding) => Promise<number>,
): Promise<number> {
  const { path, warnings } = await foundConfiguration(typed, io);
  const isJudged =
    command === 'validate' && operands.some((file) => resolve(io.workingFolder(), file) === path);
  const configuration = path === undefined || isJudged ? undefined : await read(path, io);
  const settings = await settingsOf({ command, operands, flags: typed }, configuration, io);
  const { config, printConfig, ...others } = typed;
  const flags: TypedFlags = { ...flagsOf(settings, command), ...others };
  sayOddities(warnings, io);
  if (printConfig === true) {
    const { printedConfiguration } = await import('./printed.ts');
    await io.out(printedConfiguration(command, settings, configuration, io.workingFolder()));
    // Printed all the same: who said what cannot be is just what is looked for.
    const { checkValues } = await import('./values.ts');
    await checkValues(settings, command, io);
    return 0;
  }
  if (configuration !== undefined) await checkLogo(configuration, io);
  const inputs = operands.length === 0 ? await inputsOf(command, configuration, io) : undefined;
  if (inputs !== undefined && configuration !== undefined && flags['quiet'] !== true) {
    io.say(inputsLine(inputs, configuration.path, io));
  }
  try {
    return await run(inputs ?? operands, flags, () => brandingOf(configuration, io));
  } catch (error) {
    throw toldWhere(error, settings);
  }
}

async function brandingOf(configuration: Configuration | undefined, io: Io): Promise<Branding | null> {
  if (configuration === undefined) return null;
  const { wornBranding } = await import('./worn-branding.ts');
  return wornBranding(configuration, io);
}

/** What reads YAML and checks it is loaded where there is a file. */
async function read(path: string, io: Io): Promise<Configuration> {
  const { readConfiguration } = await import('./configuration.ts');
  return readConfiguration(path, io);
}

async function settingsOf(
  { command, flags }: Call,
  configuration: Configuration | undefined,
  io: Io,
): Promise<Settings> {
  const keys = commandKeys[command];
  const sources = [typedSettings(keys, flags), environmentSettings(keys, io.env)];
  if (configuration !== undefined) {
    const { fileSettings } = await import('./file-settings.ts');
    sources.push(...fileSettings(configuration, command, io.workingFolder()));
  }
  return merged(sources, keys);
}

/** @throws UsageError when the logo of the reports is not there */
async function checkLogo({ data, folder, placeOf }: Configuration, io: Io): Promise<void> {
  const [fault] = await logoFaults(data, folder, placeOf, io);
  if (fault !== undefined) throw new UsageError(fault);
}

/** What is read when no file is named, by the commands that read metrics. */
async function inputsOf(
  command: CommandName,
  configuration: Configuration | undefined,
  io: Io,
): Promise<readonly string[] | undefined> {
  if (configuration === undefined || !metricsCommands.includes(command)) return undefined;
  const { configuredInputs } = await import('./inputs.ts');
  return configuredInputs(configuration, io);
}

function inputsLine(inputs: readonly string[], path: string, { terminal }: Io): string {
  const count = inputs.length === 1 ? '1 input' : `${inputs.length} inputs`;
  return `${path}: ${count}${terminal.stdin ? '' : '; to read standard input, name it: -'}`;
}

/** Settings that are not heeded, told with `--quiet` too: a gate that somebody meant to have would pass in silence. */
function sayOddities(warnings: readonly Fault[], io: Io): void {
  for (const warning of warnings) io.say(faultMessage(warning, 'warning'));
  const keys = commandNames.flatMap((command) => commandKeys[command]);
  for (const [typed, meant] of misspeltVariables(keys, io.env)) {
    const fault = {
      code: 'variable-name',
      place: typed,
      what: 'it is not heeded',
      fix: `did you mean ${meant}?`,
    };
    io.say(faultMessage(fault, 'warning'));
  }
}
