import type { Finding, MissingData } from './findings/finding.ts';
import { decisionFor } from './findings/sensitivity.ts';
import { gapRuns, type Run, SHORTEST_GAP_MS } from './model/runs.ts';
import type { DetectOptions } from './options.ts';
import { civilGrid } from './series/civil-grid.ts';
import type { JudgedColumn } from './series/derived/judged.ts';
import type { JoinedColumn } from './series/join.ts';
import { NAME_LABEL } from './series/labels.ts';
import { orderedSamples } from './series/ordered.ts';
import { filteredColumn } from './series/samples.ts';
import { type Series, timeOf } from './series/series.ts';
import { endTimesMs } from './series/staleness.ts';
import {
  counterRestarts,
  isOfServer,
  isUp,
  presenceOf,
  type Target,
  targetKey,
  targetsOf,
} from './series/targets.ts';

/** What concerns a target or everything, rather than one series. */
export interface SharedFinding {
  readonly finding: Finding;
  /** What the slots of the finding count on; its labels are those that all concerned series agree in. */
  readonly series: Series;
  /** The series that it concerns. */
  readonly members: readonly JoinedColumn[];
}

/** What was found of the targets of a run, and which findings of single series that explains. */
export interface JudgedTargets {
  readonly findings: readonly SharedFinding[];
  /**
   * Whether a finding of a series is a part of a shared one and so is none of its own. What `up` says is all in the
   * shared ones: a single scrape that failed is none.
   */
  isPartOfShared(finding: Finding, series: Series, judged: JudgedColumn): boolean;
}

/**
 * Looks at all series of an input together: samples that are missing everywhere, or from one target, and processes
 * that began anew are one finding each, not one a series.
 */
export function judgeTargets(
  columns: readonly JoinedColumn[],
  options: Pick<DetectOptions, 'tz' | 'sensitivity' | 'as'>,
): JudgedTargets {
  const inputs = [...new Set(columns.map(inputOf))].map((input) =>
    judgeInput(
      columns.filter((one) => inputOf(one) === input),
      options,
    ),
  );
  return {
    findings: inputs.flatMap(({ findings }) => findings),
    isPartOfShared: (finding, series, judged) =>
      inputs.some((input) => input.isPartOfShared(finding, series, judged)),
  };
}

/** The export that a series comes from, or that its first part does. */
function inputOf({ parts }: Pick<JoinedColumn, 'parts'>): string {
  return parts[0]?.path ?? '';
}

function judgeInput(
  columns: readonly JoinedColumn[],
  options: Pick<DetectOptions, 'tz' | 'sensitivity' | 'as'>,
): JudgedTargets {
  const targets = targetsOf(columns);
  const everywhere = columns.length < 2 ? [] : gapsOf(columns, 'all', options);
  const hasSome = targets.length > 1 || targets.some(({ up }) => up !== undefined);
  const ofTargets = (hasSome ? targets : []).flatMap((target) =>
    gapsOfTarget(target, options).filter((gap) => !everywhere.some(covers(gap))),
  );
  const gaps = [...everywhere, ...ofTargets];
  return {
    findings: [...gaps, ...targets.flatMap((target) => restartsOf(target, options.as))],
    isPartOfShared: (finding, series, judged) =>
      judged.sources.every(isUp) ||
      gaps.some((gap) => concerns(gap, judged) && isPartOf(finding, series, judged, gap)),
  };
}

type Shared = SharedFinding & { readonly finding: MissingData };

function gapsOf(
  members: readonly JoinedColumn[],
  whose: MissingData['whose'],
  { tz, sensitivity }: Pick<DetectOptions, 'tz' | 'sensitivity'>,
  witnesses: readonly JoinedColumn[] = [],
  shortestMs: number = SHORTEST_GAP_MS,
): Shared[] {
  const series = named(presenceOf(members, witnesses), members);
  const { values, stepMs } = series;
  const { threshold } = decisionFor(sensitivity, stepMs);
  return gapRuns({ values, stepMs, civilSlotOf: civilGrid(series, tz).slotOf }, shortestMs)
    .filter(({ probability }) => probability <= threshold)
    .map((run) => ({ series, members: goingOn(members, series, run), finding: missingData(run, whose) }))
    .filter((gap) => gap.members.length >= Math.min(members.length, FEWEST_TOGETHER));
}

/** One series says nothing of the others. */
const FEWEST_TOGETHER = 2;

/**
 * Those that have samples before a gap and after it: what has ended, or has yet to begin, is not missing. After a gap
 * that lasts to the end of the data there is none: there it is those that came until just before it.
 */
function goingOn(members: readonly JoinedColumn[], series: Series, run: Run): JoinedColumn[] {
  const fromMs = timeOf(series, run.firstSlot);
  const toMs =
    run.lastSlot === series.values.length - 1 ? fromMs - 2 * series.stepMs : timeOf(series, run.lastSlot);
  return members.filter(({ column, range }) => {
    const { timestampsMs } = orderedSamples(column, range);
    return timestampsMs.length > 0 && timestampsMs[0]! <= fromMs && timestampsMs.at(-1)! >= toMs;
  });
}

function missingData(run: Run, whose: MissingData['whose']): MissingData {
  const missing = run.lastSlot - run.firstSlot + 1;
  return { kind: 'missing-data', ...run, peakSlot: run.firstSlot, missing, whose };
}

