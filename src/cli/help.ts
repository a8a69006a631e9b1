import type { Command, Option } from 'commander';

/** What stands first in the help of a command: what it does, and examples to copy. */
export interface HelpHead {
  readonly summary: string;
  readonly examples: readonly string[];
}

/** Help never depends on the terminal: it fits the narrowest one. */
const HELP_WIDTH = 80;

const exitCodesText = [
  '',
  'Exit codes:',
  '  0  done; the gate passed, or there is none',
  '  1  the gate failed (--fail-on, --threshold, --fail-under)',
  '  2  called or configured wrongly',
  '  3  the data cannot be used',
  '  4  a fault of aiops, or an output that cannot be written',
].join('\n');

/** Examples first, exit codes last. */
export function dressHelp(command: Command, head: HelpHead): void {
  command
    .configureHelp({ helpWidth: HELP_WIDTH, optionTerm: optionTerm })
    .helpOption('-h, --help', 'show this help')
    .addHelpText('before', headText(head))
    .addHelpText('after', exitCodesText);
}

function headText({ summary, examples }: HelpHead): string {
  return [summary, '', 'Examples:', ...examples.map((example) => `  $ ${example}`), ''].join('\n');
}

/** Where there is nothing to work on: enough to go on with. */
export function shortHelp(name: string, usage: string, head: HelpHead): string {
  return `${headText(head)}\nUsage: ${name} ${usage}\nMore: ${name} --help`;
}

/** `--time <COLUMN>` is told as `--time COLUMN`; a long option without a letter stands in line with the others. */
function optionTerm(option: Option): string {
  const flags = option.flags.replaceAll(/[<>]/g, '');
  return option.short === undefined ? `    ${flags}` : flags;
}
