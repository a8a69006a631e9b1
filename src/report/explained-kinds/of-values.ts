import type { ExplainedKind } from './explained-kind.ts';

/** Values that are not where they should be. */
export const kindsOfValues = {
  spike: {
    means: 'The values rose above what was expected, and came back.',
    toldFrom:
      'A rise that stays is a level-shift, or still a spike where the data ends before that can be told. A rise of what comes at its time every day is a seasonal-change.',
    found:
      'Each value is set against trend and season. Its distance, that of five together, how it stands out of its neighbours, a step of the level and how far it is beyond what the series usually does become one chance; what is rarer than the budget of false alarms allows, and outside the band, is told.',
    cannotSee:
      'A single sample less than about five standard deviations out, in heavy-tailed noise many more; the tenth of its like, for repeats count less each time; what stays within the band.',
    check:
      'What else began at that minute: findings of one moment stand together. Then releases, jobs and traffic just before. With -v the last time it was as far out.',
    example: 'aiops detect metrics.csv --direction up -v',
  },
  dip: {
    means: 'The values fell below what was expected, and came back.',
    toldFrom:
      'A fall that stays is a level-shift. Samples that are not there are missing-data, never a dip to zero. What failed to come at its time is a seasonal-change.',
    found: 'As a spike, on the other side.',
    cannotSee:
      'A fall in hours when the value is next to its lowest anyway; of counts, none below zero; the tenth of its like.',
    check:
      'Whether people are shut out: a dip of traffic is often graver than a spike of errors. Then what stands before it: the balancer, DNS, a certificate, the network.',
    example: 'aiops detect metrics.csv --direction down --min-change 20%',
  },
  'level-shift': {
    means:
      'The level moved and stayed: the finding lasts from the shift until the expected band has taken the new level.',
    toldFrom:
      'What comes back is a spike or a dip. A move that takes days is a drift; one of the slope alone a trend-change.',
    found:
      'The running level before the interval, just after it and 61 samples later is compared: the new one must be held, and far enough from the old one. So are the levels on both sides of the steps that last for a day, with which the band steps.',
    cannotSee:
      'A shift in the last 61 samples of the data, which is still a spike or a dip; one of less than about two standard deviations, unless the noise is white and normal.',
    check:
      'What was changed at that minute and is still so: a release, a setting, a failover, a new customer. It does not heal by itself.',
    example: 'aiops detect metrics.csv -o picture.svg',
  },
  'outside-limits': {
    means: 'Values beyond a limit that was set with --limit.',
    toldFrom:
      'It is no matter of chance: it is told however usual the values are, and no budget applies. A spike may be told beside it.',
    found: 'Each value is compared with the limit; runs that are up to 16 samples apart are one finding.',
    cannotSee: 'Whether the limit is a good one; what happens where no sample is.',
    check:
      'How far beyond and for how long, and whether it still rises. Then who set the limit, and what was to be done at it.',
    example: "aiops detect metrics.csv --limit 'cpu_percent*: <90'",
  },
  'peer-outlier': {
    means:
      'One of three or more series that differ in one label alone, and usually move alike, left the others.',
    toldFrom:
      'What the series shows against its own past is a spike, a dip or a shift, and is told as that. A difference that was always there is nature, and none.',
    found:
      'The median of the others, scaled and moved by the usual difference, is what is expected; its band is how much that difference usually varies. Three samples at least must leave it.',
    cannotSee:
      'Two that leave together out of four; series that never moved alike; a group of two; the one that is right when all others are wrong.',
    check:
      'What this one has and the others have not: its machine, zone, version, shard or noisy neighbour. Take it out of service if the others can bear it.',
    example: 'aiops detect metrics.csv --select \'cpu_usage{job="api"}\'',
  },
} satisfies Readonly<Record<string, ExplainedKind>>;
