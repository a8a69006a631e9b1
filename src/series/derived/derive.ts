import { byCodePoint } from '../../code-point-order.ts';
import { UsageError } from '../../errors.ts';
import { groupedBy } from '../../grouped.ts';
import type { DetectOptions, NumberKind } from '../../options.ts';
import { histogramQuantiles } from '../histograms.ts';
import type { JoinedColumn } from '../join.ts';
import { type Labels, NAME_LABEL, seriesName } from '../labels.ts';
import { averageOf, sumOf } from '../sums.ts';
import { type Evaluation, evaluated } from './evaluation.ts';
import { boundOf, familiesOf, isFailure, type Part, statusLabelOf, withoutBound } from './families.ts';
import { asItIs, type JudgedColumn } from './judged.ts';

export type DeriveOptions = Pick<
  DetectOptions,
  'as' | 'rangeMs' | 'promqlWindow' | 'quantile' | 'sumBy' | 'avgBy'
>;

/**
 * What is judged in place of what was exported, as Prometheus would calculate it: of a counter its rate; of a
 * histogram its rate, a quantile and the average; of a summary rate and average; of requests by status the share of
 * errors. Rate first, then sum. Gauges stay as they are unless they are added up. In code point order of the names.
 * @throws UsageError when series are to be added up by labels that none of them has
 */
export function deriveSeries(joined: readonly JoinedColumn[], options: DeriveOptions): JudgedColumn[] {
  checkKept(joined, options);
  const families = familiesOf(joined, counting(options.as));
  const derive = new Derivation(options);
  return [
    ...families.gauges.flatMap((one) => (derive.isAdding ? [] : [asItIs(one)])),
    ...(derive.isAdding ? derive.combinedGauges(families.gauges) : []),
    ...derive.rates(families.counters),
    ...derive.errorShares(families.counters),
    ...derive.histograms(families.histograms),
    ...derive.summaries(families.summaries),
  ].sort((a, b) => byCodePoint(a.name, b.name));
}

function counting(as: NumberKind | undefined): ((one: JoinedColumn) => boolean) | undefined {
  return as === undefined ? undefined : () => as === 'counter';
}

/** Labels named in an error. */
const LABELS_SHOWN = 5;

/** One label of several may be missing: there is nothing to tell apart by it. With none, a slip would add up everything. */
function checkKept(joined: readonly JoinedColumn[], { sumBy, avgBy }: DeriveOptions): void {
  const kept = sumBy ?? avgBy ?? [];
  const labels = new Set(joined.flatMap(({ column }) => Object.keys(column.labels)));
  if (kept.length === 0 || joined.length === 0 || kept.some((name) => labels.has(name))) return;
  labels.delete(NAME_LABEL);
  const option = sumBy === undefined ? 'avg-by' : 'sum-by';
  const shown = [...labels].sort(byCodePoint).slice(0, LABELS_SHOWN).join(', ');
  throw new UsageError({
    code: `${option}-nothing`,
    place: 'aiops',
    what: `--${option} ${JSON.stringify(kept.join(','))}: no series has such a label`,
    fix: labels.size === 0 ? `take all of one name together: --${option} ''` : `there are: ${shown}`,
  });
}

/** The series that become one, and the labels that they agree in. */
interface Group<T> {
  readonly labels: Labels;
  readonly members: readonly T[];
}

/** How the series of one run are made of others. */
class Derivation {
  readonly #options: DeriveOptions;
  readonly #kept: readonly string[] | undefined;
  readonly #combine: 'sum' | 'avg';

  constructor(options: DeriveOptions) {
    this.#options = options;
    this.#kept = options.sumBy ?? options.avgBy;
    this.#combine = options.avgBy === undefined ? 'sum' : 'avg';
  }

  get isAdding(): boolean {
    return this.#kept !== undefined;
  }

