import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { type Flag, type FlagGroup, isCounted, isNegation, type TypedFlags, takesValue } from './flag.ts';
import { commandFlagGroups } from './flags/index.ts';

/** Options as a table of flags has them, under the headings of its groups. */
export function addFlags(command: Command, groups: readonly FlagGroup[]): void {
  for (const { heading, flags } of groups) {
    for (const flag of flags) command.addOption(optionOf(flag).helpGroup(heading));
  }
}

/** What was typed, without what commander holds to be so where nothing is. */
export function typedOf(command: Command): TypedFlags {
  const typed = Object.entries(command.opts()).filter(
    ([name]) => command.getOptionValueSource(name) === 'cli',
  );
  return Object.fromEntries(typed);
}

function optionOf(flag: Flag): Option {
  const { flags, help, repeatable } = flag;
  const option = new Option(flags, repeatable ? `${help}; repeatable` : help);
  // commander takes every `--no-…` for a negation.
  option.negate = isNegation(flag);
  if (isCounted(flag)) return option.default(0, '').argParser((_, before: number) => before + 1);
  if (!takesValue(flag)) return option;
  const checked = (value: string) => givenValue(option.long ?? flags, value);
  if (!repeatable) return option.argParser(checked);
  return option.argParser((value: string, before: string[] = []) => [...before, checked(value)]);
}

/** commander takes anything for a value: `-24h`, which is wanted, but also the next option. */
function givenValue(option: string, value: string): string {
  if (!isFlag(value)) return value;
  const what = `${option} ${value}: expected a value, got an option`;
  throw new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'see: aiops --help' });
}

function isFlag(value: string): boolean {
  if (!/^--[\w-]+$/.test(value)) return false;
  const named = new RegExp(`(^|, )${value}( |$)`);
  const groups = Object.values(commandFlagGroups).flat();
  return groups.some(({ flags }) => flags.some((flag) => named.test(flag.flags)));
}
