import { severities } from '../findings/finding.ts';
import { detectorNames } from '../model/detectors/index.ts';
import {
  defaultSensitivity,
  detectDefaults,
  directions,
  seasons,
  sensitivities,
  type TypedOptions,
  windowRules,
} from '../options.ts';
import { assessmentFormatNames } from '../report/assessment/formats.ts';
import { outputFormatNames } from '../report/formats/index.ts';
import { colourModes } from './colour-modes.ts';

/** A flag as commander reads it; `<…>` takes a value. */
export interface Flag {
  readonly flags: string;
  readonly help: string;
  /** May be given several times. */
  readonly repeatable?: true;
}

export interface FlagGroup {
  readonly heading: string;
  readonly flags: readonly Flag[];
}

/** How many findings the text shows when nothing is said. */
export const DEFAULT_TOP = 20;

/** How an input is read: for every command that reads one. */
const inputGroup: FlagGroup = {
  heading: 'Input:',
  flags: [
    { flags: '-i, --input <FORMAT>', help: 'auto (default) or a name from: aiops explain formats' },
    { flags: '--time <COLUMN>', help: 'time column, name or 1-based number (default: found out)' },
    { flags: '--value <COLUMN>', help: 'value column (default: every numeric one)', repeatable: true },
    { flags: '--series <COLUMN>', help: 'label column of long-form data', repeatable: true },
    {
      flags: '--tz <ZONE>',
      help: `zone of times without an offset, of seasons and of the text report (default: ${detectDefaults.tz})`,
    },
    { flags: '--delimiter <C>', help: 'one character, or tab (default: found out)' },
    { flags: '--decimal <C>', help: 'decimal mark, . or , (default: found out)' },
    { flags: '--max-bad-rows <N|P%>', help: 'refuse the input beyond so many bad rows (default: 0)' },
    { flags: '--interval <TIME>', help: 'distance of scrapes that tell no time, such as 60s' },
    { flags: '--start <TIME>', help: 'time of the first of them (default: 1970-01-01)' },
  ],
};

