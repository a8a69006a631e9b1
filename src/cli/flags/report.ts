import { fileFormats, reportFormatNames } from '../../report/reports/formats.ts';
import { choice, type FlagGroup } from '../flag.ts';
import { configurationGroup, messageGroup } from './shared.ts';

const onStdout = reportFormatNames.filter((name) => !fileFormats.includes(name));

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
        help: 'write a file; the format is told by .html .pdf .md .docx .pptx .xlsx .csv (the roadmap) or named',
        repeatable: true,
        isPath: true,
        example: 'findings.md',
      },
      {
        flags: '--tz <ZONE>',
        help: 'zone in which times of findings are told (default: that of the first result)',
        example: 'Europe/Vienna',
      },
      {
        flags: '--template <FILE>',
        help: 'Word document of the client that a .docx fills, at {{title}}, {{parts}} and more',
        isPath: true,
        example: 'client.docx',
      },
    ],
  },
  messageGroup,
  configurationGroup,
];
