import { median } from 'simple-statistics';
import { groupedBy } from '../grouped.ts';
import { firstNotBelow } from '../sorted.ts';
import type { JoinedColumn } from './join.ts';
import { type Labels, NAME_LABEL, seriesName } from './labels.ts';
import { type OrderedSamples, orderedSamples } from './ordered.ts';
import type { Series } from './series.ts';
import { coarseEnough } from './step.ts';
import { sustainedStepMs } from './sustained-step.ts';

/** A series of a run with what is asked of it again and again. */
export interface Member {
  readonly one: JoinedColumn;
  readonly ordered: OrderedSamples;
  /** The first input that it comes from. */
  readonly input: string;
  /** NaN without a sample. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Whether it is what the server writes about each of its scrapes: 1, or 0 for one that failed. */
  readonly isUp: boolean;
}

export function memberOf(one: JoinedColumn): Member {
  const ordered = orderedSamples(one.column, one.range);
  const { timestampsMs, values } = ordered;
  return {
    one,
    ordered,
    input: one.parts[0]?.path ?? '',
    firstMs: timestampsMs[0] ?? Number.NaN,
    lastMs: timestampsMs.at(-1) ?? Number.NaN,
    isUp: isUp(one.column.labels, values),
  };
}

function isUp(labels: Labels, values: Float64Array): boolean {
  const isCalledSo = labels[NAME_LABEL] === 'up' && ('job' in labels || 'instance' in labels);
  return isCalledSo && values.every((value) => value === 0 || value === 1 || Number.isNaN(value));
}

/** Written by the server itself, whether the target answers or not. */
export function isOfServer({ one, isUp: isItUp }: Member): boolean {
  return isItUp || (one.column.labels[NAME_LABEL] ?? '').startsWith('scrape_');
}

/** Series that come from one place. */
export interface Target {
  /** What tells it from others; empty for series without the labels of a target, which are together one. */
  readonly labels: Labels;
  readonly members: readonly Member[];
  /** What the server writes of it; undefined where that is not exported. */
  readonly up: Member | undefined;
}

/**
 * The targets of a run: series that agree in `job` and `instance`. Where several `up` do, each is a target of its
 * own, with the series that have all of its labels.
 */
export function targetsOf(members: readonly Member[]): Target[] {
  const byPlace = groupedBy(members, ({ one }) => seriesName(placeOf(one.column.labels)));
  return [...byPlace.values()].flatMap((ofPlace) => {
    const ups = ofPlace.filter((member) => member.isUp);
    if (ups.length < 2)
      return [{ labels: placeOf(ofPlace[0]!.one.column.labels), members: ofPlace, up: ups[0] }];
    return toldApartByUp(ofPlace, ups);
  });
}

function placeOf(labels: Labels): Labels {
  return Object.fromEntries(
    ['instance', 'job'].flatMap((name) => (name in labels ? [[name, labels[name]!]] : [])),
  );
}

function toldApartByUp(members: readonly Member[], ups: readonly Member[]): Target[] {
  const left = new Set(members.filter((member) => !member.isUp));
  const targets = ups.map((up) => {
    const { [NAME_LABEL]: _, ...labels } = up.one.column.labels;
    const own = [...left].filter(({ one }) => hasAll(one.column.labels, labels));
    for (const member of own) left.delete(member);
    return { labels, members: [up, ...own], up };
  });
  if (left.size === 0) return targets;
  return [...targets, { labels: placeOf(members[0]!.one.column.labels), members: [...left], up: undefined }];
}

function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

/**
 * When anything came: 1 in each slot of their common step in which any of the members has a value, NaN in the
 * others. It covers what the members cover, and the `witnesses`, whose samples tell that the server was there.
 */
