import { severities } from '../../findings/finding.ts';
import { choice, type FlagGroup } from '../flag.ts';
import { exitZero } from './gate.ts';
import { model, modelFlags } from './model.ts';
import { colourFlags, configurationGroup, formatFlags, messageGroup } from './shared.ts';

/** How a comparison may be shown. */
export const comparisonFormats = ['text', 'markdown', 'json', 'none'] as const;

export const compareFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Comparison:',
    flags: [model('the model of NEW, by id or file (default: the bundled one)'), ...modelFlags],
  },
  {
    heading: 'Gate:',
    flags: [
      {
        flags: '--fail-on <SEVERITY>',
        ...choice(severities, undefined, { before: 'exit 1 on what is new or worse, and at least ' }),
        example: 'high',
      },
      exitZero,
    ],
  },
  {
    heading: 'Output:',
    flags: [...formatFlags(comparisonFormats, '.txt .md .json or named', 'comparison.md'), ...colourFlags],
  },
  messageGroup,
  configurationGroup,
];
