import type { MissingData } from './findings/finding.ts';
import { missingData } from './findings/missing-data.ts';
import { decisionFor } from './findings/sensitivity.ts';
import { groupedBy } from './grouped.ts';
import { gapRuns, type Run } from './model/runs.ts';
import type { DetectOptions } from './options.ts';
import type { SharedToReport } from './report/build.ts';
import { civilGrid } from './series/civil-grid.ts';
import { isCounter } from './series/counter-kind.ts';
import type { JoinedColumn } from './series/join.ts';
import type { Series } from './series/series.ts';
import { endTimesMs } from './series/staleness.ts';
import {
  counterRestarts,
  isOfServer,
  type Member,
  memberOf,
  presenceOf,
  type Target,
  targetsOf,
} from './series/targets.ts';

/**
 * Series that stopped and never came back, while most others of their target go on to its end: one finding for those
 * that stopped together. One that ends with a staleness marker has ended by right; so has one that ends where counters of
 * the target begin anew, for what counts labels comes back only with its first event.
 */
export function judgeEnded(
  columns: readonly JoinedColumn[],
  options: Pick<DetectOptions, 'tz' | 'budgetPerWeek'>,
): SharedToReport[] {
  return targetsOf(columns.map(memberOf)).flatMap((target) => endedOf(target, options));
}

function endedOf(target: Target, options: Pick<DetectOptions, 'tz' | 'budgetPerWeek'>): SharedToReport[] {
  const members = target.members.filter((member) => !isOfServer(member) && !Number.isNaN(member.firstMs));
  if (members.length < 2) return [];
  const whole = presenceOf(target.labels, members);
  const slotOf = (timeMs: number) => Math.round((timeMs - whole.startMs) / (whole.stepMs || 1));
  const lastSlot = whole.values.length - 1;
  const stopped = members.filter(
    (member) => slotOf(member.lastMs) < lastSlot && !isMarked(member, whole.stepMs),
  );
  if (stopped.length > members.length / 2) return [];
  const together = groupedBy(stopped, ({ lastMs }) => `${slotOf(lastMs)}`);
  return [...together.values()].flatMap((group) => {
    const found = silenceOf(group, members, options);
    return found === undefined || isAtRestart(group[0]!, members, whole.stepMs) ? [] : [found];
  });
}

function isMarked({ ordered, lastMs }: Member, stepMs: number): boolean {
  return endTimesMs(ordered, stepMs).includes(lastMs);
}

/** Of several series the labels that they share name them; one names itself. */
function silenceOf(
  group: readonly Member[],
  witnesses: readonly Member[],
  { tz, budgetPerWeek }: Pick<DetectOptions, 'tz' | 'budgetPerWeek'>,
): SharedToReport | undefined {
  const [only] = group;
  const shared = Object.entries(only!.one.column.labels).filter(([name, value]) =>
    group.every(({ one }) => one.column.labels[name] === value),
  );
  const series: Series = presenceOf(Object.fromEntries(shared), group, witnesses);
  const { values, stepMs } = series;
  const runs: Run[] = gapRuns({ values, stepMs, civilSlotOf: civilGrid(series, tz).slotOf });
  const last = runs.at(-1);
  if (last === undefined || last.lastSlot !== values.length - 1) return undefined;
  if (last.probability > decisionFor(budgetPerWeek, stepMs).threshold) return undefined;
  const finding: MissingData = { ...missingData(last, 'series'), absence: 'ended' };
  return { finding, series, members: group.map(({ one }) => one) };
}

/** A few steps before its last sample, or up to where the next one should have come. */
function isAtRestart({ lastMs }: Member, members: readonly Member[], stepMs: number): boolean {
  const counters = members.filter(({ one }) => isCounter(one.column));
  return counterRestarts(counters, stepMs).some(
    ({ atMs }) => Math.abs(atMs - lastMs) <= RESTART_STEPS * stepMs,
  );
}

/** A process that began anew is scraped again within so many steps. */
const RESTART_STEPS = 10;