export function presenceOf(
  labels: Labels,
  members: readonly Member[],
  witnesses: readonly Member[] = [],
): Series {
  const all = [...members, ...witnesses].filter(({ firstMs }) => !Number.isNaN(firstMs));
  const startMs = all.reduce((least, { firstMs }) => Math.min(least, firstMs), Number.POSITIVE_INFINITY);
  const endMs = all.reduce((most, { lastMs }) => Math.max(most, lastMs), Number.NEGATIVE_INFINITY);
  const stepMs = commonStepMs(
    all.map(({ ordered }) => ordered.timestampsMs),
    endMs - startMs,
  );
  const slotOf = (timeMs: number) => Math.round((timeMs - startMs) / (stepMs || 1));
  const slots = all.length === 0 ? 0 : stepMs === 0 ? 1 : slotOf(endMs) + 1;
  const values = new Float64Array(slots).fill(Number.NaN);
  for (const member of members) {
    const { timestampsMs } = member.ordered;
    const isThere = presentIn(member);
    for (let i = 0; i < timestampsMs.length; i++) if (isThere(i)) values[slotOf(timestampsMs[i]!)] = 1;
  }
  const start = Number.isFinite(startMs) ? startMs : 0;
  return { labels, name: seriesName(labels), startMs: start, stepMs, values };
}

/** A quantile of no observation is NaN, and has come all the same. */
function presentIn({ one, ordered: { values, staleMarkers } }: Member): (i: number) => boolean {
  const isStale = new Set(staleMarkers);
  const isQuantile = 'quantile' in one.column.labels;
  return (i) => !Number.isNaN(values[i]!) || (isQuantile && !isStale.has(i));
}

function commonStepMs(times: readonly Float64Array[], spanMs: number): number {
  const steps = times.map(sustainedStepMs).filter((step) => step > 0);
  if (steps.length === 0) return 0;
  const samples = times.reduce((sum, { length }) => sum + length, 0);
  return coarseEnough(median(steps), spanMs, samples);
}

/** Scrapes that failed one after another: their times, both ends included. */
export interface FailedScrapes {
  readonly fromMs: number;
  readonly toMs: number;
  readonly scrapes: number;
}

/** The runs of zeros of an `up`, in order of time; missing samples in between end none. */
export function failedScrapes({ ordered: { timestampsMs, values } }: Member): FailedScrapes[] {
  const runs: { fromMs: number; toMs: number; scrapes: number }[] = [];
  let isFailing = false;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    const wasFailing = isFailing;
    isFailing = values[i] === 0;
    if (!isFailing) continue;
    const time = timestampsMs[i]!;
    if (!wasFailing) runs.push({ fromMs: time, toMs: time, scrapes: 0 });
    const run = runs.at(-1)!;
    run.toMs = time;
    run.scrapes += 1;
  }
  return runs;
}

/** The moment at which counters of one target began anew. */
export interface CounterRestart {
  /** Time of the first sample after the fall. */
  readonly atMs: number;
  readonly fallen: readonly Member[];
  /** How many counters could have fallen. */
  readonly couldFall: number;
}

/**
 * Falls of the counters of a target: those within two steps of one another are one restart. A counter that was away
 * meanwhile belongs to it, too: one with labels comes back only with its first event. In order of time.
 */
export function counterRestarts(counters: readonly Member[], stepMs: number): CounterRestart[] {
  const falls = counters.flatMap(fallsOf).sort((a, b) => a.atMs - b.atMs);
  const restarts: { atMs: number; fallen: Set<Member> }[] = [];
  for (const { afterMs, atMs, member } of falls) {
    const last = restarts.at(-1);
    const isSame = last !== undefined && (atMs - last.atMs <= 2 * stepMs || afterMs < last.atMs);
    if (isSame) last.fallen.add(member);
    else restarts.push({ atMs, fallen: new Set([member]) });
  }
  return restarts.map(({ atMs, fallen }) => {
    const others = counters.filter((member) => !fallen.has(member) && wentOn(member, atMs));
    return { atMs, fallen: [...fallen], couldFall: fallen.size + others.length };
  });
}

/** Whether a counter had counted something before a moment and goes on after it. */
function wentOn({ firstMs, lastMs, ordered: { timestampsMs, values } }: Member, atMs: number): boolean {
  if (!(firstMs < atMs && lastMs >= atMs)) return false;
  return (values[firstNotBelow(timestampsMs, atMs) - 1] ?? 0) > 0;
}

interface Fall {
  /** Time of the last sample before. */
  readonly afterMs: number;
  readonly atMs: number;
  readonly member: Member;
}

function fallsOf(member: Member): Fall[] {
  const { timestampsMs, values } = member.ordered;
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
