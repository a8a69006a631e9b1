import { isCounter } from '../counter-kind.ts';
import type { JoinedColumn } from '../join.ts';
import { type Labels, NAME_LABEL } from '../labels.ts';

/** The label that holds the upper bound of a bucket. */
const BOUND_LABEL = 'le';

/** Labels that say how a request ended. */
const STATUS_LABELS: readonly string[] = ['status', 'code', 'status_code', 'http_status', 'grpc_code'];

/** What the series of a run are parts of, before anything is added up. */
export interface Families {
  readonly gauges: readonly JoinedColumn[];
  /** Those that are no part of a histogram or summary. */
  readonly counters: readonly JoinedColumn[];
  readonly histograms: readonly Part[];
  readonly summaries: readonly Part[];
}

/** A series of a histogram or summary, and which part of it. */
export interface Part {
  readonly base: string;
  readonly role: 'bucket' | 'count' | 'sum';
  readonly member: JoinedColumn;
}

/**
 * Tells gauges, counters, and the parts of histograms and summaries apart: by declared type, else by name and
 * movement. A `_count` without a `_sum` beside it is a counter of its own; one with buckets beside it counts, however
 * little it moves.
 * @param isCounting whether a column counts up; left out, it is found out
 */
export function familiesOf(
  columns: readonly JoinedColumn[],
  isCounting: (one: JoinedColumn) => boolean = ({ column }) => isCounter(column),
): Families {
  const withBuckets = histogramNames(columns.filter(isCounting));
  const counting = columns.filter((one) => isCounting(one) || withBuckets.has(partOf(one)?.base ?? ''));
  const parts = counting.flatMap((member) => partOf(member) ?? []);
  const rolesOf = new Map<string, Set<Part['role']>>();
  for (const { base, role } of parts) rolesOf.set(base, (rolesOf.get(base) ?? new Set()).add(role));
  const isHistogram = ({ base }: Part) => rolesOf.get(base)?.has('bucket') === true;
  const isSummary = (part: Part) =>
    !isHistogram(part) && rolesOf.get(part.base)?.has('count') === true && rolesOf.get(part.base)!.has('sum');
  const used = new Set(
    parts.filter((part) => isHistogram(part) || isSummary(part)).map(({ member }) => member),
  );
  const counters = new Set(counting);
  return {
    gauges: columns.filter((one) => !counters.has(one)),
    counters: counting.filter((one) => !used.has(one)),
    histograms: parts.filter(isHistogram),
    summaries: parts.filter(isSummary),
  };
}

function partOf(member: JoinedColumn): Part | undefined {
  const { labels } = member.column;
  const [, base = '', ending] = /^(.+)_(bucket|count|sum)$/.exec(labels[NAME_LABEL] ?? '') ?? [];
  if (ending === undefined || (ending === 'bucket') !== BOUND_LABEL in labels) return undefined;
  return { base, role: ending as Part['role'], member };
}

/**
 * The names of the metrics whose buckets are among the columns: a selector may name the whole by them.
 * @example for `latency_bucket{le="1"}`: `latency`
 */
export function histogramNames(columns: readonly JoinedColumn[]): ReadonlySet<string> {
  const parts = columns.flatMap((one) => partOf(one) ?? []);
  return new Set(parts.filter(({ role }) => role === 'bucket').map(({ base }) => base));
}

/** The upper bound of a bucket, as Prometheus reads it; NaN for none. */
export function boundOf(labels: Labels): number {
  const text = labels[BOUND_LABEL] ?? '';
  if (/^\+?inf$/i.test(text)) return Number.POSITIVE_INFINITY;
  return text.trim() === '' ? Number.NaN : Number(text);
}

export function withoutBound({ [BOUND_LABEL]: _, ...labels }: Labels): Labels {
  return labels;
}

/** Which label of a counter says how a request ended; undefined where none does. */
export function statusLabelOf(labels: Labels): string | undefined {
  return STATUS_LABELS.find((name) => labels[name] !== undefined);
}

/** What gRPC calls the failures that are the server's, by name and by number. */
const GRPC_FAILURES =
  /^(?:unknown|deadline_?exceeded|unimplemented|internal|unavailable|data_?loss|2|4|12|13|14|15)$/i;

/** Whether a status says that the server failed. */
export function isFailure(statusLabel: string, status: string): boolean {
  return statusLabel === 'grpc_code' ? GRPC_FAILURES.test(status) : /^5(?:\d\d|xx)$/i.test(status);
}
