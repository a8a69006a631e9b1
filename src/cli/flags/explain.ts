import type { FlagGroup } from '../flag.ts';
import { model, modelFlags } from './model.ts';
import { configurationGroup } from './shared.ts';

export const explainFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Gates:',
    flags: [
      {
        flags: '-a, --answers <FILE>',
        help: 'show what was answered: answers, or a saved assessment (JSON)',
        isPath: true,
        example: 'aiops-answers.yaml',
      },
      model('the model, by id or file (default: the bundled one)'),
      {
        flags: '--date <DATE>',
        help: 'day of the assessment, where the answers do not tell it',
        example: '2026-11-21',
      },
      ...modelFlags,
    ],
  },
  configurationGroup,
];
