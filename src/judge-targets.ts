import type { Fault } from './errors.ts';
import type { Finding, MissingData } from './findings/finding.ts';
import { missingData } from './findings/missing-data.ts';
import { decisionFor } from './findings/sensitivity.ts';
import { groupedBy } from './grouped.ts';
import { judgeRestarts } from './judge-restarts.ts';
import { gapRuns, type Run } from './model/runs.ts';
import type { DetectOptions } from './options.ts';
import type { SharedToReport } from './report/build.ts';
import type { TimeRange } from './series/bulk.ts';
import { civilGrid } from './series/civil-grid.ts';
import type { JudgedColumn } from './series/derived/judged.ts';
import { type JoinedColumn, spanOfAll } from './series/join.ts';
import { type Labels, NAME_LABEL } from './series/labels.ts';
import { type Series, timeOf } from './series/series.ts';
import { endTimesMs } from './series/staleness.ts';
import {
  type FailedScrapes,
  failedScrapes,
  isOfServer,
  type Member,
  memberOf,
  presenceOf,
  type Target,
  targetsOf,
} from './series/targets.ts';

/** What was found of the targets of a run, and which findings of single series that explains. */
export interface JudgedTargets {
  readonly findings: readonly SharedToReport[];
  readonly warnings: readonly Fault[];
  /**
   * Whether a finding of a series is a part of a shared one and so is none of its own. What an `up` does is told of
   * its target: a single scrape that failed is no finding. What a person set a limit for is always told.
   */
  isPartOfShared(finding: Finding, series: Series, judged: JudgedColumn): boolean;
}

type TargetOptions = Pick<DetectOptions, 'tz' | 'budgetPerWeek' | 'as' | 'rangeMs'>;

/**
 * Looks at all series together that cover the same time: samples that are missing everywhere, or from one target,
 * and processes that began anew are one finding each, not one a series.
 */
export function judgeTargets(columns: readonly JoinedColumn[], options: TargetOptions): JudgedTargets {
  const members = new Map(columns.map((one) => [one, memberOf(one)]));
  const groups = togetherInTime([...members.values()]).map((group) => judgeGroup(group, options));
  const gapsOf = new Map<Member, Gap[]>();
  for (const gap of groups.flatMap(({ gaps }) => gaps)) {
    for (const member of gap.concerned) {
      const known = gapsOf.get(member);
      if (known === undefined) gapsOf.set(member, [gap]);
      else known.push(gap);
    }
  }
  return {
    findings: groups.flatMap(({ gaps, restarts }) => [...gaps, ...restarts]),
    warnings: groups.flatMap(({ warnings }) => warnings),
    isPartOfShared: (finding, series, judged) => {
      if (finding.kind === 'outside-limits') return false;
      const sources = judged.sources.flatMap((source) => members.get(source) ?? []);
      if (judged.derived === null && sources.every(({ isUp }) => isUp) && finding.kind !== 'missing-data')
        return true;
      const gaps = gapsOf.get(sources[0]!) ?? [];
      return gaps.some(
        (gap) =>
          sources.every((source) => gap.concerned.has(source)) &&
          isPartOf(finding, series, judged, gap, options),
      );
    },
  };
}

/** A gap that series share. */
interface Gap extends SharedToReport {
  readonly finding: MissingData;
  /** Whose findings it explains: also series that had no samples around it, and what the server writes. */
  readonly concerned: ReadonlySet<Member>;
}

interface JudgedGroup {
  readonly gaps: readonly Gap[];
  readonly restarts: readonly SharedToReport[];
  readonly warnings: readonly Fault[];
}

/** The series by the inputs whose times overlap: exports of one server, and parts of one export, belong together. */
function togetherInTime(members: readonly Member[]): Member[][] {
  const byInput = [...groupedBy(members, ({ input }) => input).values()];
  const inputs = byInput.map((ofInput) => ({ members: ofInput, ...timesOf(ofInput) }));
  const groups: { members: Member[]; toMs: number }[] = [];
  for (const input of inputs.sort((a, b) => a.fromMs - b.fromMs)) {
    const last = groups.at(-1);
    if (last === undefined || input.fromMs > last.toMs) groups.push(input);
    else {
      last.members = [...last.members, ...input.members];
      last.toMs = Math.max(last.toMs, input.toMs);
    }
  }
  return groups.map((group) => group.members);
}

