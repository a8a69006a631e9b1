import type { FindingsResult, ReportedFinding } from '../result.ts';
import { answersTo } from './answers.ts';
import type { Unseen } from './result.ts';
import { type Span, spanOfResult } from './span.ts';

/** Two results, one of which is asked why it does not tell a finding of the other. */
export interface Asked {
  readonly asked: FindingsResult;
  readonly teller: FindingsResult;
  readonly stepMsOf: (series: string) => number;
}

/**
 * Why a result could not tell findings of another, by their ids; those that it could are left out. It could where it
 * has all series of the finding, read them from its start to its end, reports on that time and hid nothing like it.
 */
export function unseenIn(
  findings: readonly ReportedFinding[],
  { asked, teller, stepMsOf }: Asked,
): ReadonlyMap<string, Unseen> {
  const whole = spanOfResult(asked);
  const filtered = answersTo(findings, asked.filtered, asked, stepMsOf);
  const seriesOf = new Map(asked.series.map((one) => [one.series, one]));
  const [sources, tellersSources] = [sourcesOf(asked), sourcesOf(teller)];
  const missingOf = ({ series, members }: ReportedFinding): string[] => {
    if (members === null) return seriesOf.has(series) ? [] : [series];
    return members.filter((member) => tellersSources.has(member) && !sources.has(member));
  };
  const unseen = new Map<string, Unseen>();
  for (const finding of findings) {
    const one = seriesOf.get(finding.series);
    const why =
      missing(missingOf(finding)) ??
      unread(finding, one ?? whole, stepMsOf(finding.series)) ??
      unreported(finding, (one ?? asked.series[0])?.reported.from ?? null) ??
      hidden(filtered.get(finding.id)?.filter);
    if (why !== undefined) unseen.set(finding.id, why);
  }
  return unseen;
}

/** What a shared finding names its members by. */
function sourcesOf({ series }: FindingsResult): ReadonlySet<string> {
  return new Set(series.flatMap((one) => one.sources ?? [one.series]));
}

function missing(series: readonly string[]): Unseen | undefined {
  return series.length === 0 ? undefined : { reason: 'series-missing', series: [...series] };
}

/** Two grids of one series may lie a part of a step apart. */
function unread({ start, end }: ReportedFinding, { from, to }: Span, stepMs: number): Unseen | undefined {
  const isRead =
    from !== null &&
    to !== null &&
    Date.parse(start) >= Date.parse(from) - stepMs &&
    Date.parse(end) <= Date.parse(to) + stepMs;
  return isRead ? undefined : { reason: 'time-not-read', from, to };
}

function unreported({ end }: ReportedFinding, from: string | null): Unseen | undefined {
  return from === null || Date.parse(end) >= Date.parse(from) ? undefined : { reason: 'not-reported', from };
}

function hidden(filter: string | undefined): Unseen | undefined {
  return filter === undefined ? undefined : { reason: 'filtered', filter };
}
