import { severities } from '../findings/finding.ts';
import { detectorNames } from '../model/detectors/index.ts';
import {
  defaultSensitivity,
  detectDefaults,
  directions,
  numberKinds,
  seasons,
  sensitivities,
  type TypedOptions,
  windowRules,
} from '../options.ts';
import { assessmentFormatNames } from '../report/assessment/formats.ts';
import { outputFormatNames } from '../report/formats/index.ts';
import { noDataLevels } from '../thresholds.ts';
import { colourModes } from './colour-modes.ts';
import { attributeOf, choice, type Flag, type FlagGroup, standing, type TypedFlags } from './flag.ts';

export type { FlagGroup, TypedFlags } from './flag.ts';

/** How many findings the text shows when nothing is said. */
export const DEFAULT_TOP = 20;

/** How an input is read: for every command that reads one. */
const inputGroup: FlagGroup = {
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

/** What the gate asks, and of whom: of results as they come and of saved ones. */
const gateFlags: readonly Flag[] = [
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

const exitZero: Flag = { flags: '--exit-zero', help: 'tell the verdict, and exit 0 whatever it is' };

const gateGroup: FlagGroup = { heading: 'Gate:', flags: [...gateFlags, exitZero] };

const ACTS_ONCE = 'it changes a file, once: it is asked for on the command line alone';

/** What was accepted, and accepting. */
const acceptedGroup: FlagGroup = {
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
      help: 'accept what fails now; needs --reason',
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

const LEADS_HERE = 'it says what is read here: it is given on the command line alone';

/** Of every command that a configuration speaks of. */
const configurationGroup: FlagGroup = {
  heading: 'Configuration:',
  flags: [
    {
      flags: '-c, --config <FILE>',
      help: 'read this (default: aiops.yaml, here or above, up to the repository)',
      onlyTyped: LEADS_HERE,
    },
    { flags: '--no-config', help: 'read none', onlyTyped: LEADS_HERE },
    {
      flags: '--print-config',
      help: 'print every value and where it comes from, and stop',
      onlyTyped: LEADS_HERE,
    },
  ],
};

/** The flags that `resolveDetectOptions` knows, by group; those of the gate are added. */
const detectionGroups: readonly FlagGroup[] = [
  inputGroup,
  {
    heading: 'Selection:',
    flags: [
      {
        flags: '--select <SELECTOR>',
        help: `only these series: name-glob{label="v",label=~"re"}`,
        repeatable: true,
        example: 'http_*',
      },
      {
        flags: '--exclude <SELECTOR>',
        help: 'all but these series',
        repeatable: true,
        example: 'go_*',
      },
      {
        flags: '--since <TIME>',
        help: 'read from here: ISO 8601, or -7d before the end of the data',
        example: '-28d',
      },
      { flags: '--until <TIME>', help: 'read up to here', example: '2026-11-21' },
      {
        flags: '--judge-since <TIME>',
        help: 'report from here on; what came before only teaches',
        example: '-24h',
      },
    ],
  },
  {
    heading: 'Counters and histograms:',
    flags: [
      {
        flags: '--as <KIND>',
        help: 'take every series for a gauge or a counter (default: found out)',
        values: numberKinds,
        example: 'counter',
      },
      {
        flags: '--range <TIME>',
        help: 'range of a rate (default: 5m, or 2.2 steps where that is longer)',
        example: '5m',
      },
      { flags: '--promql-window <RULE>', ...choice(windowRules, detectDefaults.promqlWindow) },
      {
        flags: '--quantile <Q>',
        ...standing('quantile of histograms that is judged', detectDefaults.quantile),
      },
      {
        flags: '--sum-by <LABELS>',
        help: 'add up the series that agree in these labels, as in job,status',
        example: 'job,status',
      },
      { flags: '--avg-by <LABELS>', help: 'average them', example: 'job' },
    ],
  },
  {
    heading: 'Detection:',
    flags: [
      { flags: '--detector <NAME>', ...choice(detectorNames, detectDefaults.detector) },
      {
        flags: '--sensitivity <LEVEL>',
        ...choice(sensitivities, defaultSensitivity, { before: 'a budget by name: ' }),
      },
      {
        flags: '--budget <N/PERIOD>',
        help: 'false alarms that each series may raise, such as 1/week or 0.5/day',
        example: '1/week',
      },
      {
        flags: '--fdr <RATE>',
        ...standing(
          'share of false ones in what is told of several series, or off',
          detectDefaults.falseDiscoveryRate ?? 'off',
        ),
      },
      {
        flags: '--season <SEASON>',
        ...choice(seasons, detectDefaults.season, { after: '; auto finds other lengths too' }),
      },
      {
        flags: '--limit <RULE>',
        help: "find values that are not so: '<90', '10..90', 'SELECTOR: >=0.5'",
        repeatable: true,
        isRule: true,
        example: '<90',
      },
    ],
  },
  {
    heading: "Filters (a RULE is for all series, or 'SELECTOR: RULE'; the last one holds):",
    flags: [
      {
        flags: '--min-duration <RULE>',
        help: 'leave out shorter findings, such as 5m',
        repeatable: true,
        isRule: true,
        example: '5m',
      },
      {
        flags: '--min-change <RULE>',
        help: 'leave out smaller changes: 12.5, 5%, both as in 12.5,5%, by direction as in up:10,down:5%',
        repeatable: true,
        isRule: true,
        example: '5%',
      },
      {
        flags: '--min-volume <RULE>',
        help: 'leave out what happens where both values and expected are below, such as 5',
        repeatable: true,
        isRule: true,
        example: 5,
      },
      { flags: '--direction <WHICH>', ...choice(directions, detectDefaults.direction) },
    ],
  },
];

const messageGroup: FlagGroup = {
  heading: 'Messages:',
  flags: [
    { flags: '-q, --quiet', help: 'only errors and the verdict on stderr' },
    { flags: '-v, --verbose', help: 'say more; -vv also where a fault happened' },
    { flags: '--no-progress', help: 'no progress display' },
  ],
};

const colourFlags: readonly Flag[] = [
  { flags: '--color <WHEN>', ...choice(colourModes, 'auto') },
  { flags: '--no-color', help: 'the same as --color never' },
];

/** How a result is shown: the formats of one command, and the endings of files that tell one. */
function formatFlags(formats: readonly string[], told: string, example: string): readonly Flag[] {
  return [
    { flags: '-f, --format <FORMAT>', ...choice(formats, 'text') },
    { flags: '--json', help: 'the same as -f json' },
    {
      flags: '-o, --output <[FORMAT:]PATH>',
      help: `write a file too; the format is told by ${told}`,
      repeatable: true,
      isPath: true,
      example,
    },
  ];
}

export const detectFlagGroups: readonly FlagGroup[] = [
  ...detectionGroups,
  gateGroup,
  acceptedGroup,
  {
    heading: 'Output:',
    flags: [
      ...formatFlags(
        outputFormatNames,
        '.txt .json .ndjson .csv .svg or named, as in scores:out.csv',
        'findings.json',
      ),
      { flags: '--top <N>', ...standing('findings the text shows', DEFAULT_TOP) },
      ...colourFlags,
    ],
  },
  messageGroup,
  configurationGroup,
];

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

/** Of every command that scores answers. */
const modelFlags: readonly Flag[] = [
  {
    flags: '--lang <LANGUAGE>',
    help: "en | pt-BR | ko, where the model speaks it (default: the model's own)",
    example: 'en',
  },
];

const model = (help: string): Flag => ({
  flags: '--model <MODEL>',
  help,
  isPath: true,
  example: 'aiops-ladder',
});

const failUnder: Flag = {
  flags: '--fail-under <LEVEL>',
  help: 'exit 1 when the demonstrated level is lower',
  example: 2,
};

export const assessFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Answers:',
    flags: [
      {
        flags: '-a, --answers <FILE>',
        help: 'YAML that is filled at the terminal; also a survey CSV or a filled form (default: ./aiops-answers.yaml)',
        isPath: true,
        example: 'aiops-answers.yaml',
      },
      {
        flags: '--merge <FILE...>',
        help: 'answers of more respondents; saved to --answers',
        repeatable: true,
        onlyTyped: ACTS_ONCE,
      },
      {
        flags: '--set <GATE=ANSWER>',
        help: 'one answer, as in DQ-2=3; saved to --answers',
        repeatable: true,
        onlyTyped: ACTS_ONCE,
      },
      {
        flags: '--respondent <NAME>',
        help: 'who answers, whose answer --set is, or who filled in the survey',
        example: 'ana',
      },
      { flags: '--role <ROLE>', help: 'their role, as the model names it', example: 'operations' },
      { flags: '--allow-partial', help: 'score what is there; what is missing counts as unknown' },
      { flags: '--discuss', help: 'bring up what respondents disagree on, and save what is agreed' },
      { flags: '--no-input', help: 'never ask: what is missing is an error' },
      { flags: '--sample', help: 'a made bank, to rehearse with' },
      {
        flags: '--form <FILE>',
        help: 'write an empty form (.yaml .csv .md) and stop',
        onlyTyped: ACTS_ONCE,
      },
      model('the same as MODEL'),
      {
        flags: '--rollup <UNITS>',
        help: 'place an organisation by its units, a YAML list of files and weights',
        isPath: true,
        example: 'units.yaml',
      },
    ],
  },
  {
    heading: 'Assessment:',
    flags: [
      { flags: '--client <NAME>', help: 'who is assessed', example: 'Acme Bank' },
      { flags: '--scope <TEXT>', help: 'which part of it', example: 'payments' },
      { flags: '--facilitator <NAME>', help: 'who leads the session', example: 'mina' },
      {
        flags: '--date <DATE>',
        help: 'day of the assessment, YYYY-MM-DD: evidence ages up to it',
        example: '2026-11-21',
      },
      {
        flags: '--target <LEVEL>',
        help: 'overall, or of one dimension as in DQ=3 (default: the next level)',
        repeatable: true,
        example: 3,
      },
      { flags: '--upto <LEVEL>', help: 'gates above it were not asked', example: 4 },
      {
        flags: '--previous <FILE>',
        help: 'an earlier assessment (JSON) or its answers, to compare with',
        isPath: true,
        example: 'spring.json',
      },
      ...modelFlags,
    ],
  },
  {
    heading: 'Gate:',
    flags: [
      failUnder,
      {
        flags: '--threshold <RULE>',
        help: "exit 1 where this does not hold: 'level(DQ) >= 2', 'unknown < 10% (warn)'",
        repeatable: true,
        example: 'level >= 2',
      },
      exitZero,
    ],
  },
  {
    heading: 'Output:',
    flags: [
      ...formatFlags(assessmentFormatNames, '.txt .md .json .csv (the roadmap) or named', 'assessment.json'),
      ...colourFlags,
    ],
  },
  messageGroup,
  configurationGroup,
];

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

export const validateFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Answers:',
    flags: [model('the model that answers are to (default: the bundled one of that id)')],
  },
  configurationGroup,
];

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

/** The flags of every command that has some. */
export const commandFlagGroups = {
  inspect: inspectFlagGroups,
  detect: detectFlagGroups,
  check: checkFlagGroups,
  assess: assessFlagGroups,
  compare: compareFlagGroups,
  validate: validateFlagGroups,
  explain: explainFlagGroups,
} as const;

export type CommandName = keyof typeof commandFlagGroups;

/** Flags that take a duration, which an option holds in milliseconds. */
const durations: readonly string[] = ['interval', 'minDuration', 'range'];

/** The flags that shape the result, under the names that `resolveDetectOptions` takes. */
export function typedOptions(flags: TypedFlags): TypedOptions {
  const known = [...detectionGroups.flatMap((group) => group.flags), ...gateFlags];
  return Object.fromEntries(
    known.map(attributeOf).map((name) => {
      return [durations.includes(name) ? `${name}Ms` : name, flags[name] as string | undefined];
    }),
  );
}
