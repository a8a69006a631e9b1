import { type Fault, InputError, UsageError } from '../../errors.ts';
import type { CommandName } from '../flags/index.ts';
import type { Io } from '../io.ts';
import type { Configuration } from './configuration.ts';
import { fileSettings } from './file-settings.ts';
import { commandKeys, commandNames } from './keys.ts';
import { merged } from './merged.ts';
import { readers } from './readers.ts';
import type { Settings } from './setting.ts';
import { type Blamed, blamedSetting, toldWhere } from './told-where.ts';
import { flagsOf } from './typed.ts';

/**
 * Every value of a configuration that a command would refuse, by command. What is common is asked of each command that
 * heeds it, also where the section of that says otherwise.
 * @param areThresholdsSound whether those at the top can be asked too
 */
export async function valueFaults(
  configuration: Configuration,
  areThresholdsSound: boolean,
  io: Io,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const command of commandNames) {
    const [own, common, top] = fileSettings(configuration, command, io.workingFolder());
    const shared = areThresholdsSound ? [common, top] : [common];
    for (const sources of [[own, ...shared], shared]) {
      faults.push(...(await faultsIn(merged(sources, commandKeys[command]), command, io)));
    }
  }
  return faults;
}

/**
 * @throws UsageError where a command would refuse what holds of its options: told where that is said
 */
export async function checkValues(settings: Settings, command: CommandName, io: Io): Promise<void> {
  const refusal = await refusalOf(settings, command, io);
  if (refusal !== undefined) throw toldWhere(refusal, settings);
}

/** What is at fault is told and left out, until the rest is understood. */
async function faultsIn(settings: Settings, command: CommandName, io: Io): Promise<Fault[]> {
  const faults: Fault[] = [];
  let left = settings;
  while (true) {
    const blamed = blamedSetting(await refusalOf(left, command, io), left);
    if (blamed === undefined) return faults;
    faults.push(blamed.fault);
    left = without(left, blamed);
  }
}

/** What a command says to its options; nothing of the files that they name, which may come later. */
async function refusalOf(settings: Settings, command: CommandName, io: Io): Promise<UsageError | undefined> {
  try {
    await readers[command](flagsOf(settings, command), io);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    if (!(error instanceof UsageError)) throw error;
    const isOfOptions = error.fault.place === 'aiops' || blamedSetting(error, settings) !== undefined;
    return isOfOptions ? error : undefined;
  }
}

function without(settings: Settings, { name, item }: Blamed): Settings {
  const { value, places, ...others } = settings.get(name)!;
  const left = new Map(settings);
  left.delete(name);
  if (item === undefined || !Array.isArray(value)) return left;
  const kept = <T>(items: readonly T[]) => items.filter((_, at) => at !== item);
  const setting = { ...others, value: kept(value as readonly string[]) };
  return left.set(name, places === undefined ? setting : { ...setting, places: kept(places) });
}
