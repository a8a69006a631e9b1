import { choice, type FlagGroup } from '../flag.ts';
import { inputGroup } from './input.ts';
import { colourFlags, configurationGroup, messageGroup } from './shared.ts';

/** How `aiops inspect` may show what it saw. */
export const inspectionFormats = ['text', 'json'] as const;

export const inspectFlagGroups: readonly FlagGroup[] = [
  inputGroup,
  {
    heading: 'Output:',
    flags: [
      { flags: '-f, --format <FORMAT>', ...choice(inspectionFormats, 'text') },
      { flags: '--json', help: 'the same as -f json' },
      { flags: '--top <N>', help: 'series the text shows (default: all)', example: 50 },
      ...colourFlags,
    ],
  },
  messageGroup,
  configurationGroup,
];
