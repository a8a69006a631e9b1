import { noDataLevels } from '../../options.ts';
import { takesValue } from '../flag.ts';
import type { CommandName } from '../flags/index.ts';
import { brandingKeys } from './branding.ts';
import { commandKeys, commandNames, commonKeys, type Key, keysAtTop } from './keys.ts';
import { topKeys } from './schema.ts';
import { yamlText } from './yaml-text.ts';

/**
 * A configuration with every key and what it does: a key that has a default stands with it, the others stand as
 * comments, `#key: example`. A key that is the same for several commands stands once, in the common section.
 * @param schema where editors find its JSON Schema; undefined: nowhere yet
 */
export function configurationTemplate(schema: string | undefined): string {
  const sections = commandNames
    .filter((command) => command !== 'report')
    .flatMap((command) => [`# options of aiops ${command}`, `${command}:`, ...ownLines(command), '']);
  return [
    ...head(schema),
    'version: 1',
    '',
    ...commented('inputs', topKeys.inputs, ['exports/*.csv'], ''),
    '',
    ...commented(
      'baseline',
      `${topKeys.baseline} (default: aiops-baseline.yaml, where it is)`,
      'aiops-baseline.yaml',
      '',
    ),
    '',
    ...thresholdLines,
    `# ${topKeys.report}, and options of aiops report`,
    'report:',
    ...Object.entries(brandingKeys).flatMap(([name, { about, example }]) =>
      commented(name, about, example, '  '),
    ),
    ...ownLines('report'),
    '',
    `# ${topKeys.common}; the section of a command comes first`,
    'common:',
    ...keyLines(commonKeys, usersOf),
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function head(schema: string | undefined): string[] {
  return [
    schema === undefined
      ? '# For help in an editor: aiops schema config > aiops.schema.json, and here: yaml-language-server: $schema=aiops.schema.json'
      : `# yaml-language-server: $schema=${schema}`,
    '# Configuration of aiops. What is typed comes first, then variables (AIOPS_FAIL_ON=high), then this file.',
    '# Take away the # before a key to set it; aiops detect --print-config shows what holds, and why.',
    '# Paths begin in the folder of this file.',
  ];
}

const thresholdLines: readonly string[] = [
  `# ${topKeys.thresholds}: MEASURE COMPARISON NUMBER`,
  'thresholds:',
  `  # a series that is asked for has no sample: ${noDataLevels.join(' | ')}`,
  '  no_data: error',
  '  # series by a selector, such as name-glob{label="v"}; one threshold or a list, (warn) where it fails nothing',
  '  #http_errors: ["count(high) == 0", "rate < 5% (warn)"]',
  '  # all series together',
  '  #total: {expr: new <= 3, level: warn}',
  '  # an assessment',
  '  #assessment: level >= 2',
  '',
];

function ownLines(command: CommandName): string[] {
  return keyLines(commandKeys[command].filter((key) => !isElsewhere(key)));
}

/** What stands in the common section, or at the top. */
function isElsewhere({ name, flag }: Key): boolean {
  return keysAtTop.includes(name) || commonKeys.some((key) => key.flag === flag);
}

function keyLines(keys: readonly Key[], note: (key: Key) => string = () => ''): string[] {
  let group = '';
  return keys.flatMap((key) => {
    const { name, flag } = key;
    const heading = key.group === group ? [] : [`  # ${key.group}:`];
    group = key.group;
    const help = `${flag.help}${note(key)}`;
    const standard = takesValue(flag) ? flag.standard : false;
    const lines =
      standard === undefined
        ? commented(name, help, flag.example, '  ')
        : [`  # ${help}`, `  ${name}: ${yamlText(standard)}`];
    return [...heading, ...lines];
  });
}

function usersOf({ flag }: Key): string {
  const users: CommandName[] = commandNames.filter((command) =>
    commandKeys[command].some((key) => key.flag === flag),
  );
  return users.length === commandNames.length ? '' : ` (${users.join(', ')})`;
}

function commented(name: string, help: string, example: unknown, indent: string): string[] {
  return [`${indent}# ${help}`, `${indent}#${name}: ${yamlText(example)}`];
}
