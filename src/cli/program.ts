import { Command } from 'commander';
import { addFlags, typedOf } from './commander-flags.ts';
import type { TypedFlags } from './flag.ts';
import { assessFlagGroups } from './flags/assess.ts';
import { checkFlagGroups } from './flags/check.ts';
import { compareFlagGroups } from './flags/compare.ts';
import { detectFlagGroups } from './flags/detect.ts';
import { explainFlagGroups } from './flags/explain.ts';
import type { CommandName } from './flags/index.ts';
import { inspectFlagGroups } from './flags/inspect.ts';
import { reportFlagGroups } from './flags/report.ts';
import { validateFlagGroups } from './flags/validate.ts';
import {
  assessHead,
  assessUsage,
  detectHead,
  inputsUsage,
  inspectHead,
  programHead,
  programUsage,
} from './heads.ts';
import { dressHelp } from './help.ts';

/** What the commands do. */
export interface Actions {
  /** One that a configuration speaks of. */
  run(command: CommandName, operands: readonly string[], typed: TypedFlags): Promise<void>;
  schema(name: string): Promise<void>;
  init(file: string | undefined): Promise<void>;
}

/** Lets every command be called without operands: `--print-config` needs none. */
export function requireNoOperands(program: Command): void {
  for (const { registeredArguments } of program.commands) {
    for (const argument of registeredArguments) argument.required = false;
  }
}

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
  addCheck(program, actions);
  addAssess(program, actions);
  addCompare(program, actions);
  addReport(program, actions);
  addValidate(program, actions);
  addExplain(program, actions);
  addSchema(program, actions);
  addInit(program, actions);
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
  command.action((files: string[]) => actions.run('detect', files, typedOf(command)));
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
  command.action((files: string[]) => actions.run('inspect', files, typedOf(command)));
}

function addCheck(program: Command, actions: Actions): void {
  const command = program
    .command('check')
    .summary('judge saved results by thresholds')
    .usage('FILE... [options]')
    .argument('<FILE...>', 'saved findings or assessments (JSON); - is standard input');
  addFlags(command, checkFlagGroups);
  dressHelp(command, {
    summary: 'Judges saved results by a gate, without finding anything anew: one run, several\ngates.',
    examples: [
      'aiops check findings.json --fail-on high',
      "aiops check findings.json --threshold 'http_*: count(high) == 0'",
      "aiops check assessment.json --threshold 'level(DQ) >= 2'",
    ],
  });
  command.action((files: string[]) => actions.run('check', files, typedOf(command)));
}

function addAssess(program: Command, actions: Actions): void {
  const command = program
    .command('assess')
    .summary('place an organisation on the maturity ladder')
    .usage(assessUsage)
    .argument('[MODEL]', 'a model file, or the id of a bundled one (default: aiops-ladder)');
  addFlags(command, assessFlagGroups);
  dressHelp(command, assessHead);
  command.action((model: string | undefined) => actions.run('assess', named(model), typedOf(command)));
}

function addCompare(program: Command, actions: Actions): void {
  const command = program
    .command('compare')
    .summary('say what changed between two saved results')
    .usage('OLD NEW [options]')
    .argument('<OLD>', 'saved findings or a saved assessment (JSON), or answers')
    .argument('<NEW>', 'the later one, of the same kind');
  addFlags(command, compareFlagGroups);
  dressHelp(command, {
    summary:
      'Says what changed between two results: findings that are new, gone, worse or\nbetter; of assessments levels, gates, and why.',
    examples: [
      'aiops compare main.json branch.json --fail-on high',
      'aiops compare spring.json autumn.json -f markdown',
    ],
  });
  command.action((...[before, after]: (string | undefined)[]) =>
    actions.run('compare', [...named(before), ...named(after)], typedOf(command)),
  );
}

function addReport(program: Command, actions: Actions): void {
  const command = program
    .command('report')
    .summary('make a report of saved results')
    .usage('RESULT... [options]')
    .argument(
      '<RESULT...>',
      'saved findings, several of which make one report, or an assessment with or without them (JSON); - is standard input',
    );
  addFlags(command, reportFlagGroups);
  dressHelp(command, {
    summary: 'Makes one report of saved results, without finding anything anew.',
    examples: [
      'aiops report findings.json',
      'aiops report findings.json -o findings.html -o findings.md',
      'aiops report monday.json tuesday.json --tz Europe/Vienna -o week.md',
      'aiops report assessment.json findings.json -o report.html -o deck.pptx',
    ],
  });
  command.action((files: string[]) => actions.run('report', files, typedOf(command)));
}

function addValidate(program: Command, actions: Actions): void {
  const command = program
    .command('validate')
    .summary('check the files that people write')
    .usage('FILE... [options]')
    .argument(
      '<FILE...>',
      'YAML that says what it is by its key "schema", such as a model, answers or a baseline; aiops.yaml; survey CSV; filled forms',
    );
  addFlags(command, validateFlagGroups);
  dressHelp(command, {
    summary: 'Checks files that people write, and says of each fault where it is.',
    examples: ['aiops validate questionnaires/aiops-ladder.yaml', 'aiops validate answers.yaml aiops.yaml'],
  });
  command.action((files: string[]) => actions.run('validate', files, typedOf(command)));
}

function addExplain(program: Command, actions: Actions): void {
  const command = program
    .command('explain')
    .summary('explain formats, findings, gates and more')
    .usage('[TOPIC] [options]')
    .argument(
      '[TOPIC]',
      'formats, kinds, detectors, thresholds, contradictions, dimensions, gates, actions, patterns, or a name of one',
    );
  addFlags(command, explainFlagGroups);
  dressHelp(command, {
    summary: 'Explains the words that aiops uses.',
    examples: [
      'aiops explain formats',
      'aiops explain promtool-dump',
      'aiops explain level-shift',
      'aiops explain DQ-2 --answers answers.yaml',
    ],
  });
  command.action((topic: string | undefined) => actions.run('explain', named(topic), typedOf(command)));
}

function named(operand: string | undefined): string[] {
  return operand === undefined ? [] : [operand];
}

function addSchema(program: Command, actions: Actions): void {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of a file')
    .usage('NAME')
    .argument(
      '<NAME>',
      'findings, findings-comparison, inspect, assessment, comparison, rollup, questionnaire, translation, answers, units, config or baseline',
    );
  dressHelp(command, {
    summary: 'Prints the JSON Schema of what aiops writes, or of a file that it reads.',
    examples: ['aiops schema findings > findings.schema.json', 'aiops schema config > aiops.schema.json'],
  });
  command.action((name: string) => actions.schema(name));
}

function addInit(program: Command, actions: Actions): void {
  const command = program
    .command('init')
    .summary('write a configuration to begin with')
    .usage('[FILE]')
    .argument('[FILE]', 'where to write it (default: ./aiops.yaml)');
  dressHelp(command, {
    summary: 'Writes a configuration with every key and what it does; no file is overwritten.',
    examples: ['aiops init', 'aiops init ci/aiops.yaml'],
  });
  command.action((file: string | undefined) => actions.init(file));
}
