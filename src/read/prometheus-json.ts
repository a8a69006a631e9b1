import { type Fault, InputError } from '../errors.ts';
import { type Labels, seriesName } from '../series/labels.ts';
import { SampleColumn } from '../series/samples.ts';
import { checkedText } from './checked-text.ts';
import { eachJsonValue, type JsonPath, type JsonRoot } from './json-values.ts';
import { numberOf } from './numbers.ts';
import type { Reader, Reading, Source } from './reader.ts';

/** Range answers of the Prometheus HTTP API, and the bare array that promtool prints of them. */
export const prometheusJson: Reader = {
  title: 'Prometheus API query_range answers, and promtool query range -o json',
  recognises: (head) => /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[{\]]|$))/.test(head),
  read: readPrometheusJson,
};

const OBJECT_PATHS = [
  '$.status',
  '$.errorType',
  '$.error',
  '$.warnings',
  '$.infos',
  '$.data.resultType',
  '$.data.result.*',
];

async function readPrometheusJson(source: Source): Promise<Reading> {
  const answer = new RangeAnswer(source.path);
  const text = { path: source.path, bytes: checkedText(source) };
  const root = await eachJsonValue(text, { object: OBJECT_PATHS, array: ['$.*'] }, (path, value) =>
    answer.take(path, value),
  );
  return answer.reading(root);
}

/** What an answer says, piece by piece in any order. */
class RangeAnswer {
  readonly #path: string;
  readonly #said = new Map<string, unknown>();
  readonly #columns = new Map<string, SampleColumn>();
  #rows = 0;
  #histograms = 0;
  #hasInstants = false;
  #misshapen: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  take(path: JsonPath, value: unknown): void {
    const isResult = path.length === 1 ? typeof path[0] === 'number' : path[1] === 'result';
    if (isResult) this.#takeSeries(value);
    else this.#said.set(path.join('.'), value);
  }

  /** @throws InputError when the answer is an error, or no range, or holds nothing */
  reading(root: JsonRoot): Reading {
    this.#requireSuccess();
    this.#requireRange(root);
    this.#requireSamples();
    return {
      format: 'prometheus-json',
      columns: [...this.#columns.values()],
      rows: this.#rows,
      badRows: [],
      badRowCount: 0,
      assumptions: [],
      warnings: this.#warnings(),
    };
  }

  #takeSeries(series: unknown): void {
    const { metric, values, histograms, value, histogram } = isObject(series) ? series : NO_SERIES;
    if (Array.isArray(histograms)) this.#histograms += 1;
    if (value !== undefined || histogram !== undefined) this.#hasInstants = true;
    else if (!isLabels(metric)) this.#misshape(series);
    else if (Array.isArray(values)) this.#takeSamples(metric, values);
    else if (histograms === undefined) this.#misshape(series);
  }

  #takeSamples(labels: Labels, values: readonly unknown[]): void {
    const column = this.#columnOf(labels);
    for (const sample of values) {
      const [seconds, text] = Array.isArray(sample) ? sample : [];
      const value = typeof text === 'string' ? numberOf(text, '.') : undefined;
      if (typeof seconds !== 'number' || value === undefined) {
        this.#misshape(sample);
        return;
      }
      column.push({ timestampMs: Math.round(seconds * 1000), value, line: null });
      this.#rows += 1;
    }
  }

  #columnOf(labels: Labels): SampleColumn {
    const name = seriesName(labels);
    const column = this.#columns.get(name) ?? new SampleColumn(labels);
    this.#columns.set(name, column);
    return column;
  }

  /** Kept until the end: an answer that says that it is an error, or no range, has another shape by right. */
  #misshape(part: unknown): void {
    this.#misshapen ??= JSON.stringify(part).slice(0, 80);
  }

  #requireSuccess(): void {
    if (this.#said.get('status') !== 'error') return;
    const [type, message] = [this.#said.get('errorType'), this.#said.get('error')];
    throw this.#fault(
      'api-error',
      `the API answered ${String(type)}: ${String(message)}`,
      'mend the query and fetch it again',
    );
  }

  #requireRange(root: JsonRoot): void {
    const type = this.#said.get('data.resultType') ?? (this.#hasInstants ? 'vector' : undefined);
    const isRange = type === 'matrix' || type === undefined;
    if (!isRange)
      throw this.#fault('api-result-type', `the answer is a ${String(type)}, a range is needed`, RANGE_FIX);
    if (this.#misshapen === undefined && (root === 'array' || type === 'matrix')) return;
    const got = this.#misshapen === undefined ? '' : `, got ${this.#misshapen}`;
    throw this.#fault(
      'json-shape',
      `expected ${SHAPE}${got}`,
      'save an answer of /api/v1/query_range as it is',
    );
  }

  #requireSamples(): void {
    if (this.#rows > 0) return;
    if (this.#histograms > 0) throw new InputError(this.#nativeHistograms());
    throw this.#fault(
      'empty-result',
      'the answer holds no samples',
      'check the query, its labels and its time range',
    );
  }

  #warnings(): Fault[] {
    const said = (key: 'warnings' | 'infos', code: string) =>
      textsOf(this.#said.get(key)).map((what) => ({ code, place: this.#path, what }));
    const histograms = this.#histograms > 0 ? [this.#nativeHistograms()] : [];
    return [...said('warnings', 'api-warning'), ...said('infos', 'api-info'), ...histograms];
  }

  #nativeHistograms(): Fault {
    const series = this.#histograms === 1 ? '1 series holds' : `${this.#histograms} series hold`;
    return {
      code: 'native-histograms',
      place: this.#path,
      what: `${series} native histograms, which are not read`,
      fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
    };
  }

  #fault(code: string, what: string, fix: string): InputError {
    return new InputError({ code, place: this.#path, what, fix });
  }
}

const RANGE_FIX = "ask for a range: curl -G …/api/v1/query_range -d query='…' -d start=… -d end=… -d step=60";
const SHAPE =
  'a range answer of Prometheus, {"status":"success","data":{"resultType":"matrix","result":[…]}} or its result alone';

const NO_SERIES: Readonly<Record<string, unknown>> = {};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLabels(value: unknown): value is Labels {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
