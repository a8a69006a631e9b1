/** What is measured: a detection run, or an assessment. */
export type Subject = 'findings' | 'assessment';

/** How an observed value and its limit are read: a share is of 1, a duration in milliseconds, a score in [0, 1]. */
export type ThresholdUnit = 'count' | 'share' | 'duration' | 'score' | 'level';

export interface Measure {
  readonly of: Subject;
  /** One line; a person reads it. */
  readonly about: string;
  /** In which its limit may be given; the first is that of a bare number. */
  readonly units: readonly ThresholdUnit[];
  /** What may stand in brackets after it. */
  readonly argument: 'severity or kind' | 'dimension' | undefined;
  /** What is counted, where it is a count. */
  readonly noun?: string;
}

/** Everything a threshold can be about. What counts are the findings that are neither explained nor accepted. */
export const measures = {
  count: {
    of: 'findings',
    about: 'findings that count; count(high): of that severity or worse; count(spike): of that kind',
    units: ['count'],
    argument: 'severity or kind',
    noun: 'finding',
  },
  new: {
    of: 'findings',
    about: 'findings that count and that no entry of the baseline knows, not even an expired one',
    units: ['count'],
    argument: undefined,
    noun: 'finding',
  },
  rate: {
    of: 'findings',
    about: 'share of the time reported on that findings cover: 1% or 0.01',
    units: ['share'],
    argument: undefined,
  },
  max_score: {
    of: 'findings',
    about: 'score of the least likely finding, 0 to 1; 0 without findings',
    units: ['score'],
    argument: undefined,
  },
  longest: {
    of: 'findings',
    about: 'duration of the longest finding, such as 10m or 1h30m',
    units: ['duration'],
    argument: undefined,
  },
  missing: {
    of: 'findings',
    about: 'slots without a value in the time reported on: how many (30), what share (5%) or how long (10m)',
    units: ['count', 'share', 'duration'],
    argument: undefined,
    noun: 'slot',
  },
  level: {
    of: 'assessment',
    about: 'the level, which is the demonstrated one; level(DQ): of that dimension',
    units: ['level'],
    argument: 'dimension',
  },
  demonstrated: {
    of: 'assessment',
    about: 'the level as far as evidence carries it; demonstrated(DQ): of that dimension',
    units: ['level'],
    argument: 'dimension',
  },
  declared: {
    of: 'assessment',
    about: 'the level by the answers alone; declared(DQ): of that dimension',
    units: ['level'],
    argument: 'dimension',
  },
  unknown: {
    of: 'assessment',
    about: 'gates answered with "unknown" or not at all: how many (3) or what share (10%)',
    units: ['count', 'share'],
    argument: undefined,
    noun: 'gate',
  },
} as const satisfies Readonly<Record<string, Measure>>;
export type MeasureName = keyof typeof measures;