/** From the first sample of any of them to the last. */
function timesOf(members: readonly Member[]): TimeRange {
  const withSamples = members.filter(({ firstMs }) => !Number.isNaN(firstMs));
  return spanOfAll(withSamples.map(({ firstMs, lastMs }) => ({ fromMs: firstMs, toMs: lastMs })));
}

function judgeGroup(members: readonly Member[], options: TargetOptions): JudgedGroup {
  const targets = targetsOf(members);
  const gaps: Gap[] = [];
  const add = (found: readonly Gap[]) => {
    for (const gap of found) if (!gaps.some((wider) => isWithin(gap, wider))) gaps.push(gap);
  };
  add(gapsOfAll(members, members, options));
  for (const input of inputsOf(members)) add(gapsOfAll(input, members, options));
  const hasSome = targets.length > 1 || targets.some(({ up }) => up !== undefined);
  for (const target of hasSome ? targets : []) {
    add(timesDown(target));
    add(gapsOfTarget(target, options));
  }
  const restarts = targets.map((target) => judgeRestarts(target, options.as));
  return {
    gaps,
    restarts: restarts.flatMap((ofTarget) => ofTarget.findings),
    warnings: restarts.flatMap((ofTarget) => ofTarget.warnings),
  };
}

function inputsOf(members: readonly Member[]): Member[][] {
  const byInput = groupedBy(members, ({ input }) => input);
  return byInput.size < 2 ? [] : [...byInput.values()];
}

/** Gaps of all series of the group, or of one of its inputs. */
function gapsOfAll(members: readonly Member[], group: readonly Member[], options: TargetOptions): Gap[] {
  if (members.length < FEWEST_TOGETHER) return [];
  const series = presenceOf(labelsOfAll(members, group), members);
  return gapsIn(series, options)
    .map((run) => ({ run, goingOn: goingOn(members, series, run) }))
    .filter((gap) => gap.goingOn.length >= FEWEST_TOGETHER)
    .map((gap) => toGap(missingData(gap.run, 'all'), series, gap.goingOn, members));
}

/** One series says nothing of the others. */
const FEWEST_TOGETHER = 2;

/** `up` is what the server writes of each scrape: where even that is missing, it stands for all. */
function labelsOfAll(members: readonly Member[], group: readonly Member[]): Labels {
  if (members.length < group.length) return { file: members[0]!.input };
  return members.some(({ isUp }) => isUp) ? { [NAME_LABEL]: 'up' } : {};
}

function gapsIn(series: Series, { tz, budgetPerWeek }: TargetOptions): Run[] {
  const { values, stepMs } = series;
  const { threshold } = decisionFor(budgetPerWeek, stepMs);
  const runs = gapRuns({ values, stepMs, civilSlotOf: civilGrid(series, tz).slotOf });
  return runs.filter(({ probability }) => probability <= threshold);
}

/** Those that have samples before a gap and after it: what has ended, or has yet to begin, is not missing. */
function goingOn(members: readonly Member[], series: Series, run: Run): Member[] {
  const [fromMs, toMs] = [timeOf(series, run.firstSlot), timeOf(series, run.lastSlot)];
  return members.filter(({ firstMs, lastMs }) => firstMs <= fromMs && lastMs >= toMs);
}

function toGap(
  finding: MissingData,
  series: Series,
  members: readonly Member[],
  concerned: readonly Member[],
): Gap {
  return { finding, series, members: members.map(({ one }) => one), concerned: new Set(concerned) };
}

/** A target that did not answer for less than this was restarted, or the network was slow. */
const SHORTEST_DOWN_MS = 30_000;
const FEWEST_FAILED = 2;
/** How often a scrape fails by chance: one in a hundred at most. */
const FAILING_SHARE = 0.01;
/** So small that nothing is lost, and no product of chances underflows. */
const LEAST_PROBABILITY = 1e-300;

