import { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { type DetectFlags, detectFlagGroups, type Flag } from './detect-flags.ts';
import { dressHelp, type HelpHead } from './help.ts';

/** What the commands do. */
export interface Actions {
  detect(files: readonly string[], flags: DetectFlags): Promise<void>;
  schema(name: string): Promise<void>;
}

export const programHead: HelpHead = {
  summary:
    'Finds what is wrong in the metrics you already export.\nIt works offline: nothing is sent anywhere.',
  examples: [
    'aiops detect metrics.csv',
    'promtool query range … -o json | aiops detect --fail-on high',
    'aiops detect exports/*.csv -f none -o findings.json',
  ],
};

export const detectHead: HelpHead = {
  summary: 'Finds spikes, dips, level shifts, flatlines and missing data in time series.',
  examples: [
    'aiops detect metrics.csv',
    'aiops detect cpu.csv --time ts --value load --tz Europe/Vienna',
    'zcat week.csv.gz | aiops detect -f ndjson | jq .series',
    'aiops detect metrics.csv --judge-since -24h --fail-on high',
    'aiops detect metrics.csv -o findings.json -o scores:scores.csv',
  ],
};

export const programUsage = 'COMMAND [options]';
export const detectUsage = '[options] [FILE...]';

/** The command line. `print` takes what commander has to say; its errors are thrown, not printed. */
export function createProgram(actions: Actions, print: (text: string) => void): Command {
  const program = new Command('aiops')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => {} })
    .usage(programUsage)
    .option('-V, --version', 'show the version; with -v also of Node')
    .helpCommand('help [COMMAND]', 'show the help of a command');
  dressHelp(program, programHead);
  addDetect(program, actions);
  addSchema(program, actions);
  return program;
}

function addDetect(program: Command, actions: Actions): void {
  const command = program
    .command('detect')
    .summary('find what is unusual in exported metrics')
    .usage(detectUsage)
    .argument('[FILE...]', 'CSV or Prometheus JSON, also gzipped; - or a pipe is standard input');
  for (const { heading, flags } of detectFlagGroups) {
    for (const flag of flags) command.addOption(optionOf(flag).helpGroup(heading));
  }
  dressHelp(command, detectHead);
  command.action((files: string[], flags: DetectFlags) => actions.detect(files, flags));
}

function optionOf({ flags, help, repeatable }: Flag): Option {
  const option = new Option(flags, repeatable ? `${help}; repeatable` : help);
  if (flags.includes('--verbose')) return option.default(0, '').argParser((_, before: number) => before + 1);
  if (!flags.includes('<')) return option;
  const checked = (value: string) => givenValue(option.long ?? flags, value);
  if (!repeatable) return option.argParser(checked);
  return option.argParser((value: string, before: string[] = []) => [...before, checked(value)]);
}

/** commander takes anything for a value: `-24h`, which is wanted, but also the next option. */
function givenValue(option: string, value: string): string {
  if (!isDetectFlag(value)) return value;
  const what = `${option} ${value}: expected a value, got an option`;
  throw new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'see: aiops detect --help' });
}

function isDetectFlag(value: string): boolean {
  if (!/^--[\w-]+$/.test(value)) return false;
  const named = new RegExp(`(^|, )${value}( |$)`);
  return detectFlagGroups.some(({ flags }) => flags.some((flag) => named.test(flag.flags)));
}

function addSchema(program: Command, actions: Actions): void {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of an output')
    .usage('NAME')
    .argument('<NAME>', 'findings');
  dressHelp(command, {
    summary: 'Prints the JSON Schema of what aiops writes.',
    examples: ['aiops schema findings > findings.schema.json'],
  });
  command.action((name: string) => actions.schema(name));
}
