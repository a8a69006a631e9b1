import type { MetricType } from '../../series/samples.ts';
import { unquotedLabel } from './unquoted.ts';

/** What an input declares of its metrics, in lines such as `# TYPE http_requests counter`. */
export class MetricTypes {
  /** Words of the declarations, by family. */
  readonly #words = new Map<string, string>();
  /** Whether something was declared that only OpenMetrics knows. */
  isOpenMetrics = false;

  /** Takes a comment, which may be any. The first word on a family holds. */
  declare(comment: string): void {
    const [, keyword, quoted, plain, word = ''] = DECLARATION.exec(comment) ?? [];
    if (keyword === undefined) return;
    if (keyword === 'UNIT' || OPENMETRICS_WORDS.has(word)) this.isOpenMetrics = true;
    if (keyword !== 'TYPE' || !TYPES.has(word)) return;
    const family = plain ?? unquotedLabel(quoted ?? '');
    if (!this.#words.has(family)) this.#words.set(family, word);
  }

  /** Type of the metric that has this name in its samples. */
  typeOf(name: string): MetricType {
    return TYPES.get(this.#wordOf(name) ?? '') ?? 'unknown';
  }

  /** Whether the samples of this name tell when those of another one were created. */
  isCreationTime(name: string): boolean {
    if (!name.endsWith('_created') || this.#words.has(name)) return false;
    return WITH_CREATION_TIME.has(this.#words.get(name.slice(0, -'_created'.length)) ?? '');
  }

  /** Whether the name is that of a family and `_total`, as OpenMetrics has it. */
  isTotalOfFamily(name: string): boolean {
    return !this.#words.has(name) && name.endsWith('_total') && this.#wordOf(name) !== undefined;
  }

  #wordOf(name: string): string | undefined {
    const exact = this.#words.get(name);
    if (exact !== undefined) return exact;
    const suffix = SUFFIX.exec(name)?.[0] ?? '';
    const word = this.#words.get(name.slice(0, name.length - suffix.length));
    return word !== undefined && SUFFIXES.get(word)?.includes(suffix) === true ? word : undefined;
  }
}

const DECLARATION = /^#[ \t]+(TYPE|UNIT)[ \t]+(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))[ \t]+(\S+)$/;

/** What a declaration makes of a metric; the buckets of a gaugehistogram go up and down. */
const TYPES: ReadonlyMap<string, MetricType> = new Map([
  ['counter', 'counter'],
  ['gauge', 'gauge'],
  ['histogram', 'histogram'],
  ['gaugehistogram', 'gauge'],
  ['summary', 'summary'],
  ['info', 'info'],
  ['stateset', 'stateset'],
  ['unknown', 'unknown'],
  ['untyped', 'unknown'],
]);
const OPENMETRICS_WORDS: ReadonlySet<string> = new Set(['info', 'stateset', 'gaugehistogram', 'unknown']);
const WITH_CREATION_TIME: ReadonlySet<string> = new Set(['counter', 'histogram', 'summary']);

/** What the samples of a family have behind its name: OpenMetrics 1.0, section 5 "Metric types". */
const SUFFIXES: ReadonlyMap<string, readonly string[]> = new Map([
  ['counter', ['_total']],
  ['histogram', ['_bucket', '_count', '_sum']],
  ['gaugehistogram', ['_bucket', '_gcount', '_gsum']],
  ['summary', ['_count', '_sum']],
  ['info', ['_info']],
]);
const SUFFIX = /_(?:total|bucket|g?count|g?sum|info)$/;
