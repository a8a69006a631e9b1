import { severities } from '../../findings/finding.ts';
import { detectDefaults, noDataLevels } from '../../options.ts';
import { choice, type Flag, type FlagGroup } from '../flag.ts';
import { ACTS_ONCE } from './shared.ts';

/** What the gate asks, and of whom: of results as they come and of saved ones. */
export const gateFlags: readonly Flag[] = [
  {
    flags: '--fail-on <SEVERITY>',
    ...choice(severities, undefined, { before: 'exit 1 on a finding of at least ' }),
    example: 'high',
  },
  {
    flags: '--threshold <RULE>',
    help: "exit 1 where this does not hold: 'count(high) == 0', 'SELECTOR: rate < 1%', 'total: new <= 3 (warn)'",
    repeatable: true,
    isRule: true,
    example: 'count(critical) == 0',
  },
  {
    flags: '--no-data <LEVEL>',
    ...choice(noDataLevels, detectDefaults.noData, { before: 'a gated series without a sample: ' }),
  },
];

export const exitZero: Flag = { flags: '--exit-zero', help: 'tell the verdict, and exit 0 whatever it is' };

export const gateGroup: FlagGroup = { heading: 'Gate:', flags: [...gateFlags, exitZero] };

/** What was accepted, and accepting. */
export const acceptedGroup: FlagGroup = {
  heading: 'Accepted findings:',
  flags: [
    {
      flags: '--baseline <FILE>',
      help: 'accepted findings (default: ./aiops-baseline.yaml, where it is)',
      isPath: true,
      example: 'aiops-baseline.yaml',
    },
    { flags: '--no-baseline', help: 'accept nothing' },
    {
      flags: '--update-baseline',
      help: 'accept every finding that counts now; needs --reason',
      onlyTyped: ACTS_ONCE,
    },
    {
      flags: '--prune-baseline',
      help: 'take out what is not found any more; add nothing',
      onlyTyped: ACTS_ONCE,
    },
    { flags: '--reason <TEXT>', help: 'why it is accepted', onlyTyped: ACTS_ONCE },
    { flags: '--owner <NAME>', help: 'who answers for it', onlyTyped: ACTS_ONCE },
    { flags: '--expires <DATE>', help: 'the last day on which it holds, YYYY-MM-DD', onlyTyped: ACTS_ONCE },
  ],
};

export const failUnder: Flag = {
  flags: '--fail-under <LEVEL>',
  help: 'exit 1 when the demonstrated level is lower',
  example: 2,
};
