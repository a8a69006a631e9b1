import type { FlagGroup } from '../flag.ts';
import { acceptedGroup, exitZero, failUnder, gateFlags } from './gate.ts';
import { colourFlags, configurationGroup, formatFlags, messageGroup } from './shared.ts';

/** How `aiops check` may show what it judged: the rules, or the whole result with its new verdict. */
export const checkFormats = ['text', 'json', 'none'] as const;

export const checkFlagGroups: readonly FlagGroup[] = [
  { heading: 'Gate:', flags: [...gateFlags, failUnder, exitZero] },
  acceptedGroup,
  {
    heading: 'Output:',
    flags: [...formatFlags(checkFormats, '.txt .json or named', 'checked.json'), ...colourFlags],
  },
  messageGroup,
  configurationGroup,
];
