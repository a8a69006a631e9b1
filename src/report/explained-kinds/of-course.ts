import type { ExplainedKind } from './explained-kind.ts';

/** Values that take another course than they did. */
export const kindsOfCourse = {
  'trend-change': {
    means: 'The values bent away from their slope and went on along another one.',
    toldFrom:
      'A step is a level-shift, even if the slopes differ too. A slow departure over days without a clear bend is a drift.',
    found:
      'The changes of the level from day to day must have another mean afterwards than before, by more than those of a random walk would. Where the noise is white and normal, straight lines are fitted piece by piece, and each bend that is clear counts.',
    cannotSee:
      'A bend with fewer than seven days on either side, unless the noise is white and normal; curves without a corner; all but the clearest of several.',
    check:
      'How long until the new slope reaches something that ends: a full disk, a quota, a timeout. Then what began when it bent.',
    example: 'aiops detect disk.csv --since -30d',
  },
  drift: {
    means:
      'The level left where it was slowly, over days, and no single day did it: a leak, a disk that fills, a clock that runs away.',
    toldFrom:
      'A move within a day is a level-shift. Growth from the first sample to the last is a trend, and none; so is a saw that always saws.',
    found:
      'The level without its season must go one way over days, steadily, by more than its own other days do; the steps of a random walk have no such agreement.',
    cannotSee:
      'Anything in less than five days of data; a drift that lasts for more than six tenths of them, or is there from the start; one in a series that wanders anyway.',
    check:
      'How long is left at this rate. Then age: the time since the last restart, rotation, vacuum or sync. A restart often buys the night.',
    example: 'aiops detect memory.csv -v',
  },
  'variance-change': {
    means: 'The values scattered more, or less, than they usually do at that time; the level stayed.',
    toldFrom:
      'A few samples far out are a spike or a dip: here many carry it. A moved level is a level-shift; one and the same value is a flatline.',
    found:
      'The spread of the values around their own running level, in stretches of several lengths, is set against how much that spread comes and goes in this series at that time of its cycle.',
    cannotSee:
      'A change of a third or less; bursts of less than an hour or a dozen samples; a series that stands still most of the time.',
    check:
      'What makes it come and go: retries, a queue that fills and empties, a balancer that flaps, one of several replicas that is ill.',
    example: "aiops detect metrics.csv --select '*active_requests' -v",
  },
  'seasonal-change': {
    means:
      'What comes back every period did not come, came late or early, or in another size; or the pattern of a whole period was another.',
    toldFrom:
      'What always comes at its time is none. What comes at no time of its own is a spike or a dip. No samples at all is missing-data.',
    found:
      'Each occurrence of what recurs is compared with the others, in size and in its place; a whole cycle with the usual one, hour by hour, its level taken out.',
    cannotSee:
      'What has come back fewer than five times, a whole day fewer than ten; an event whose size or hour varies much; that a day was a holiday, unless many series tell of it.',
    check:
      'Whether the job ran: its own log and its scheduler, the clock and the zone of its machine, what it waits for. Look for it a little later too.',
    example: 'aiops detect metrics.csv --tz Europe/Vienna',
  },
} satisfies Readonly<Record<string, ExplainedKind>>;