/** The flags that `resolveDetectOptions` knows, by group. */
const detectionGroups: readonly FlagGroup[] = [
  inputGroup,
  {
    heading: 'Selection:',
    flags: [
      {
        flags: '--select <SELECTOR>',
        help: `only these series: name-glob{label="v",label=~"re"}`,
        repeatable: true,
      },
      { flags: '--exclude <SELECTOR>', help: 'all but these series', repeatable: true },
      { flags: '--since <TIME>', help: 'read from here: ISO 8601, or -7d before the end of the data' },
      { flags: '--until <TIME>', help: 'read up to here' },
      { flags: '--judge-since <TIME>', help: 'report from here on; what came before only teaches' },
    ],
  },
  {
    heading: 'Counters and histograms:',
    flags: [
      { flags: '--as <KIND>', help: 'take every series for a gauge or a counter (default: found out)' },
      { flags: '--range <TIME>', help: 'range of a rate (default: 5m, or 2.2 steps where that is longer)' },
      { flags: '--promql-window <RULE>', help: choice(windowRules, detectDefaults.promqlWindow) },
      {
        flags: '--quantile <Q>',
        help: `quantile of histograms that is judged (default: ${detectDefaults.quantile})`,
      },
      { flags: '--sum-by <LABELS>', help: 'add up the series that agree in these labels, as in job,status' },
      { flags: '--avg-by <LABELS>', help: 'average them' },
    ],
  },
  {
    heading: 'Detection:',
    flags: [
      { flags: '--detector <NAME>', help: choice(detectorNames, detectDefaults.detector) },
      {
        flags: '--sensitivity <LEVEL>',
        help: `a budget by name: ${choice(sensitivities, defaultSensitivity)}`,
      },
      {
        flags: '--budget <N/PERIOD>',
        help: 'false alarms that each series may raise, such as 1/week or 0.5/day',
      },
      {
        flags: '--fdr <RATE>',
        help: `share of false ones in what is told of several series, or off (default: ${detectDefaults.falseDiscoveryRate})`,
      },
      {
        flags: '--season <SEASON>',
        help: `${choice(seasons, detectDefaults.season)}; auto finds other lengths too`,
      },
      {
        flags: '--limit <RULE>',
        help: "find values that are not so: '<90', '10..90', 'SELECTOR: >=0.5'",
        repeatable: true,
      },
    ],
  },
  {
    heading: "Filters (a RULE is for all series, or 'SELECTOR: RULE'; the last one holds):",
    flags: [
      { flags: '--min-duration <RULE>', help: 'leave out shorter findings, such as 5m', repeatable: true },
      {
        flags: '--min-change <RULE>',
        help: 'leave out smaller changes: 12.5, 5%, both as in 12.5,5%, by direction as in up:10,down:5%',
        repeatable: true,
      },
      {
        flags: '--min-volume <RULE>',
        help: 'leave out what happens where both values and expected are below, such as 5',
        repeatable: true,
      },
      { flags: '--direction <WHICH>', help: choice(directions, detectDefaults.direction) },
    ],
  },
  {
    heading: 'Gate:',
    flags: [
      { flags: '--fail-on <SEVERITY>', help: `exit 1 on a finding of at least ${severities.join(' | ')}` },
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
  { flags: '--color <WHEN>', help: choice(colourModes, 'auto') },
  { flags: '--no-color', help: 'the same as --color never' },
];

export const detectFlagGroups: readonly FlagGroup[] = [
  ...detectionGroups,
  {
    heading: 'Output:',
    flags: [
      { flags: '-f, --format <FORMAT>', help: choice(outputFormatNames, 'text') },
      { flags: '--json', help: 'the same as -f json' },
      {
        flags: '-o, --output <[FORMAT:]PATH>',
        help: 'write a file too; the format is told by .txt .json .ndjson .csv .svg or named, as in scores:out.csv',
        repeatable: true,
      },
      { flags: '--top <N>', help: `findings the text shows (default: ${DEFAULT_TOP})` },
      ...colourFlags,
    ],
  },
  messageGroup,
];

/** How `aiops inspect` may show what it saw. */
export const inspectionFormats = ['text', 'json'] as const;

export const inspectFlagGroups: readonly FlagGroup[] = [
  inputGroup,
  {
    heading: 'Output:',
    flags: [
      { flags: '-f, --format <FORMAT>', help: choice(inspectionFormats, 'text') },
      { flags: '--json', help: 'the same as -f json' },
      { flags: '--top <N>', help: 'series the text shows (default: all)' },
      ...colourFlags,
    ],
  },
  messageGroup,
];

/** Of every command that scores answers. */
const modelFlags: readonly Flag[] = [
  {
    flags: '--lang <LANGUAGE>',
    help: "en | pt-BR | ko, where the model speaks it (default: the model's own)",
  },
];

export const assessFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Answers:',
    flags: [
      {
        flags: '-a, --answers <FILE>',
        help: 'YAML that is filled at the terminal; also a survey CSV or a filled form (default: ./aiops-answers.yaml)',
      },
      {
        flags: '--merge <FILE...>',
        help: 'answers of more respondents; saved to --answers',
        repeatable: true,
      },
      {
        flags: '--set <GATE=ANSWER>',
        help: 'one answer, as in DQ-2=3; saved to --answers',
        repeatable: true,
      },
      {
        flags: '--respondent <NAME>',
        help: 'who answers, whose answer --set is, or who filled in the survey',
      },
      { flags: '--role <ROLE>', help: 'their role, as the model names it' },
      { flags: '--allow-partial', help: 'score what is there; what is missing counts as unknown' },
      { flags: '--discuss', help: 'bring up what respondents disagree on, and save what is agreed' },
      { flags: '--no-input', help: 'never ask: what is missing is an error' },
      { flags: '--sample', help: 'a made bank, to rehearse with' },
      { flags: '--form <FILE>', help: 'write an empty form (.yaml .csv .md) and stop' },
      { flags: '--model <MODEL>', help: 'the same as MODEL' },
      {
        flags: '--rollup <UNITS>',
        help: 'place an organisation by its units, a YAML list of files and weights',
      },
    ],
  },
  {
    heading: 'Assessment:',
    flags: [
      { flags: '--client <NAME>', help: 'who is assessed' },
      { flags: '--scope <TEXT>', help: 'which part of it' },
      { flags: '--facilitator <NAME>', help: 'who leads the session' },
      { flags: '--date <DATE>', help: 'day of the assessment, YYYY-MM-DD: evidence ages up to it' },
      {
        flags: '--target <LEVEL>',
        help: 'overall, or of one dimension as in DQ=3 (default: the next level)',
        repeatable: true,
      },
      { flags: '--upto <LEVEL>', help: 'gates above it were not asked' },
      { flags: '--previous <FILE>', help: 'an earlier assessment (JSON) or its answers, to compare with' },
      ...modelFlags,
    ],
  },
  {
    heading: 'Gate:',
    flags: [{ flags: '--fail-under <LEVEL>', help: 'exit 1 when the demonstrated level is lower' }],
  },
  {
    heading: 'Output:',
    flags: [
      { flags: '-f, --format <FORMAT>', help: choice(assessmentFormatNames, 'text') },
      { flags: '--json', help: 'the same as -f json' },
      {
        flags: '-o, --output <[FORMAT:]PATH>',
        help: 'write a file too; the format is told by .txt .md .json .csv (the roadmap) or named',
        repeatable: true,
      },
      ...colourFlags,
    ],
  },
  messageGroup,
];

