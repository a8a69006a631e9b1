import type { Finding } from '../findings/finding.ts';

/** What a kind of finding means, and how it is told from its neighbours. */
export const explainedKinds: Readonly<Record<Finding['kind'], string>> = {
  spike:
    'The values rose above what was expected, and came back. A rise that stays is a level-shift, or still a spike where the data ends before that can be told.',
  dip: 'The values fell below what was expected, and came back. A fall that stays is a level-shift.',
  'level-shift':
    'The level moved and stayed: the finding lasts from the shift until the expected band has taken the new level.',
  flatline:
    'The same value again and again, for at least five samples and ten minutes, in a series that is known to move: a stuck exporter. Idle at the lowest value is none, nor are the few minutes for which Prometheus repeats the last value of a series that ended.',
  'missing-data':
    'Samples that should be there are not. Of a gap that all series of a target share, or all series of the whole server, one finding tells, and says which of the two it is; a series that was marked stale had ended.',
  restart:
    'Counters of one target fell together: its process began anew. The rate over it is that of the new count, as in Prometheus; this only tells that it happened.',
};
