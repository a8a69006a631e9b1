import type { WindowRule } from '../../options.ts';
import { rate } from '../counters.ts';
import type { JoinedColumn } from '../join.ts';
import { type Labels, seriesName } from '../labels.ts';
import { orderedSamples } from '../ordered.ts';
import { SampleColumn } from '../samples.ts';
import { coarseEnough } from '../step.ts';
import { sustainedStepMs } from '../sustained-step.ts';
import { LOOKBACK_MS, lastValue, type RawSamples } from '../windows.ts';
import type { JudgedColumn } from './judged.ts';

/** Prometheus people take rates over five minutes, as long as that holds a few scrapes. */
const USUAL_RANGE_MS = 300_000;
/** Two samples are in a range of two steps, and of a little more where they jitter. */
const FEWEST_STEPS = 2.2;

/**
 * Where series that become one are evaluated: at the multiples of their step, from the first sample of any of them
 * to the last. A range that is left out is five minutes, or a little over two steps where those are longer.
 */
export function evaluated(
  members: readonly JoinedColumn[],
  { rangeMs, rule }: { readonly rangeMs: number | undefined; readonly rule: WindowRule },
): Evaluation {
  const pulses: Pulse[] = [];
  let samples = 0;
  let [firstMs, lastMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const member of members) {
    const { timestampsMs } = orderedSamples(member.column, member.range);
    if (timestampsMs.length === 0) continue;
    pulses.push({ stepMs: sustainedStepMs(timestampsMs), samples: timestampsMs.length });
    samples += timestampsMs.length;
    firstMs = Math.min(firstMs, timestampsMs[0]!);
    lastMs = Math.max(lastMs, timestampsMs.at(-1)!);
  }
  const stepMs = commonStepMs(pulses);
  const range = rangeMs ?? Math.max(USUAL_RANGE_MS, FEWEST_STEPS * stepMs);
  const atStepMs = stepMs === 0 ? 0 : coarseEnough(stepMs, lastMs - firstMs, samples);
  return new Evaluation(members, multiplesBetween(firstMs, lastMs, atStepMs), range, rule);
}

/** How often the samples of one member come, and how many there are. */
interface Pulse {
  readonly stepMs: number;
  readonly samples: number;
}

/** Fewer samples than this tell no step… */
const FEWEST_SAMPLES = 9;
/** …and steps that fewer of all samples have are not those of the whole. */
const LEAST_SHARE = 0.1;

/** The coarsest step which, or a coarser one, a tenth of all samples have; short members only count among their like. */
function commonStepMs(pulses: readonly Pulse[]): number {
  const long = pulses.filter(({ samples }) => samples >= FEWEST_SAMPLES);
  const telling = [...(long.length === 0 ? pulses : long)].sort((a, b) => b.stepMs - a.stepMs);
  const least = LEAST_SHARE * telling.reduce((sum, { samples }) => sum + samples, 0);
  let have = 0;
  for (const { stepMs, samples } of telling) {
    have += samples;
    if (have >= least) return stepMs;
  }
  return 0;
}

/** At least one time, so that a single sample is no error but an empty series. */
function multiplesBetween(firstMs: number, lastMs: number, stepMs: number): Float64Array {
  if (stepMs === 0) return Float64Array.of(Number.isFinite(lastMs) ? lastMs : 0);
  const first = Math.ceil(firstMs / stepMs);
  const count = Math.max(1, Math.floor(lastMs / stepMs) - first + 1);
  return Float64Array.from({ length: count }, (_, i) => (first + i) * stepMs);
}

/** Series evaluated at common times. */
export class Evaluation {
  readonly #members: readonly JoinedColumn[];
  readonly #timesMs: Float64Array;
  readonly #rangeMs: number;
  readonly #rule: WindowRule;

  constructor(members: readonly JoinedColumn[], timesMs: Float64Array, rangeMs: number, rule: WindowRule) {
    this.#members = members;
    this.#timesMs = timesMs;
    this.#rangeMs = rangeMs;
    this.#rule = rule;
  }