  combinedGauges(gauges: readonly JoinedColumn[]): JudgedColumn[] {
    return this.#groups(gauges, ({ column }) => column.labels).map(({ labels, members }) => {
      const at = this.#evaluation(members);
      return at.judged(labels, this.#combine, this.#combined(members.map((one) => at.lastValue(one))));
    });
  }

  rates(counters: readonly JoinedColumn[]): JudgedColumn[] {
    return this.#groups(counters, ({ column }) => column.labels).map(({ labels, members }) =>
      this.#rateOf(labels, members),
    );
  }

  /** Failures over all, of the counters that have a label which tells them apart. */
  errorShares(counters: readonly JoinedColumn[]): JudgedColumn[] {
    const told = counters.flatMap((member) => {
      const status = statusLabelOf(member.column.labels);
      return status === undefined ? [] : [{ member, status }];
    });
    const failed = ({ member, status }: (typeof told)[number]) =>
      isFailure(status, member.column.labels[status] ?? '');
    const groups = this.#groups(told, ({ member, status }) => {
      const { [status]: _, ...rest } = member.column.labels;
      return rest;
    });
    return groups
      .filter(({ members }) => members.some(failed) && !members.every(failed))
      .map(({ labels, members }) => {
        const at = this.#evaluation(members.map(({ member }) => member));
        const rates = members.map((one) => ({ isFailure: failed(one), rate: at.rate(one.member) }));
        const failures = sumOf(rates.filter((one) => one.isFailure).map(({ rate }) => rate));
        const all = sumOf(rates.map(({ rate }) => rate));
        return at.judgedRates(labels, 'error-share', ratioOf(failures.map(presentOrZero), all));
      });
  }

  histograms(parts: readonly Part[]): JudgedColumn[] {
    return this.#groups(parts, wholeLabels).flatMap(({ labels, members }) => {
      const all = members.map(({ member }) => member);
      const at = this.#evaluation(all);
      const { quantile, promqlWindow } = this.#options;
      const buckets = [...bucketsByBound(members)].map(([upperBound, ofBound]) => ({
        upperBound,
        counts: sumOf(ofBound.map((one) => at.rate(one))),
      }));
      const counts = membersOf(members, 'count');
      const quantileName = `p${Number((quantile * 100).toPrecision(12))}`;
      const quantiles = histogramQuantiles(quantile, buckets, promqlWindow);
      return [
        at.judgedRates(labels, quantileName, quantiles.map(finiteOrMissing)),
        ...(counts.length === 0 ? [] : this.#countAndAverage(labels, counts, membersOf(members, 'sum'), at)),
      ];
    });
  }

  summaries(parts: readonly Part[]): JudgedColumn[] {
    return this.#groups(parts, wholeLabels).flatMap(({ labels, members }) => {
      const [counts, sums] = [membersOf(members, 'count'), membersOf(members, 'sum')];
      if (counts.length === 0) return [];
      return this.#countAndAverage(labels, counts, sums, this.#evaluation([...counts, ...sums]));
    });
  }

  #countAndAverage(
    labels: Labels,
    counts: readonly JoinedColumn[],
    sums: readonly JoinedColumn[],
    at: Evaluation,
  ): JudgedColumn[] {
    const rate = this.#rateOf({ ...labels, [NAME_LABEL]: `${labels[NAME_LABEL]}_count` }, counts);
    if (sums.length === 0) return [rate];
    const total = sumOf(sums.map((one) => at.rate(one)));
    const observations = sumOf(counts.map((one) => at.rate(one)));
    return [rate, at.judgedRates(labels, 'average', ratioOf(total, observations))];
  }

  #rateOf(labels: Labels, members: readonly JoinedColumn[]): JudgedColumn {
    const at = this.#evaluation(members);
    const derived = this.isAdding ? `${this.#combine}(rate)` : 'rate';
    return at.judgedRates(labels, derived, this.#combined(members.map((one) => at.rate(one))));
  }

  #combined(parts: readonly Float64Array[]): Float64Array {
    return this.#combine === 'avg' ? averageOf(parts) : sumOf(parts);
  }

  #evaluation(members: readonly JoinedColumn[]): Evaluation {
    return evaluated(members, { rangeMs: this.#options.rangeMs, rule: this.#options.promqlWindow });
  }

  /** Those that agree in their name and in the labels that are kept; all labels, where nothing is added up. */
  #groups<T>(members: readonly T[], labelsOf: (member: T) => Labels): Group<T>[] {
    const keptOf = (member: T) => this.#keptLabels(labelsOf(member));
    const groups = groupedBy(members, (member) => seriesName(keptOf(member)));
    return [...groups.values()].map((alike) => ({ labels: keptOf(alike[0]!), members: alike }));
  }

  #keptLabels(labels: Labels): Labels {
    const kept = this.#kept;
    if (kept === undefined) return labels;
    return Object.fromEntries(
      Object.entries(labels).filter(([name]) => name === NAME_LABEL || kept.includes(name)),
    );
  }
}

function wholeLabels({ base, member }: Part): Labels {
  return { ...withoutBound(member.column.labels), [NAME_LABEL]: base };
}

function membersOf(parts: readonly Part[], role: Part['role']): JoinedColumn[] {
  return parts.filter((part) => part.role === role).map(({ member }) => member);
}

/** `le="1"` and `le="1.0"` are one bound. */
function bucketsByBound(parts: readonly Part[]): Map<number, JoinedColumn[]> {
  return groupedBy(membersOf(parts, 'bucket'), ({ column }) => boundOf(column.labels));
}

/** A series of failures is there from its first failure on: until then there were none. */
function presentOrZero(rate: number): number {
  return Number.isNaN(rate) ? 0 : rate;
}

/** NaN where there is nothing to be a share of. */
function ratioOf(part: Float64Array, whole: Float64Array): Float64Array {
  return part.map((value, slot) => finiteOrMissing(value / whole[slot]!));
}

function finiteOrMissing(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