/** `up` is what the server writes of each scrape: where even that is missing, it is what all have in common. */
function named(series: Series, members: readonly JoinedColumn[]): Series {
  const isNameless = Object.keys(series.labels).length === 0;
  if (!isNameless || !members.some(isUp)) return series;
  return { ...series, labels: { [NAME_LABEL]: 'up' }, name: 'up' };
}

/**
 * What the server writes about a target comes whether it answers or not: of `up`, only the ones are answers. It also
 * tells that a target is still down when the data ends.
 */
function gapsOfTarget(target: Target, options: Pick<DetectOptions, 'tz' | 'sensitivity'>): Shared[] {
  const answers = target.members.filter((one) => !isOfServer(one));
  const members = answers.length > 0 || target.up === undefined ? answers : [answersOnly(target.up)];
  if (members.length === 0 || (members.length < 2 && target.up === undefined)) return [];
  const shortestMs = target.up === undefined ? SHORTEST_GAP_MS : SHORTEST_DOWN_MS;
  const gaps = gapsOf(members, 'target', options, target.members.filter(isOfServer), shortestMs);
  return gaps
    .map((gap): Shared => {
      const whose = target.up !== undefined && isDown(target.up, gap) ? 'target-down' : 'target';
      return { ...gap, finding: { ...gap.finding, whose } };
    })
    .filter((gap) => gap.finding.whose === 'target-down' || (isLong(gap) && !wasLeft(target, gap)));
}

/** Where the server says that a target did not answer, less than three minutes of it are enough. */
const SHORTEST_DOWN_MS = 30_000;

function isLong({ finding, series }: Shared): boolean {
  return finding.missing * series.stepMs >= SHORTEST_GAP_MS;
}

/** Nobody asked the target any more: it was exported no further, or taken out of service, for which `up` has a marker. */
function wasLeft({ up }: Target, gap: Shared): boolean {
  const { finding, series } = gap;
  if (finding.lastSlot === series.values.length - 1) return true;
  if (up === undefined) return false;
  const { fromMs } = spanOf(gap);
  const ends = endTimesMs(orderedSamples(up.column, up.range), series.stepMs);
  return ends.some((endMs) => Math.abs(endMs - fromMs) <= 2 * series.stepMs);
}

function answersOnly(up: JoinedColumn): JoinedColumn {
  const { column } = up;
  const isAnswer = (_: number, i: number) => column.values[i] !== 0;
  return { ...up, column: filteredColumn(column, column.labels, isAnswer) };
}

function isDown({ column, range }: JoinedColumn, gap: Shared): boolean {
  const { timestampsMs, values } = orderedSamples(column, range);
  const { fromMs, toMs } = spanOf(gap);
  return timestampsMs.some((time, i) => time >= fromMs && time <= toMs && values[i] === 0);
}

function restartsOf(target: Target, as: DetectOptions['as']): SharedFinding[] {
  if (as === 'gauge') return [];
  const series = presenceOf(target.members);
  return counterRestarts(target.members, series.stepMs).map(({ atMs, members }) => {
    const slot = Math.round((atMs - series.startMs) / (series.stepMs || 1));
    const at = { firstSlot: slot, lastSlot: slot, peakSlot: slot, probability: 0 };
    return { series, members, finding: { kind: 'restart', ...at, counters: members.length } };
  });
}

function spanOf({ finding, series }: Pick<SharedFinding, 'finding' | 'series'>): {
  fromMs: number;
  toMs: number;
} {
  return { fromMs: timeOf(series, finding.firstSlot), toMs: timeOf(series, finding.lastSlot + 1) };
}

/** How much of the first span lies in the second, as a share of the first. */
function shareWithin(one: ReturnType<typeof spanOf>, other: ReturnType<typeof spanOf>): number {
  const common = Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs);
  return common / (one.toMs - one.fromMs || 1);
}

/** A rate is there again once samples cover its range. */
const AFTERMATH_STEPS = 8;
/** So much of a finding must lie in a shared one for it to be a part of that. */
const PART_SHARE = 0.5;

function covers(gap: Shared): (everywhere: Shared) => boolean {
  return (everywhere) => shareWithin(spanOf(gap), spanOf(everywhere)) >= PART_SHARE;
}

function concerns({ finding, members }: Shared, judged: JudgedColumn): boolean {
  if (inputOf(judged) !== inputOf(members[0]!)) return false;
  if (finding.whose === 'all') return true;
  const key = targetKey(members[0]!.column.labels);
  return judged.sources.every(({ column }) => targetKey(column.labels) === key);
}

/** Samples that are missing; and, of a target that is down, what the server writes of its scrapes meanwhile. */
function isPartOf(finding: Finding, series: Series, judged: JudgedColumn, gap: Shared): boolean {
  const isOfScrape = gap.finding.whose === 'target-down' && judged.sources.every(isOfServer);
  if (finding.kind !== 'missing-data' && !isOfScrape) return false;
  const { fromMs, toMs } = spanOf(gap);
  const aftermathMs = judged.derived === null ? 0 : AFTERMATH_STEPS * gap.series.stepMs;
  return shareWithin(spanOf({ finding, series }), { fromMs, toMs: toMs + aftermathMs }) >= PART_SHARE;
}
