import { FindingsBySeries } from '../../gate/findings-by-series.ts';
import { groupedBy } from '../../grouped.ts';
import { stepsOf } from '../findings-comparison/span.ts';
import type { FindingsResult, ReportedFinding, ReportedSeries } from '../result.ts';
import { worstFirst } from '../summarise.ts';
import type { FindingState, ShownName } from './document.ts';
import { resultNames, shownName } from './names.ts';

/** Some results as one. */
export interface Joined {
  readonly results: readonly FindingsResult[];
  /** What each result is of, no two alike. */
  readonly names: readonly string[];
  /** In the order of the results. */
  readonly series: readonly JoinedSeries[];
  /** Worst first. */
  readonly findings: readonly JoinedFinding[];
}

export interface JoinedSeries {
  readonly name: ShownName;
  readonly series: ReportedSeries;
  /** Its own, and those that it shares; worst first. */
  readonly findings: readonly JoinedFinding[];
}

export interface JoinedFinding {
  /** Unique among all, and fit for an anchor. */
  readonly id: string;
  readonly finding: ReportedFinding;
  /** Which result it is of. */
  readonly at: number;
  readonly name: ShownName;
  readonly state: FindingState;
  readonly startMs: number;
  readonly endMs: number;
  /** Of its series; 0 for a moment. */
  readonly stepMs: number;
  /** Whether its last sample is the last of its series, or of one of those that share it. */
  readonly isOngoing: boolean;
}

/**
 * Their series and findings, told apart by the input where they are written alike.
 * @param tz zone in which results of one input are told apart by their time
 */
export function joinedOf(results: readonly FindingsResult[], tz = 'UTC'): Joined {
  const names = resultNames(results, tz);
  const nameOf = namer(results, names);
  const unsorted = results.flatMap((result, at) => {
    const stepMsOf = stepsOf(result);
    const state = stateIn(result);
    const isOngoing = ongoingIn(result);
    return result.findings.map((finding) => ({
      finding,
      at,
      name: nameOf(finding.series, at),
      state: state(finding),
      startMs: Date.parse(finding.start),
      endMs: Date.parse(finding.end),
      stepMs: stepMsOf(finding.series),
      isOngoing: isOngoing(finding),
    }));
  });
  const sorted = unsorted.sort((a, b) => worstFirst(a.finding, b.finding));
  const findings = withIds(sorted);
  const series = results.flatMap((result, at) =>
    seriesOf(
      result,
      findings.filter((one) => one.at === at),
      (name) => nameOf(name, at),
    ),
  );
  return { results, names, series, findings };
}

/** What several results name has the name of its result beside it. */
function namer(results: readonly FindingsResult[], names: readonly string[]) {
  const users = new Map<string, number>();
  for (const { series, findings } of results) {
    const all = [...series, ...findings];
    for (const name of new Set(all.map((one) => one.series))) users.set(name, (users.get(name) ?? 0) + 1);
  }
  const shown = new Map<string, ShownName>();
  return (name: string, at: number): ShownName => {
    const beside = (users.get(name) ?? 0) > 1 ? names[at] : undefined;
    const key = JSON.stringify([name, beside]);
    const known = shown.get(key) ?? shownName(name, beside);
    shown.set(key, known);
    return known;
  };
}

function stateIn({ baseline }: FindingsResult): (finding: ReportedFinding) => FindingState {
  const expired = new Set(baseline?.expired.map(({ finding }) => finding));
  return ({ id, accepted, explained }) => {
    if (accepted !== null) return 'accepted';
    if (explained !== null) return 'explained';
    return expired.has(id) ? 'expired' : 'open';
  };
}

function ongoingIn({ series }: FindingsResult): (finding: ReportedFinding) => boolean {
  const lastMs = new Map(
    series.map(({ series: name, to }) => [name, to === null ? Number.NaN : Date.parse(to)]),
  );
  return ({ series: own, members, end }) =>
    (members ?? [own]).some((name) => Date.parse(end) >= (lastMs.get(name) ?? Number.NaN));
}

function withIds(findings: readonly Omit<JoinedFinding, 'id'>[]): JoinedFinding[] {
  const used = new Set<string>();
  return findings.map((one) => {
    const wanted = `finding-${one.finding.id.replaceAll(/[^\w-]/g, '_')}`;
    let id = wanted;
    for (let count = 2; used.has(id); count++) id = `${wanted}--${count}`;
    used.add(id);
    return { ...one, id };
  });
}

function seriesOf(
  result: FindingsResult,
  own: readonly JoinedFinding[],
  nameOf: (name: string) => ShownName,
): JoinedSeries[] {
  const joinedBy = groupedBy(own, ({ finding }) => finding);
  const bySeries = new FindingsBySeries(own.map(({ finding }) => finding));
  return result.series.map((series) => ({
    name: nameOf(series.series),
    series,
    findings: bySeries.of(series).flatMap((finding) => joinedBy.get(finding) ?? []),
  }));
}

/** Orders what has findings: that whose finding is looked at first before all others. */
export function byUrgency(
  findings: readonly JoinedFinding[],
): (a: Pick<JoinedSeries, 'findings'>, b: Pick<JoinedSeries, 'findings'>) => number {
  const rankOf = new Map(waitingFirst(findings).map((finding, rank) => [finding, rank]));
  const rank = ({ findings: own }: Pick<JoinedSeries, 'findings'>) =>
    own.reduce((least, finding) => Math.min(least, rankOf.get(finding) ?? least), Number.POSITIVE_INFINITY);
  return (a, b) => rank(a) - rank(b);
}

/** Whether it waits for somebody. */
export function isWaiting({ state }: Pick<JoinedFinding, 'state'>): boolean {
  return state === 'open' || state === 'expired';
}

/** What waits for somebody before what is known, each worst first. */
export function waitingFirst(findings: readonly JoinedFinding[]): JoinedFinding[] {
  return [...findings.filter(isWaiting), ...findings.filter((finding) => !isWaiting(finding))];
}
