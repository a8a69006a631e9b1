import { detectorNames } from '../../model/detectors/index.ts';
import {
  defaultSensitivity,
  detectDefaults,
  directions,
  numberKinds,
  seasons,
  sensitivities,
  windowRules,
} from '../../options.ts';
import { outputFormatNames } from '../../report/formats/index.ts';
import { choice, type FlagGroup, standing } from '../flag.ts';
import { acceptedGroup, gateGroup } from './gate.ts';
import { inputGroup } from './input.ts';
import { colourFlags, configurationGroup, formatFlags, messageGroup } from './shared.ts';

/** How many findings the text shows when nothing is said. */
export const DEFAULT_TOP = 20;

/** The flags that `resolveDetectOptions` knows, by group; those of the gate are added. */
export const detectionGroups: readonly FlagGroup[] = [
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

export const detectFlagGroups: readonly FlagGroup[] = [
  ...detectionGroups,
  gateGroup,
  acceptedGroup,
  {
    heading: 'Output:',
    flags: [
      ...formatFlags(
        outputFormatNames.filter((name) => name !== 'pdf'),
        '.txt .json .ndjson .csv .svg .html .pdf .md or named, as in scores:out.csv',
        'findings.json',
      ),
      { flags: '--top <N>', ...standing('findings the text shows', DEFAULT_TOP) },
      ...colourFlags,
    ],
  },
  messageGroup,
  configurationGroup,
];
