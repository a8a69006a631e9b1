import { assessFlagGroups } from './assess.ts';
import { checkFlagGroups } from './check.ts';
import { compareFlagGroups } from './compare.ts';
import { detectFlagGroups } from './detect.ts';
import { explainFlagGroups } from './explain.ts';
import { inspectFlagGroups } from './inspect.ts';
import { reportFlagGroups } from './report.ts';
import { validateFlagGroups } from './validate.ts';

/** The flags of every command that has some. */
export const commandFlagGroups = {
  inspect: inspectFlagGroups,
  detect: detectFlagGroups,
  check: checkFlagGroups,
  assess: assessFlagGroups,
  compare: compareFlagGroups,
  report: reportFlagGroups,
  validate: validateFlagGroups,
  explain: explainFlagGroups,
} as const;

export type CommandName = keyof typeof commandFlagGroups;
