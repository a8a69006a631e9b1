import { digestOf } from '../digest.ts';
import { relativeSizeOf, sizeOf } from '../findings/filters.ts';
import type { Finding } from '../findings/finding.ts';
import type { Gravity } from '../findings/severity.ts';
import type { Judgement } from '../model/detectors/detector.ts';
import type { JudgedColumn } from '../series/derived/judged.ts';
import type { GridQuality } from '../series/grid.ts';
import { seriesName } from '../series/labels.ts';
import type { SeriesQuality } from '../series/quality.ts';
import { type Series, timeOf } from '../series/series.ts';
import { confidenceIn } from './confidence.ts';
import { detailsOf, reportedDetails } from './details.ts';
import { evidenceOf } from './evidence.ts';
import { countsOf } from './quality.ts';
import { reportedSlots } from './reported-slots.ts';
import type { RunOfFinding } from './reproduced.ts';
import { FINDINGS_SCHEMA, type ReportedFinding, type ReportedSeries } from './result.ts';
import { nineDigits } from './significant.ts';
import { isoTime } from './units.ts';
import { findingMessage } from './wording.ts';

/** Where a finding can be looked up: an input, and the line of its worst sample where the form has lines. */
export type FindingSource = ReportedFinding['source'];

const PROBABILITY_DIGITS = 4;
/** Pixels of the picture that is kept of a series without findings. */
const PICTURE_PIXELS = 300;

/** What is known beside a finding. */
export interface FindingContext {
  /** Undefined of a finding that concerns several series. */
  readonly judgement: Judgement | undefined;
  readonly derived: string | null;
  /** Names of the series that share it; null where it is of one. */
  readonly members: readonly string[] | null;
  /** What tells it from another finding of the same series, kind and start; there seldom is one. */
  readonly apart?: readonly string[];
  readonly source: FindingSource;
  /** All findings of the same series: what came before is sought among them, and not told where they are not known. */
  readonly others?: readonly Finding[];
  readonly run: RunOfFinding;
}

/** A finding as the result tells it: facts in the metric's unit, times in UTC, its sentence. */
export async function reportedFinding(
  finding: Finding,
  gravity: Gravity,
  series: Series,
  { judgement, derived, members, apart = [], source, others, run }: FindingContext,
): Promise<ReportedFinding> {
  const startMs = timeOf(series, finding.firstSlot);
  const samples = finding.lastSlot - finding.firstSlot + 1;
  const details = detailsOf(finding);
  const judgedBy = finding.kind === 'outside-limits' ? undefined : judgement;
  const facts = {
    kind: finding.kind,
    direction: 'direction' in finding ? finding.direction : null,
    value: 'value' in finding ? finite(finding.value) : null,
    expected: 'expected' in finding ? computed(finding.expected) : null,
    lower: 'lower' in finding ? computed(finding.lower) : null,
    upper: 'upper' in finding ? computed(finding.upper) : null,
    samples,
    size: computed(sizeOf(finding)),
    sizeRelative: computed(relativeSizeOf(finding)),
  } as const;
  return {
    id: await fingerprint([series.name, finding.kind, isoTime(startMs), ...apart]),
    ...facts,
    series: series.name,
    labels: { ...series.labels },
    derived,
    start: isoTime(startMs),
    end: isoTime(timeOf(series, finding.lastSlot)),
    ...gravity,
    score: 1 - finding.probability,
    probability: Number(finding.probability.toPrecision(PROBABILITY_DIGITS)),
    details: reportedDetails(details),
    parts:
      'expected' in finding && finding.kind !== 'peer-outlier' && judgement !== undefined
        ? partsOf(finding.expected, judgement, finding.peakSlot)
        : null,
    confidence: confidenceIn(judgedBy, series).confidence,
    evidence: evidenceOf(finding, series, { judgement: judgedBy, findings: others }, run),
    message: findingMessage({
      ...facts,
      ...details,
      durationMs: samples * series.stepMs,
      concerned: members?.length ?? 1,
      derived,
    }),
    explained: null,
    accepted: null,
    members: members === null ? null : [...members],
    source,
  };
}

/** An exact hash: the same series, kind and start always give the same one. */
async function fingerprint(facts: readonly string[]): Promise<string> {
  const text = JSON.stringify([FINDINGS_SCHEMA, ...facts]);
  return (await digestOf(text)).slice(0, 16);
}

/** What an expected value is made of; of a level shift the trend is the level before it. Peers say it without parts. */
function partsOf(expected: number, judgement: Judgement, slot: number): ReportedFinding['parts'] {
  const seasonal = judgement.seasonal.map((part) => part[slot]!);
  const trend = seasonal.reduce((rest, part) => rest - part, expected);
  return { trend: computed(trend), seasonal: seasonal.map(computed) };
}

