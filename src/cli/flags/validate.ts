import type { FlagGroup } from '../flag.ts';
import { model } from './model.ts';
import { configurationGroup } from './shared.ts';

export const validateFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Answers:',
    flags: [model('the model that answers are to (default: the bundled one of that id)')],
  },
  configurationGroup,
];
