import type { Finding } from '../findings/finding.ts';

/** What a kind of finding means, and how it is told from its neighbours. */
export const explainedKinds: Readonly<Record<Finding['kind'], string>> = {
  spike:
    'The values rose above what was expected, and came back. A rise that stays is a level-shift, or still a spike where the data ends before that can be told.',
  dip: 'The values fell below what was expected, and came back. A fall that stays is a level-shift.',
  'level-shift':
    'The level moved and stayed: the finding lasts from the shift until the expected band has taken the new level.',
  'trend-change':
    'The values bent away from their slope and went on along another one. A step is a level-shift; a slope over many days that began without a bend is a drift.',
  drift:
    'The level left where it was slowly, over days, and no single day did it: a leak, a disk that fills, a clock that runs away.',
  'variance-change':
    'The values scattered more, or less, than they usually do at that time; the level stayed.',
  'seasonal-change':
    'What comes back every period did not come, came late or early, or in another size; or the pattern of a whole period was another. What always comes at its time is none.',
  flatline:
    'The same value again and again, for at least five samples and ten minutes, in a series that is known to move: a stuck exporter. Idle at the lowest value is none, nor are the few minutes for which Prometheus repeats the last value of a series that ended.',
  'missing-data':
    'Samples that should be there are not. Of a gap that all series of a target share, or all series of the whole server, one finding tells, and says which of the two it is; a series that was marked stale had ended.',
  restart:
    'Counters of one target fell together: its process began anew. The rate over it is that of the new count, as in Prometheus; this only tells that it happened.',
  'outside-limits':
    'Values beyond a limit that was set with --limit. It is no matter of chance and no budget applies.',
  'peer-outlier':
    'One of three or more series that differ in one label alone, and usually move alike, left the others.',
};