/** What the floors below have said of one series. */
interface SeriesFacts {
  readonly gridded: { readonly series: Series; readonly quality: Readonly<GridQuality> };
  readonly judgement: Judgement;
  readonly joined: Pick<JudgedColumn, 'derived' | 'type' | 'sources'>;
  /** Of each series that it was made of. */
  readonly sourceQualities: readonly SeriesQuality[];
  readonly needs: ReportedSeries['needs'];
}

/**
 * A series as the result tells it; with every sample when something was found in it, else as a picture. These are made
 * when first asked for: most formats never tell them.
 */
export function reportedSeries(
  { gridded: { series, quality }, judgement, joined, sourceQualities, needs }: SeriesFacts,
  { hasFindings, fromMs }: { readonly hasFindings: boolean; readonly fromMs: number },
): ReportedSeries {
  let data: ReportedSeries['data'];
  const missing = missingIn(series.values);
  return {
    series: series.name,
    labels: { ...series.labels },
    derived: joined.derived,
    type: joined.type,
    samples: series.values.length - missing,
    missing,
    stepMs: series.stepMs,
    ...span(series),
    periods: judgement.periods.map(({ ms, label, strength }) => ({
      ms,
      label,
      strength: Number(strength.toFixed(4)),
    })),
    needs,
    levelShifts: judgement.shifts.map((slot) => isoTime(timeOf(series, slot))),
    model: judgement.model,
    transform: judgement.transform,
    quality: {
      ...countsOf(sourceQualities),
      resets: sourceQualities.reduce((sum, { resets }) => sum + (resets ?? 0), 0),
      stepChanges: sourceQualities.reduce((sum, { stepChanges }) => sum + stepChanges.length, 0),
      merged: quality.merged,
      longestGap: quality.longestGap,
    },
    sources: joined.derived === null ? null : joined.sources.map(({ column }) => seriesName(column.labels)),
    reported: reportedPart(series, fromMs),
    get data() {
      data ??= hasFindings ? everySample(series, judgement) : picture(series);
      return data;
    },
  };
}

function missingIn(values: Float64Array): number {
  return values.reduce((count, value) => (Number.isNaN(value) ? count + 1 : count), 0);
}

function span(series: Series): Pick<ReportedSeries, 'from' | 'to'> {
  const slots = series.values.length;
  if (slots === 0) return { from: null, to: null };
  return { from: isoTime(series.startMs), to: isoTime(timeOf(series, slots - 1)) };
}

function reportedPart(series: Series, fromMs: number): ReportedSeries['reported'] {
  const slots = series.values.subarray(series.values.length - reportedSlots(series, fromMs));
  const missing = missingIn(slots);
  return {
    from: fromMs === Number.NEGATIVE_INFINITY ? null : isoTime(fromMs),
    samples: slots.length - missing,
    missing,
  };
}

function everySample(series: Series, judgement: Judgement): NonNullable<ReportedSeries['data']> {
  const all = (part: Float64Array) => told(part, computed);
  return {
    shape: 'samples',
    startMs: series.startMs,
    stepMs: series.stepMs,
    values: told(series.values, finite),
    expected: all(judgement.expected),
    lower: all(judgement.lower),
    upper: all(judgement.upper),
    trend: all(judgement.trend),
    seasonal: judgement.seasonal.map(all),
  };
}

/** A loop, as `from` with a function takes ten times as long. */
function told(part: Float64Array, tell: (value: number) => number | null): (number | null)[] {
  const all: (number | null)[] = [];
  for (let slot = 0; slot < part.length; slot++) all.push(tell(part[slot]!));
  return all;
}

/** First, least, greatest and last value of each pixel: drawn as a line, no spike is lost. */
function picture({ values, startMs, stepMs }: Series): NonNullable<ReportedSeries['data']> {
  const slotsPerPixel = Math.max(1, Math.ceil(values.length / PICTURE_PIXELS));
  const pixels: Float64Array[] = [];
  for (let from = 0; from < values.length; from += slotsPerPixel) {
    pixels.push(values.subarray(from, from + slotsPerPixel).filter((value) => !Number.isNaN(value)));
  }
  return {
    shape: 'picture',
    startMs,
    stepMs: slotsPerPixel * stepMs,
    first: pixels.map((pixel) => finite(pixel[0])),
    min: pixels.map((pixel) => finite(least(pixel))),
    max: pixels.map((pixel) => finite(greatest(pixel))),
    last: pixels.map((pixel) => finite(pixel.at(-1))),
  };
}

function least(values: Float64Array): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: Float64Array): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
}

function computed(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : nineDigits(value);
}

export function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
