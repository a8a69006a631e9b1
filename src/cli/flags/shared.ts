import { colourModes } from '../colour-modes.ts';
import { choice, type Flag, type FlagGroup } from '../flag.ts';

/** Why a configuration has no such key. */
export const ACTS_ONCE = 'it changes a file, once: it is asked for on the command line alone';

const LEADS_HERE = 'it says what is read here: it is given on the command line alone';

/** Of every command that a configuration speaks of. */
export const configurationGroup: FlagGroup = {
  heading: 'Configuration:',
  flags: [
    {
      flags: '-c, --config <FILE>',
      help: 'read this (default: aiops.yaml, here or above, up to the repository)',
      onlyTyped: LEADS_HERE,
    },
    { flags: '--no-config', help: 'read none', onlyTyped: LEADS_HERE },
    {
      flags: '--print-config',
      help: 'print every value and where it comes from, and stop',
      onlyTyped: LEADS_HERE,
    },
  ],
};

export const messageGroup: FlagGroup = {
  heading: 'Messages:',
  flags: [
    { flags: '-q, --quiet', help: 'only errors, settings that are not heeded, and the verdict on stderr' },
    { flags: '-v, --verbose', help: 'say more; -vv also where a fault happened' },
    { flags: '--no-progress', help: 'no progress display' },
  ],
};

export const colourFlags: readonly Flag[] = [
  { flags: '--color <WHEN>', ...choice(colourModes, 'auto') },
  { flags: '--no-color', help: 'the same as --color never' },
];

/** How a result is shown: the formats of one command, and the endings of files that tell one. */
export function formatFlags(formats: readonly string[], told: string, example: string): readonly Flag[] {
  return [
    { flags: '-f, --format <FORMAT>', ...choice(formats, 'text') },
    { flags: '--json', help: 'the same as -f json' },
    {
      flags: '-o, --output <[FORMAT:]PATH>',
      help: `write a file too; the format is told by ${told}`,
      repeatable: true,
      isPath: true,
      example,
    },
  ];
}