  /** As Prometheus calculates it, even where samples cover but a part of the range: see `judgedRates`. */
  rate(member: JoinedColumn): Float64Array {
    return rate(withValues(member), this.#timesMs, { rangeMs: this.#rangeMs, rule: this.#rule });
  }

  /**
   * A staleness marker is a sample without a value: it ends the look back, as in Prometheus. That is five minutes, or
   * a step of the samples where that is longer.
   */
  lastValue({ column, range }: JoinedColumn): Float64Array {
    const ordered = orderedSamples(column, range);
    const rangeMs = Math.max(LOOKBACK_MS, sustainedStepMs(ordered.timestampsMs));
    return lastValue(ordered, this.#timesMs, { rangeMs, rule: this.#rule });
  }

  /**
   * As `judged`, of what was made of rates. Where samples begin or end within a range, Prometheus gives what they
   * gained over the whole range: less than the rate was. One member among many that comes or goes moves the whole
   * little by little, as it should; but where most of the members with a rate are like that, or all of them have
   * only begun, it would be a dip that is none: the value is missing there.
   */
  judgedRates(labels: Labels, derived: string, values: Float64Array): JudgedColumn {
    const { withRate, covered, startMs } = this.#coverages();
    const isKnown = (slot: number) =>
      this.#timesMs[slot]! >= startMs + this.#rangeMs && 2 * covered[slot]! >= withRate[slot]!;
    return this.judged(
      labels,
      derived,
      values.map((value, slot) => (isKnown(slot) ? value : Number.NaN)),
    );
  }

  /** Of how many members there is a rate at each time, and of how many samples cover the range. */
  #coverages(): { withRate: Uint32Array; covered: Uint32Array; startMs: number } {
    const timesMs = this.#timesMs;
    const [withRate, covered] = [new Uint32Array(timesMs.length), new Uint32Array(timesMs.length)];
    const starts: { firstMs: number; stepMs: number }[] = [];
    for (const member of this.#members) {
      const { timestampsMs } = withValues(member);
      if (timestampsMs.length === 0) continue;
      const stepMs = sustainedStepMs(timestampsMs);
      starts.push({ firstMs: timestampsMs[0]!, stepMs });
      const coverageAt = coverageOf(timestampsMs, stepMs, this.#rangeMs);
      for (let slot = 0; slot < timesMs.length; slot++) {
        const coverage = coverageAt(timesMs[slot]!);
        if (coverage !== 'none') withRate[slot]! += 1;
        if (coverage === 'whole') covered[slot]! += 1;
      }
    }
    return { withRate, covered, startMs: commonStartMs(starts) };
  }

  /** The series that is judged, from the first of its values on; one without any keeps a single missing one. */
  judged(labels: Labels, derived: string, values: Float64Array): JudgedColumn {
    const first = this.#members[0]!;
    const column = new SampleColumn(labels, first.column.type);
    const start = values.findIndex((value) => !Number.isNaN(value));
    for (let i = Math.max(0, start); i < (start === -1 ? 1 : values.length); i++) {
      column.push(this.#timesMs[i]!, values[i]!);
    }
    return {
      column,
      name: derivedName(derived, labels),
      derived,
      type: first.column.type,
      sources: this.#members,
      range: { fromMs: this.#timesMs[0]!, toMs: this.#timesMs.at(-1)! },
      parts: partsOf(this.#members),
    };
  }
}

/** A single lost sample leaves a run whole: only samples that are more steps apart than this are of two runs. */
const BREAK_STEPS = 2.5;
/** As near to an edge of a range, in mean distances of the samples in it, Prometheus takes it for covered. */
const EDGE_DISTANCES = 1.1;

/** Targets are scraped at different times within a step: those that begin so near to the first one begin with it. */
function commonStartMs(starts: readonly { readonly firstMs: number; readonly stepMs: number }[]): number {
  const firstMs = starts.reduce((least, one) => Math.min(least, one.firstMs), Number.POSITIVE_INFINITY);
  return starts
    .filter((one) => one.firstMs - firstMs < one.stepMs)
    .reduce((latest, one) => Math.max(latest, one.firstMs), firstMs);
}

/** How samples cover a range: too few of them for a rate, enough for one, or from edge to edge. */
type Coverage = 'none' | 'part' | 'whole';

/**
 * How a run of samples covers the range that ends at a time; the times that are asked for ascend. One that begins or
 * ends where a single sample is lost is not covered. Nor is one that begins before its samples do, though by less
 * than a step: Prometheus does not stretch the rise of a new counter further back than to where it was zero.
 */
function coverageOf(
  sampleTimesMs: Float64Array,
  stepMs: number,
  rangeMs: number,
): (timeMs: number) => Coverage {
  let [first, next, runStart] = [0, 0, 0];
  return (timeMs) => {
    for (; next < sampleTimesMs.length && sampleTimesMs[next]! <= timeMs; next++) {
      if (next > 0 && sampleTimesMs[next]! - sampleTimesMs[next - 1]! > BREAK_STEPS * stepMs) runStart = next;
    }
    while (first < next && sampleTimesMs[first]! <= timeMs - rangeMs) first++;
    if (next - first < 2) return 'none';
    if (runStart >= first) return 'part';
    const [firstMs, lastMs] = [sampleTimesMs[first]!, sampleTimesMs[next - 1]!];
    const reachMs = (EDGE_DISTANCES * (lastMs - firstMs)) / (next - first - 1);
    return firstMs - (timeMs - rangeMs) < reachMs && timeMs - lastMs < reachMs ? 'whole' : 'part';
  };
}

/** @example derivedName('sum(rate)', { __name__: 'requests_total', job: 'a' }) // => 'sum(rate(requests_total{job="a"}))' */
function derivedName(derived: string, labels: Labels): string {
  const [, outer, inner] = /^(\w+)\((\w+)\)$/.exec(derived) ?? [];
  const name = seriesName(labels);
  return outer === undefined ? `${derived}(${name})` : `${outer}(${inner}(${name}))`;
}

/**
 * A counter is never NaN of its own: some forms write staleness markers like that, and a rate leaves those out.
 */
function withValues({ column, range }: JoinedColumn): RawSamples {
  const { timestampsMs, values } = orderedSamples(column, range);
  if (!values.some(Number.isNaN)) return { timestampsMs, values };
  const isThere = (_: number, i: number) => !Number.isNaN(values[i]!);
  return { timestampsMs: timestampsMs.filter(isThere), values: values.filter(isThere) };
}

/** The inputs of all members, each once, with all the time that it covers. */
function partsOf(members: readonly JoinedColumn[]): JoinedColumn['parts'] {
  const byPath = new Map<string, JoinedColumn['parts'][number]>();
  for (const part of members.flatMap(({ parts }) => parts)) {
    const known = byPath.get(part.path) ?? part;
    const fromMs = Math.min(known.fromMs, part.fromMs);
    byPath.set(part.path, { path: part.path, fromMs, toMs: Math.max(known.toMs, part.toMs) });
  }
  return [...byPath.values()].sort((a, b) => a.fromMs - b.fromMs);
}
