import type { ExplainedKind } from './explained-kind.ts';

/** Samples that are not what they seem, or not there. */
export const kindsOfSamples = {
  flatline: {
    means:
      'The same value again and again, for at least five samples and ten minutes, in a series that is known to move: a stuck exporter.',
    toldFrom:
      'Idle at the lowest value is none, nor are the few minutes for which Prometheus repeats the last value of a series that ended. Calm with some movement left is a variance-change.',
    found:
      'The chance of such a run, from how often neighbours are equal at that time of the day, must be next to none, and the value must not have stood so long before.',
    cannotSee:
      'A series that repeats itself four times in five anyway; one that is stuck for more than a fifth of its history; a sensor that is stuck at the lowest value.',
    check:
      'Whether the source still measures: its process, its cache, its last log line. What other series say of the same thing. Alarms on this series are blind meanwhile.',
    example: 'aiops detect metrics.csv --min-duration 30m',
  },
  'missing-data': {
    means:
      'Samples that should be there are not. Of a gap that all series of a target share, or all series of the whole server, one finding tells, and says which of the two it is.',
    toldFrom:
      'A reported zero is a value, and may be a dip. A series that was marked stale had ended, and is not missing. A pause that comes every night is none.',
    found:
      'The chance of such a gap, from how often samples are missing at that time of the day; at least three samples and three minutes. A target is down by what the server says of its scrapes.',
    cannotSee:
      'What was missing before the first sample; single lost scrapes; a series alone that stops; gaps where a fifth of the series is missing anyway, unless they are three times as long.',
    check:
      'Whether the thing is down or only its measurement: ask it by another way. Then the exporter, the network between, and the disk of the server that collects.',
    example: 'aiops inspect metrics.csv',
  },
  restart: {
    means:
      'Counters of one target fell together: its process began anew. The rate over it is that of the new count, as in Prometheus; this only tells that it happened.',
    toldFrom:
      'A target that did not answer is missing-data. A gauge that falls is a dip. Counters that fall too often to be restarts are named in a warning.',
    found:
      'A counter cannot fall: each fall is one. The falls of a target within two samples are one finding.',
    cannotSee:
      'A restart between two samples after which the counters are already higher than before; one of a target without counters.',
    check:
      'Whether it was wanted: a release, or out of memory, a crash, a probe. What happened in the minutes before, and whether it comes back.',
    example: 'aiops detect prometheus-snapshot/ --judge-since -24h',
  },
} satisfies Readonly<Record<string, ExplainedKind>>;
