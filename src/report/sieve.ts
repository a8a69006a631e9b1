import { chanceIn, discoveries, stretchesIn } from '../findings/discovery-rate.ts';
import { filterThatHides } from '../findings/filters.ts';
import type { Finding } from '../findings/finding.ts';
import { type Series, timeOf } from '../series/series.ts';
import type { RunToReport, SeriesToReport, SharedToReport } from './build.ts';
import { reportedSlots } from './reported-slots.ts';
import type { FindingsResult } from './result.ts';

/** A finding, and what hides it. */
export interface Sieved {
  readonly finding: Finding;
  /** Undefined where it is told. */
  readonly filter: string | undefined;
}

/** What ends in the time that is reported on. */
export interface SievedRun {
  /** Of each series, in their order. */
  readonly series: readonly (readonly Sieved[])[];
  readonly shared: readonly (SharedToReport & Sieved)[];
  readonly falseDiscoveryRate: FindingsResult['summary']['falseDiscoveryRate'];
}

/**
 * What is told of a run: first what a person did not ask to be told is left out, then what is no louder than so many
 * series are by chance. What is explained has no part in that: a holiday moves all series, and would let pass whatever
 * else they show. Neither has what several series share, of which each bears witness for the others.
 */
export function sieve(run: RunToReport): SievedRun {
  const asked = run.series.map((one) => {
    const series = { ...one.gridded.series, expected: one.judgement.expected };
    return one.findings
      .filter((finding) => isReported(finding, series, run))
      .map((finding) => ({ finding, filter: filterThatHides(finding, series, run.options) }));
  });
  const shared = run.shared
    .filter(({ finding, series }) => isReported(finding, series, run))
    .map((one) => {
      const series = { ...one.series, expected: undefined };
      return { ...one, filter: filterThatHides(one.finding, series, run.options) };
    });
  return { ...withoutChance(asked, run), shared };
}

function isReported(finding: Finding, of: Series, { reportFromMs }: RunToReport): boolean {
  return timeOf(of, finding.lastSlot) >= reportFromMs;
}

function withoutChance(asked: readonly (readonly Sieved[])[], run: RunToReport): Omit<SievedRun, 'shared'> {
  const limit = run.options.falseDiscoveryRate;
  const moving = run.series.filter(moves);
  if (limit === undefined || moving.length < 2) return { series: asked, falseDiscoveryRate: null };
  const chances = asked.map((found, index) => chancesOf(found, run.series[index]!, run));
  const least = chances.flatMap((ofSeries) => [...leastByStretch(ofSeries).values()]);
  const questions = moving.reduce((sum, one) => sum + stretchesOf(one, run).count, 0);
  const { cutOff, stretches } = discoveries(least, questions, limit);
  let hidden = 0;
  const kept = asked.map((found, index) =>
    found.map((one) => {
      const asked = chances[index]!.get(one.finding);
      if (asked === undefined || asked.chance <= cutOff) return one;
      hidden += 1;
      return { ...one, filter: 'fdr' };
    }),
  );
  const expected = Number((limit * stretches).toPrecision(3));
  return { series: kept, falseDiscoveryRate: { limit, hidden, expected } };
}

/** A series that stands still can raise no false alarm; one that moved once moves. */
function moves({ gridded: { series } }: SeriesToReport): boolean {
  const { values } = series;
  const first = values.find((value) => !Number.isNaN(value));
  return values.some((value) => !Number.isNaN(value) && value !== first);
}

/** The stretches of what is reported of a series. */
interface Stretches {
  readonly firstSlot: number;
  readonly count: number;
  /** Of each; need not be whole. */
  readonly slots: number;
}

function stretchesOf({ gridded: { series } }: SeriesToReport, { reportFromMs }: RunToReport): Stretches {
  const slots = reportedSlots(series, reportFromMs);
  const count = stretchesIn(slots * series.stepMs);
  return { firstSlot: series.values.length - slots, count, slots: slots / count };
}

/** A stretch, and the chance that it shows a finding undisturbed. */
interface Asked {
  readonly stretch: number;
  readonly chance: number;
}

/** Of the findings that take part: what is hidden already, explained, or no matter of chance does not. */
function chancesOf(
  found: readonly Sieved[],
  one: SeriesToReport,
  run: RunToReport,
): ReadonlyMap<Finding, Asked> {
  const { firstSlot, slots } = stretchesOf(one, run);
  return new Map(
    found
      .filter(({ finding, filter }) => filter === undefined && !run.days.explained.has(finding))
      .filter(({ finding }) => finding.probability > 0)
      .map(({ finding }) => [
        finding,
        {
          stretch: Math.floor(Math.max(0, finding.peakSlot - firstSlot) / slots),
          chance: chanceIn(slots, finding.probability),
        },
      ]),
  );
}

function leastByStretch(asked: ReadonlyMap<Finding, Asked>): ReadonlyMap<number, number> {
  const least = new Map<number, number>();
  for (const { stretch, chance } of asked.values()) {
    least.set(stretch, Math.min(chance, least.get(stretch) ?? 1));
  }
  return least;
}
