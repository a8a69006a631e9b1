import { reportFormatNames } from '../../report/document/formats.ts';
import { choice, type FlagGroup } from '../flag.ts';
import { configurationGroup, messageGroup } from './shared.ts';

const onStdout = reportFormatNames.filter((name) => name !== 'pdf');

export const reportFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Output:',
    flags: [
      {
        flags: '-f, --format <FORMAT>',
        ...choice(onStdout, undefined, { after: ' (default: markdown, or none where a file is named)' }),
        example: 'markdown',
      },
      {
        flags: '-o, --output <[FORMAT:]PATH>',
        help: 'write a file; the format is told by .html .pdf .md or named',
        repeatable: true,
        isPath: true,
        example: 'findings.md',
      },
      {
        flags: '--tz <ZONE>',
        help: 'zone in which times are told (default: that of the first result)',
        example: 'Europe/Vienna',
      },
    ],
  },
  messageGroup,
  configurationGroup,
];
