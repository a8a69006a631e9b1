/** Severities from mild to grave; the order is their rank. */
export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Rank of a severity, 0 for the mildest. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** What can be found; the names are a promise and are printed as they are. */
export const findingKinds = [
  'spike',
  'dip',
  'level-shift',
  'trend-change',
  'drift',
  'variance-change',
  'seasonal-change',
  'flatline',
  'missing-data',
  'restart',
  'outside-limits',
  'peer-outlier',
] as const;

/** What every finding says of itself. Slots count from 0 on the grid of its series, both ends included. */
interface FindingFacts {
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** Slot of the worst sample: the one farthest from what was expected. */
  readonly peakSlot: number;
  /** Chance that undisturbed data shows this, per sample, at the least likely sample; 0 for no matter of chance. */
  readonly probability: number;
}

/** A departure of the values from what was expected. */
interface Departure extends FindingFacts {
  readonly direction: 'up' | 'down';
  /** At the peak, in the metric's unit. */
  readonly value: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

/** Above what was expected, and back again. */
export interface Spike extends Departure {
  readonly kind: 'spike';
}

/** Below what was expected, and back again. */
export interface Dip extends Departure {
  readonly kind: 'dip';
}

/** From the shift until the band has taken the new level. */
export interface LevelShift extends Departure {
  readonly kind: 'level-shift';
  /** Typical values before and after the shift, in the metric's unit, season removed. */
  readonly levelBefore: number;
  readonly levelAfter: number;
}

/** Where the values bend away from their old slope; what follows is the new one. */
export interface TrendChange extends Departure {
  readonly kind: 'trend-change';
  /** In the metric's unit per day. */
  readonly slopeBefore: number;
  readonly slopeAfter: number;
}

/** A slow departure of the level, over days: no single day does it. */
export interface Drift extends Departure {
  readonly kind: 'drift';
  /** Typical values where it begins and where it ends, in the metric's unit, season removed. */
  readonly levelBefore: number;
  readonly levelAfter: number;
}

/** The values scatter more, or less, than they do at that time; the level stays. */
export interface VarianceChange extends FindingFacts {
  readonly kind: 'variance-change';
  /** Up: wider. */
  readonly direction: 'up' | 'down';
  /** Robust standard deviations of the remainder in the metric's unit: usually, and while it lasts. */
  readonly spreadBefore: number;
  readonly spreadAfter: number;
}

/** What comes back every period did not come, came at another time, or in another size; or the whole pattern is another. */
export interface SeasonalChange extends Departure {
  readonly kind: 'seasonal-change';
  readonly how: 'missing' | 'late' | 'early' | 'larger' | 'smaller' | 'pattern';
  /** Label of the period that it breaks: day, week, 90min. */
  readonly period: string;
}

/** The same value over and over, in a series that is known to move. */
export interface Flatline extends FindingFacts {
  readonly kind: 'flatline';
  readonly value: number;
}

/** Slots without a value, where there usually is one. */
export interface MissingData extends FindingFacts {
  readonly kind: 'missing-data';
  readonly missing: number;
  /**
   * Whose samples: those of one series; of all series of a target, which the server found down or just has nothing
   * of; or of all series there are.
   */
  readonly whose: 'series' | 'target' | 'target-down' | 'all';
  /**
   * Of single series, how they are missing: none came; some came, and were no number; or none came any more up to the
   * end of what others have.
   */
  readonly absence?: 'no-sample' | 'not-a-number' | 'ended';
}

/** Counters of one target fell together: its process began anew. */
export interface Restart extends FindingFacts {
  readonly kind: 'restart';
  readonly counters: number;
  /** How many counters of the target could have fallen. */
  readonly of: number;
}

/** Values beyond a limit that a person set; no matter of chance. */
export interface OutsideLimits extends FindingFacts {
  readonly kind: 'outside-limits';
  readonly direction: 'up' | 'down';
  /** At the peak, in the metric's unit. */
  readonly value: number;
  /** The limit that it is beyond. */
  readonly limit: number;
  /** As it was typed. */
  readonly rule: string;
}

/** One of several series that are alike left the others; expected and band are those of its peers. */
export interface PeerOutlier extends Departure {
  readonly kind: 'peer-outlier';
  /** How many others there are. */
  readonly peers: number;
}

export type Finding =
  | Spike
  | Dip
  | LevelShift
  | TrendChange
  | Drift
  | VarianceChange
  | SeasonalChange
  | Flatline
  | MissingData
  | Restart
  | OutsideLimits
  | PeerOutlier;
