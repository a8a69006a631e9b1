import type { Finding, PeerOutlier } from './findings/finding.ts';
import { decisionOfPeers, findPeerOutliers, notToldBefore } from './findings/peer-outlier.ts';
import { decisionFor } from './findings/sensitivity.ts';
import type { Placed } from './model/peers/centre.ts';
import { compareWithPeers, type PeerClock } from './model/peers/compared.ts';
import type { DayParts } from './model/peers/usual-difference.ts';
import type { DetectOptions } from './options.ts';
import { civilGrid } from './series/civil-grid.ts';
import { peerGroups } from './series/peers.ts';
import type { Series } from './series/series.ts';

/** A series that was judged by its own history. */
export interface JudgedForPeers {
  readonly series: Series;
  /** What it was made into: `rate`, `p95` …; null where it is as it was read. */
  readonly derived: string | null;
  /** What its own history says. */
  readonly findings: readonly Finding[];
}

/**
 * Looks for series that left those that differ from them in one label alone and usually move alike.
 * @returns what was found of each, in the order of the series, and in order of time
 */
export function judgePeers(
  judged: readonly JudgedForPeers[],
  options: Pick<DetectOptions, 'tz' | 'budgetPerWeek'>,
): PeerOutlier[][] {
  const groups = peerGroups(
    judged.map(({ series: { labels, stepMs }, derived }) => ({ labels, stepMs, derived })),
  );
  const groupsOf = new Uint32Array(judged.length);
  for (const { members } of groups) for (const place of members) groupsOf[place]! += 1;
  const found = judged.map((): PeerOutlier[] => []);
  for (const { members } of groups) {
    const placed = onOneClock(members.map((place) => judged[place]!.series));
    const most = members.reduce((most, place) => Math.max(most, groupsOf[place]!), 1);
    const decision = decisionOfPeers(decisionFor(options.budgetPerWeek, placed.stepMs), most);
    const compared = compareWithPeers(placed.members, clockOf(placed, options.tz), decision.threshold);
    members.forEach((place, at) => {
      const beside = compared[at];
      if (beside === undefined) return;
      found[place]!.push(...findPeerOutliers(judged[place]!.series.values, beside, decision));
    });
  }
  return found.map((ofSeries, place) => notToldBefore(ofSeries, judged[place]!.findings));
}

interface OnOneClock {
  readonly startMs: number;
  readonly stepMs: number;
  readonly slots: number;
  readonly members: readonly Placed[];
}

/** Scrapes of one round come at unlike moments of it: the nearest slot is theirs. */
function onOneClock(group: readonly Series[]): OnOneClock {
  const stepMs = group[0]!.stepMs;
  const startMs = group.reduce((first, series) => Math.min(first, series.startMs), Number.POSITIVE_INFINITY);
  const members = group.map(({ startMs: ownStartMs, values }) => ({
    firstSlot: Math.round((ownStartMs - startMs) / (stepMs || 1)),
    values,
  }));
  const slots = members.reduce((most, { firstSlot, values }) => Math.max(most, firstSlot + values.length), 0);
  return { startMs, stepMs, slots, members };
}

const DAY_MS = 86_400_000;
/** A time of day is no shorter than this, so that several samples tell of it. */
const SHORTEST_PART_MS = 300_000;
const FEWEST_PARTS = 4;

function clockOf({ startMs, stepMs, slots }: OnOneClock, zone: string): PeerClock {
  const parts = Math.floor(DAY_MS / Math.max(stepMs, SHORTEST_PART_MS));
  if (stepMs === 0 || parts < FEWEST_PARTS) return { slots, stepMs };
  const civil = civilGrid({ startMs, stepMs, values: new Float64Array(slots) }, zone);
  const day: DayParts = {
    partOf: civil.slotOf.map((slot) => Math.floor((((slot * stepMs) % DAY_MS) / DAY_MS) * parts)),
    parts,
    days: (slots * stepMs) / DAY_MS,
  };
  return { slots, stepMs, day };
}