/** What the server says of its scrapes is no matter of chance: all that failed one after another, wherever they lie. */
function timesDown(target: Target): Gap[] {
  const { up } = target;
  if (up === undefined) return [];
  const series = presenceOf(target.labels, [up]);
  const answers = target.members.filter((member) => !isOfServer(member));
  return failedScrapes(up)
    .filter(
      ({ scrapes, fromMs, toMs }) =>
        scrapes >= FEWEST_FAILED && toMs - fromMs + series.stepMs >= SHORTEST_DOWN_MS,
    )
    .map((failed) => {
      const finding = missingData(runOfFailed(failed, series), 'target-down');
      return toGap(finding, series, answers.length > 0 ? answers : [up], target.members);
    });
}

function runOfFailed({ fromMs, toMs, scrapes }: FailedScrapes, series: Series): Run {
  const slotOf = (timeMs: number) => Math.round((timeMs - series.startMs) / (series.stepMs || 1));
  const probability = Math.max(LEAST_PROBABILITY, FAILING_SHARE ** scrapes);
  return { firstSlot: slotOf(fromMs), lastSlot: slotOf(toMs), probability };
}

/** Samples of a target that are missing though the server goes on: it answers with nothing, or `up` is not exported. */
function gapsOfTarget(target: Target, options: TargetOptions): Gap[] {
  const answers = target.members.filter((member) => !isOfServer(member));
  if (answers.length === 0 || (answers.length < FEWEST_TOGETHER && target.up === undefined)) return [];
  const series = presenceOf(target.labels, answers, target.members.filter(isOfServer));
  return gapsIn(series, options)
    .filter((run) => !wasLeft(target, series, run))
    .map((run) => toGap(missingData(run, 'target'), series, answers, target.members));
}

/** Nobody asked the target any more: it was exported no further, or taken out of service, for which `up` has a marker. */
function wasLeft({ up }: Target, series: Series, run: Run): boolean {
  const isLast = run.lastSlot === series.values.length - 1;
  if (up === undefined) return isLast;
  const [fromMs, toMs] = [timeOf(series, run.firstSlot), timeOf(series, run.lastSlot + 1)];
  if (isLast) return !up.ordered.timestampsMs.some((time) => time >= fromMs && time <= toMs);
  const ends = endTimesMs(up.ordered, series.stepMs);
  return ends.some((endMs) => Math.abs(endMs - fromMs) <= 2 * series.stepMs);
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

function spanOf({ finding, series }: Pick<SharedToReport, 'finding' | 'series'>): Span {
  return { fromMs: timeOf(series, finding.firstSlot), toMs: timeOf(series, finding.lastSlot + 1) };
}

/** How much of the first span lies in the second, as a share of the first. */
function shareWithin(one: Span, other: Span): number {
  const common = Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs);
  return common / (one.toMs - one.fromMs || 1);
}

/** So much of a finding must lie in a shared one for it to be a part of that. */
const PART_SHARE = 0.5;

/** Whether a gap is told by a wider one already: of everything, or of the same series. */
function isWithin(gap: Gap, wider: Gap): boolean {
  if (shareWithin(spanOf(gap), spanOf(wider)) < PART_SHARE) return false;
  for (const member of gap.concerned) if (!wider.concerned.has(member)) return false;
  return true;
}

/** A rate is there again once samples cover its range. */
const AFTERMATH_STEPS = 8;

/** Samples that are missing; and, of a target that is down, what the server writes of its scrapes meanwhile. */
function isPartOf(
  finding: Finding,
  series: Series,
  judged: JudgedColumn,
  gap: Gap,
  { rangeMs = 0 }: TargetOptions,
): boolean {
  const { whose } = gap.finding;
  const isOfScrape = (judged.column.labels[NAME_LABEL] ?? '').startsWith('scrape_');
  if (finding.kind !== 'missing-data' && !(whose === 'target-down' && isOfScrape)) return false;
  const { stepMs } = gap.series;
  const aftermathMs = judged.derived === null ? 0 : Math.max(AFTERMATH_STEPS * stepMs, rangeMs + 2 * stepMs);
  const { fromMs, toMs } = spanOf(gap);
  return shareWithin(spanOf({ finding, series }), { fromMs, toMs: toMs + aftermathMs }) >= PART_SHARE;
}
