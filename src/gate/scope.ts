import { counts } from './counts.ts';
import { FindingsBySeries } from './findings-by-series.ts';
import type { GatedFinding, GatedRun, GatedSeries } from './gate.ts';

/** A finding that counts, and when. */
export interface CountingFinding extends GatedFinding {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a threshold is held against: one series, or all of them, with the findings that count there. */
export interface Scope {
  /** Worst first. */
  readonly findings: readonly CountingFinding[];
  readonly series: readonly { readonly gated: GatedSeries; readonly findings: readonly CountingFinding[] }[];
  /** Ids of findings that are not new. */
  readonly known: ReadonlySet<string>;
  /** Of what a finding is about; the longest, of what several series share. */
  readonly stepMsOf: (finding: GatedFinding) => number;
}

/** All series together, each with what counts for it. */
export function scopeOf({ findings, series, known }: GatedRun): Scope {
  const counting = findings
    .filter(counts)
    .map((one) => ({ ...one, startMs: Date.parse(one.start), endMs: Date.parse(one.end) }));
  const bySeries = new FindingsBySeries(counting);
  return {
    findings: counting,
    series: series.map((gated) => ({ gated, findings: bySeries.of(gated) })),
    known,
    stepMsOf: stepsIn(series),
  };
}

/** What several series share may be on the grid of any of them: the widest. */
function stepsIn(series: readonly GatedSeries[]): Scope['stepMsOf'] {
  const own = new Map(series.map(({ series: name, stepMs }) => [name, stepMs]));
  const ofSource = new Map<string, number>();
  for (const { series: name, sources, stepMs } of series) {
    for (const source of sources ?? [name]) ofSource.set(source, Math.max(stepMs, ofSource.get(source) ?? 0));
  }
  return ({ series: name, members }) =>
    members === null
      ? (own.get(name) ?? 0)
      : members.reduce((widest, member) => Math.max(widest, ofSource.get(member) ?? 0), 0);
}
