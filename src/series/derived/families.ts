import { isCounter, mayBeCounter } from '../counter-kind.ts';
import type { JoinedColumn } from '../join.ts';
import { type Labels, NAME_LABEL, seriesName } from '../labels.ts';

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
  /** Name of the histogram or summary with its labels: the parts that agree in it belong together. */
  readonly whole: string;
  readonly role: 'bucket' | 'count' | 'sum';
  readonly member: JoinedColumn;
}

/** Among so many counters of a name, what may be one is one. */
const LEAST_COUNTERS = 0.5;

/**
 * Tells gauges, counters, and the parts of histograms and summaries apart: by declared type, else by name and
 * movement, and by what the others of its name and labels are. A `_count` without a `_sum` beside it is a counter of
 * its own, and so is a `_sum` without a `_count`; one with buckets beside it counts, however little it moves.
 * @param isCounting whether a column counts up; left out, it is found out
 */
export function familiesOf(
  columns: readonly JoinedColumn[],
  isCounting?: (one: JoinedColumn) => boolean,
): Families {
  const parts = columns.flatMap((one) => partOf(one) ?? []);
  const counting = new Set(columns.filter(isCounting ?? (({ column }) => isCounter(column))));
  const wholes = rolesByWhole(parts.filter(({ member }) => counting.has(member)));
  for (const { whole, member } of parts) if (wholes.get(whole)?.has('bucket')) counting.add(member);
  if (isCounting === undefined) for (const one of likeTheirSiblings(columns, counting)) counting.add(one);

  const counted = parts.filter(({ member }) => counting.has(member));
  const rolesOf = rolesByWhole(counted);
  const has = ({ whole }: Part, role: Part['role']) => rolesOf.get(whole)!.has(role);
  const isUsed = (part: Part) =>
    part.role === 'bucket' ||
    (has(part, 'count') && (has(part, 'sum') || (part.role === 'count' && has(part, 'bucket'))));
  const used = counted.filter(isUsed);
  const members = new Set(used.map(({ member }) => member));
  return {
    gauges: columns.filter((one) => !counting.has(one)),
    counters: columns.filter((one) => counting.has(one) && !members.has(one)),
    histograms: used.filter((part) => has(part, 'bucket')),
    summaries: used.filter((part) => !has(part, 'bucket')),
  };
}

/** Which parts there are of each histogram or summary. */
function rolesByWhole(parts: readonly Part[]): Map<string, Set<Part['role']>> {
  const roles = new Map<string, Set<Part['role']>>();
  for (const { whole, role } of parts) {
    const known = roles.get(whole);
    if (known === undefined) roles.set(whole, new Set([role]));
    else known.add(role);
  }
  return roles;
}

/** Failures are so few that each restart is a fall to zero: no counter by itself, but its siblings are. */
function likeTheirSiblings(
  columns: readonly JoinedColumn[],
  counting: ReadonlySet<JoinedColumn>,
): JoinedColumn[] {
  const byName = new Map<string, { all: number; counters: number }>();
  for (const one of columns) {
    const name = one.column.labels[NAME_LABEL] ?? '';
    const known = byName.get(name) ?? { all: 0, counters: 0 };
    byName.set(name, { all: known.all + 1, counters: known.counters + (counting.has(one) ? 1 : 0) });
  }
  return columns.filter((one) => {
    const { all, counters } = byName.get(one.column.labels[NAME_LABEL] ?? '')!;
    return counters >= LEAST_COUNTERS * all && !counting.has(one) && mayBeCounter(one.column);
  });
}

function partOf(member: JoinedColumn): Part | undefined {
  const { labels } = member.column;
  const [, base = '', ending] = /^(.+)_(bucket|count|sum)$/.exec(labels[NAME_LABEL] ?? '') ?? [];
  if (ending === undefined || (ending === 'bucket') !== BOUND_LABEL in labels) return undefined;
  const whole = seriesName({ ...withoutBound(labels), [NAME_LABEL]: base });
  return { base, whole, role: ending as Part['role'], member };
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

/** The same in words, which mean nothing else where HTTP's numbers stand; but for one that may mean anything. */
const GRPC_LABELS: readonly string[] = ['code', 'status'];
const FAILURE_WORDS = /^(?:error|failed|failure)$/i;

/** Whether a status says that the server failed. */
export function isFailure(statusLabel: string, status: string): boolean {
  if (FAILURE_WORDS.test(status)) return true;
  if (statusLabel === 'grpc_code') return GRPC_FAILURES.test(status);
  const isWord = GRPC_LABELS.includes(statusLabel) && !/\d|^unknown$/i.test(status);
  return /^5(?:\d\d|xx)$/i.test(status) || (isWord && GRPC_FAILURES.test(status));
}
