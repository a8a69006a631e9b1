import { detectDefaults } from '../../options.ts';
import { type FlagGroup, standing } from '../flag.ts';

/** How an input is read: for every command that reads one. */
export const inputGroup: FlagGroup = {
  heading: 'Input:',
  flags: [
    {
      flags: '-i, --input <FORMAT>',
      help: 'auto (default) or a name from: aiops explain formats',
      standard: detectDefaults.input,
    },
    {
      flags: '--time <COLUMN>',
      help: 'time column, name or 1-based number (default: found out)',
      example: 'timestamp',
    },
    {
      flags: '--value <COLUMN>',
      help: 'value column (default: every numeric one)',
      repeatable: true,
      example: 'value',
    },
    {
      flags: '--series <COLUMN>',
      help: 'label column of long-form data',
      repeatable: true,
      example: 'host',
    },
    {
      flags: '--tz <ZONE>',
      ...standing('zone of times without an offset, of seasons and of the text report', detectDefaults.tz),
    },
    { flags: '--delimiter <C>', help: 'one character, or tab (default: found out)', example: ';' },
    { flags: '--decimal <C>', help: 'decimal mark, . or , (default: found out)', example: ',' },
    { flags: '--max-bad-rows <N|P%>', ...standing('refuse the input beyond so many bad rows', 0) },
    {
      flags: '--interval <TIME>',
      help: 'distance of scrapes that tell no time, such as 60s',
      example: '60s',
    },
    {
      flags: '--start <TIME>',
      help: 'time of the first of them (default: 1970-01-01)',
      example: '2026-11-01T00:00:00Z',
    },
  ],
};
