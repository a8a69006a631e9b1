import { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { detectFlagGroups, type Flag, type FlagGroup, inspectFlagGroups, type TypedFlags } from './flags.ts';
import { dressHelp, type HelpHead } from './help.ts';

/** What the commands do. */
export interface Actions {
  detect(files: readonly string[], flags: TypedFlags): Promise<void>;
  inspect(files: readonly string[], flags: TypedFlags): Promise<void>;
  explain(topic: string | undefined): Promise<void>;
  schema(name: string): Promise<void>;
}

export const programHead: HelpHead = {
  summary:
    'Finds what is wrong in the metrics you already export.\nIt works offline: nothing is sent anywhere.',
  examples: [
    'aiops inspect metrics.csv',
    'aiops detect metrics.csv',
    'promtool query range … -o json | aiops detect --fail-on high',
    'aiops detect exports/*.csv -f none -o findings.json',
  ],
};

export const inspectHead: HelpHead = {
  summary: 'Says what is in exported metrics: series, samples, times, gaps, duplicates,\nseasons.',
  examples: [
    'aiops inspect metrics.csv',
    'aiops inspect prometheus-snapshot/',
    'curl -s localhost:9100/metrics | aiops inspect',
    'aiops inspect dump.txt.gz -f json | jq .inputs',
  ],
};

export const detectHead: HelpHead = {
  summary:
    'Finds what is unusual in time series: spikes, dips, level shifts, flatlines,\nmissing data, restarts.',
  examples: [
    'aiops detect metrics.csv',
    'aiops detect cpu.csv --time ts --value load --tz Europe/Vienna',
    'zcat week.csv.gz | aiops detect -f ndjson | jq .series',
    'aiops detect prometheus-snapshot/ --sum-by job',
    'aiops detect metrics.csv --judge-since -24h --fail-on high',
    'aiops detect metrics.csv -o findings.json -o scores:scores.csv',
  ],
};

export const programUsage = 'COMMAND [options]';
export const inputsUsage = '[options] [FILE...]';

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
  addInspect(program, actions);
  addExplain(program, actions);
  addSchema(program, actions);
  return program;
}

function addDetect(program: Command, actions: Actions): void {
  const command = program
    .command('detect')
    .summary('find what is unusual in exported metrics')
    .usage(inputsUsage)
    .argument('[FILE...]', FILES);
  addFlags(command, detectFlagGroups);
  dressHelp(command, detectHead);
  command.action((files: string[], flags: TypedFlags) => actions.detect(files, flags));
}

const FILES = 'CSV or any form of Prometheus, packed or not; a folder of it; - or a pipe is standard input';

function addInspect(program: Command, actions: Actions): void {
  const command = program
    .command('inspect')
    .summary('say what is in exported metrics')
    .usage(inputsUsage)
    .argument('[FILE...]', FILES);
  addFlags(command, inspectFlagGroups);
  dressHelp(command, inspectHead);
  command.action((files: string[], flags: TypedFlags) => actions.inspect(files, flags));
}

function addExplain(program: Command, actions: Actions): void {
  const command = program
    .command('explain')
    .summary('explain formats, kinds of findings and detectors')
    .usage('[TOPIC]')
    .argument('[TOPIC]', 'formats, kinds, detectors, or the name of one of them');
  dressHelp(command, {
    summary: 'Explains the words that aiops uses.',
    examples: ['aiops explain formats', 'aiops explain promtool-dump', 'aiops explain level-shift'],
  });
  command.action((topic: string | undefined) => actions.explain(topic));
}

function addFlags(command: Command, groups: readonly FlagGroup[]): void {
  for (const { heading, flags } of groups) {
    for (const flag of flags) command.addOption(optionOf(flag).helpGroup(heading));
  }
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
  if (!isFlag(value)) return value;
  const what = `${option} ${value}: expected a value, got an option`;
  throw new UsageError({ code: 'option-value', place: 'aiops', what, fix: 'see: aiops --help' });
}

function isFlag(value: string): boolean {
  if (!/^--[\w-]+$/.test(value)) return false;
  const named = new RegExp(`(^|, )${value}( |$)`);
  return detectFlagGroups.some(({ flags }) => flags.some((flag) => named.test(flag.flags)));
}

function addSchema(program: Command, actions: Actions): void {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of an output')
    .usage('NAME')
    .argument('<NAME>', 'findings or inspect');
  dressHelp(command, {
    summary: 'Prints the JSON Schema of what aiops writes.',
    examples: ['aiops schema findings > findings.schema.json', 'aiops schema inspect'],
  });
  command.action((name: string) => actions.schema(name));
}
