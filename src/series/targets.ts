import { median } from 'simple-statistics';
import { isCounter } from './counter-kind.ts';
import type { JoinedColumn } from './join.ts';
import { type Labels, NAME_LABEL, seriesName } from './labels.ts';
import { orderedSamples } from './ordered.ts';
import type { Series } from './series.ts';
import { coarseEnough } from './step.ts';
import { sustainedStepMs } from './sustained-step.ts';

/** Series that come from one place: those that agree in `job` and `instance`. */
export interface Target {
  readonly members: readonly JoinedColumn[];
  /** What the server writes about each of its scrapes, 1 or 0; undefined where it is not exported. */
  readonly up: JoinedColumn | undefined;
}

/** The targets of a run; series without the labels of one are together one. */
export function targetsOf(columns: readonly JoinedColumn[]): Target[] {
  const byKey = new Map<string, JoinedColumn[]>();
  for (const one of columns) {
    const key = targetKey(one.column.labels);
    const members = byKey.get(key);
    if (members === undefined) byKey.set(key, [one]);
    else members.push(one);
  }
  return [...byKey.values()].map((members) => ({ members, up: members.find(isUp) }));
}

/** What tells targets apart. */
export function targetKey({ job = '', instance = '' }: Labels): string {
  return JSON.stringify([job, instance]);
}

export function isUp({ column }: JoinedColumn): boolean {
  return column.labels[NAME_LABEL] === 'up';
}

/** Written by the server itself, whether the target answers or not. */
export function isOfServer(one: JoinedColumn): boolean {
  return isUp(one) || (one.column.labels[NAME_LABEL] ?? '').startsWith('scrape_');
}

/**
 * When anything came: 1 in each slot of their common step in which any of the members has a value, NaN in the
 * others. Its labels are those that all members agree in. It covers what the members cover, and the `witnesses`,
 * whose samples tell that the server was there.
 */
export function presenceOf(
  members: readonly JoinedColumn[],
  witnesses: readonly JoinedColumn[] = [],
): Series {
  const all = [...members, ...witnesses]
    .map(presentTimes)
    .filter(({ timestampsMs }) => timestampsMs.length > 0);
  const startMs = all.reduce((least, { timestampsMs: [first] }) => Math.min(least, first!), Infinity);
  const endMs = all.reduce((most, { timestampsMs }) => Math.max(most, timestampsMs.at(-1)!), -Infinity);
  const stepMs = commonStepMs(
    all.map(({ timestampsMs }) => timestampsMs),
    endMs - startMs,
  );
  const slotOf = (timeMs: number) => Math.round((timeMs - startMs) / (stepMs || 1));
  const slots = all.length === 0 ? 0 : stepMs === 0 ? 1 : slotOf(endMs) + 1;
  const values = new Float64Array(slots).fill(Number.NaN);
  for (const { timestampsMs, isThere } of all.filter(({ member }) => !witnesses.includes(member))) {
    for (let i = 0; i < timestampsMs.length; i++) if (isThere(i)) values[slotOf(timestampsMs[i]!)] = 1;
  }
  const labels = commonLabels(members.map(({ column }) => column.labels));
  return {
    labels,
    name: seriesName(labels),
    startMs: Number.isFinite(startMs) ? startMs : 0,
    stepMs,
    values,
  };
}

/** A quantile of no observation is NaN, and has come all the same. */
function presentTimes(member: JoinedColumn) {
  const { timestampsMs, values, staleMarkers } = orderedSamples(member.column, member.range);
  const isStale = new Set(staleMarkers);
  const isQuantile = 'quantile' in member.column.labels;
  const isThere = (i: number) => !Number.isNaN(values[i]!) || (isQuantile && !isStale.has(i));
  return { member, timestampsMs, isThere };
}

function commonStepMs(times: readonly Float64Array[], spanMs: number): number {
  const steps = times.map(sustainedStepMs).filter((step) => step > 0);
  if (steps.length === 0) return 0;
  const samples = times.reduce((sum, { length }) => sum + length, 0);
  return coarseEnough(median(steps), spanMs, samples);
}

function commonLabels([first, ...rest]: readonly Labels[]): Labels {
  const pairs = Object.entries(first ?? {});
  return Object.fromEntries(pairs.filter(([name, value]) => rest.every((labels) => labels[name] === value)));
}

/** The moment at which counters of one target began anew. */
export interface CounterRestart {
  /** Time of the first sample after the fall. */
  readonly atMs: number;
  readonly members: readonly JoinedColumn[];
}

/**
 * Falls of the counters of a target: those within two steps of one another are one restart. A counter that was away
 * meanwhile belongs to it, too: one with labels comes back only with its first event. In order of time.
 */
export function counterRestarts(members: readonly JoinedColumn[], stepMs: number): CounterRestart[] {
  const falls = members
    .filter(({ column }) => isCounter(column))
    .flatMap(fallsOf)
    .sort((a, b) => a.atMs - b.atMs);
  const restarts: { atMs: number; members: Set<JoinedColumn> }[] = [];
  for (const { afterMs, atMs, member } of falls) {
    const last = restarts.at(-1);
    const isSame = last !== undefined && (atMs - last.atMs <= 2 * stepMs || afterMs < last.atMs);
    if (isSame) last.members.add(member);
    else restarts.push({ atMs, members: new Set([member]) });
  }
  return restarts.map(({ atMs, members: fallen }) => ({ atMs, members: [...fallen] }));
}

interface Fall {
  /** Time of the last sample before. */
  readonly afterMs: number;
  readonly atMs: number;
  readonly member: JoinedColumn;
}

function fallsOf(member: JoinedColumn): Fall[] {
  const { timestampsMs, values } = orderedSamples(member.column, member.range);
  const falls: Fall[] = [];
  let last = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (last >= 0 && value < values[last]!) {
      falls.push({ afterMs: timestampsMs[last]!, atMs: timestampsMs[i]!, member });
    }
    last = i;
  }
  return falls;
}
