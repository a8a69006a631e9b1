import type { FlagGroup } from '../flag.ts';
import { type Flag, longNameOf } from '../flag.ts';
import { type CommandName, commandFlagGroups } from '../flags/index.ts';

/** An option as a configuration names it. */
export interface Key {
  /** @example 'fail_on' */
  readonly name: string;
  readonly flag: Flag;
  /** As the help is divided, without the colon. */
  readonly group: string;
}

export const commandNames = Object.keys(commandFlagGroups) as readonly CommandName[];

/** Those that read metrics: for them a configuration names inputs. */
export const metricsCommands: readonly CommandName[] = ['detect', 'inspect'];

/** What a configuration can say to each command. */
export const commandKeys: Readonly<Record<CommandName, readonly Key[]>> = Object.fromEntries(
  commandNames.map((command) => [command, keysIn(commandFlagGroups[command])]),
) as Record<CommandName, Key[]>;

/** What stands at the top of the file instead: it is for the gate of whichever command. */
export const keysAtTop: readonly string[] = ['threshold', 'no_data', 'baseline'];

/** What means the very same to several commands. */
export const commonKeys: readonly Key[] = sharedKeys();

/** @example keyName({ flags: '--fail-on <SEVERITY>', help: '' }) // => 'fail_on' */
export function keyName(flag: Flag): string {
  return longNameOf(flag).replaceAll('-', '_');
}

/** Why a name that is an option all the same is no key. */
export function whyOnlyTyped(name: string): string | undefined {
  const flags = Object.values(commandFlagGroups).flatMap((groups) => groups.flatMap((group) => group.flags));
  const flag = flags.find((one) => one.onlyTyped !== undefined && keyName(one) === name);
  return flag?.onlyTyped;
}

function keysIn(groups: readonly FlagGroup[]): Key[] {
  return groups.flatMap(({ heading, flags }) =>
    flags
      .filter(({ onlyTyped }) => onlyTyped === undefined)
      .map((flag) => ({ name: keyName(flag), flag, group: heading.replace(/( \(.*)?:$/, '') })),
  );
}

function sharedKeys(): Key[] {
  const all = Object.values(commandKeys).flat();
  const isShared = ({ name, flag }: Key) =>
    !keysAtTop.includes(name) && all.filter((key) => key.flag === flag).length > 1;
  return all.filter((key, at) => isShared(key) && all.findIndex(({ flag }) => flag === key.flag) === at);
}