/** How a comparison may be shown. */
export const comparisonFormats = ['text', 'markdown', 'json'] as const;

export const compareFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Comparison:',
    flags: [
      { flags: '--model <MODEL>', help: 'the model of NEW, by id or file (default: the bundled one)' },
      ...modelFlags,
    ],
  },
  {
    heading: 'Output:',
    flags: [
      { flags: '-f, --format <FORMAT>', help: choice(comparisonFormats, 'text') },
      { flags: '--json', help: 'the same as -f json' },
      {
        flags: '-o, --output <[FORMAT:]PATH>',
        help: 'write a file too; the format is told by .txt .md .json or named',
        repeatable: true,
      },
      ...colourFlags,
    ],
  },
  messageGroup,
];

export const validateFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Answers:',
    flags: [
      {
        flags: '--model <MODEL>',
        help: 'the model that answers are to (default: the bundled one of that id)',
      },
    ],
  },
];

export const explainFlagGroups: readonly FlagGroup[] = [
  {
    heading: 'Gates:',
    flags: [
      {
        flags: '-a, --answers <FILE>',
        help: 'show what was answered: answers, or a saved assessment (JSON)',
      },
      { flags: '--model <MODEL>', help: 'the model, by id or file (default: the bundled one)' },
      { flags: '--date <DATE>', help: 'day of the assessment, where the answers do not tell it' },
      ...modelFlags,
    ],
  },
];

function choice(names: readonly string[], standard: string): string {
  return `${names.join(' | ')} (default: ${standard})`;
}

/** Flags that take a duration, which an option holds in milliseconds. */
const durations: readonly string[] = ['interval', 'minDuration', 'range'];

/** What commander made of the command line. */
export type TypedFlags = Readonly<Record<string, string | readonly string[] | boolean | number | undefined>>;

/** The flags that shape the result, under the names that `resolveDetectOptions` takes. */
export function typedOptions(flags: TypedFlags): TypedOptions {
  const names = detectionGroups.flatMap((group) => group.flags.map((flag) => attributeName(flag.flags)));
  return Object.fromEntries(
    names.map((name) => [durations.includes(name) ? `${name}Ms` : name, flags[name] as string | undefined]),
  );
}

/** @example attributeName('-i, --input <FORMAT>') // => 'input' */
function attributeName(flags: string): string {
  const long = /--([\w-]+)/.exec(flags)?.[1] ?? '';
  return long.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
