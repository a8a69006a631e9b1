import { type Fault, InputError } from '../errors.ts';
import { type Labels, seriesName } from '../series/labels.ts';
import { SampleColumn } from '../series/samples.ts';
import { checkedText } from './checked-text.ts';
import { isJsonLabels, isJsonObject } from './json-labels.ts';
import { eachJsonDocument } from './json-values.ts';
import { nativeHistograms } from './native-histograms.ts';
import { numberOf } from './numbers.ts';
import type { Reader, Reading, Source } from './reader.ts';
import { requireRoom } from './series-limits.ts';
import { victoriametricsJsonl } from './victoriametrics-jsonl.ts';

/**
 * Answers of the Prometheus HTTP API, and their results alone, as promtool prints them; any number of them in a
 * row, since a long range has to be fetched in parts.
 */
export const prometheusJson: Reader = {
  title: 'Prometheus API answers (query_range, query), and promtool query -o json',
  example: 'curl -G $PROMETHEUS/api/v1/query_range -d query=up -d start=… -d end=… -d step=60',
  recognises: (head) => JSON_BEGIN.test(head) && !victoriametricsJsonl.recognises(head),
  read: readPrometheusJson,
};

/** An object with a key, not a quoted metric name: `{"http.requests", a="b"} 1`; or an array of values. */
const JSON_BEGIN = /^\s*(?:\{\s*(?:\}|$|"[^"]*(?:$|"\s*(?::|$)))|\[\s*(?:[{\]"\d-]|$))/;

async function readPrometheusJson(source: Source): Promise<Reading> {
  const answers = new Answers(source.path);
  const text = { path: source.path, bytes: checkedText(source) };
  await eachJsonDocument(text, ['data', 'result'], {
    element: (value) => answers.takeSeries(value),
    document: (value) => answers.take(value),
  });
  return answers.reading();
}

/** What several answers say together. The series of an answer are taken before the rest of it. */
class Answers {
  readonly #path: string;
  readonly #columns = new Map<string, SampleColumn>();
  readonly #said = new Map<string, Fault>();
  readonly #histograms = new Set<string>();
  #histogramSamples = 0;
  #samples = 0;
  #hasInstants = false;
  #count = 0;
  /** Kept until the answer ends: one that says that it is an error has another shape by right. */
  #misshapen: { readonly part: unknown } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  takeSeries(series: unknown): void {
    const { metric, values, value, histograms, histogram } = isJsonObject(series) ? series : NO_SERIES;
    const samples = value === undefined ? values : [value];
    const counts = histogram === undefined ? histograms : [histogram];
    const lists = [samples, counts].filter((list) => list !== undefined);
    if (!isJsonLabels(metric) || lists.length === 0 || !lists.every(Array.isArray)) {
      this.#misshape(series);
      return;
    }
    if (value !== undefined) this.#hasInstants = true;
    if (Array.isArray(samples)) this.#takeSamples(metric, samples);
    if (Array.isArray(counts)) this.#setAside(metric, counts.length);
  }

  /** @throws InputError when the answer is an error, or of a kind that has no samples */
  take(answer: unknown): void {
    this.#count += 1;
    if (Array.isArray(answer)) this.#takeBare(answer);
    else if (isJsonObject(answer) && 'metric' in answer) this.takeSeries(answer);
    else this.#takeWhole(isJsonObject(answer) ? answer : NO_SERIES);
    if (this.#misshapen !== undefined) throw this.#noSamples(this.#misshapen.part);
  }

  /** @throws InputError when no answer holds a sample */
  reading(): Reading {
    this.#requireSamples();
    return {
      format: 'prometheus-json',
      columns: [...this.#columns.values()],
      rows: this.#samples + this.#histogramSamples,
      badRows: [],
      badRowCount: 0,
      setAside:
        this.#histogramSamples === 0 ? [] : [{ what: 'native histograms', samples: this.#histogramSamples }],
      assumptions: [],
      warnings: this.#warnings(),
    };
  }

  /** A result alone: series, or a scalar. */
  #takeBare(result: readonly unknown[]): void {
    if (isScalar(result)) this.#takeScalar(result);
    else if (result.length > 0 && result.every((text) => typeof text === 'string')) throw this.#list(NAMES);
    else this.#takeResult(result);
  }

  #takeWhole({ status, errorType, error, warnings, infos, isPartial, data }: Answer): void {
    if (status === 'error') throw this.#apiError(errorType, error);
    this.#say('api-warning', warnings);
    this.#say('api-info', infos);
    if (isPartial === true)
      this.#say('api-warning', ['the answer is partial: a storage node did not answer']);
    if (Array.isArray(data)) throw this.#list(listKind(data));
    const { resultType, result } = isJsonObject(data) ? data : NO_SERIES;
    if (resultType === 'matrix' || resultType === 'vector') this.#takeResult(result ?? []);
    else if (resultType === 'scalar') this.#takeScalar(result);
    else if (typeof resultType === 'string') throw this.#otherType(resultType);
    else if (isMetadata(data)) throw this.#list(METADATA);
    else throw this.#shape();
  }

  /** Those of the series that were not taken one by one. */
  #takeResult(result: unknown): void {
    if (!Array.isArray(result)) {
      this.#misshape(result);
      return;
    }
    const rest = result.filter((one) => !isJsonObject(one) || Object.keys(one).length > 0);
    for (const series of rest) this.takeSeries(series);
  }

  #takeScalar(sample: unknown): void {
    this.#hasInstants = true;
    this.#takeSamples({}, [sample]);
  }

  #takeSamples(labels: Labels, samples: readonly unknown[]): void {
    if (samples.length === 0) return;
    const column = this.#columnOf(labels);
    for (const sample of samples) {
      const [seconds, text] = Array.isArray(sample) ? sample : [];
      const timestampMs = typeof seconds === 'number' ? Math.round(seconds * 1000) : Number.NaN;
      const value = typeof text === 'string' ? numberOf(text, '.') : undefined;
      if (!(Math.abs(timestampMs) <= MAX_TIME_MS) || value === undefined) {
        this.#misshape(sample);
        return;
      }
      column.push(timestampMs, value);
    }
    this.#samples += samples.length;
  }

  #setAside(labels: Labels, samples: number): void {
    if (samples === 0) return;
    this.#histograms.add(seriesName(labels));
    this.#histogramSamples += samples;
  }

  #columnOf(labels: Labels): SampleColumn {
    requireRoom(this.#path, labels, this.#columns.size);
    const name = seriesName(labels);
    const column = this.#columns.get(name) ?? new SampleColumn(labels);
    this.#columns.set(name, column);
    return column;
  }

  #misshape(part: unknown): void {
    this.#misshapen ??= { part };
  }

  /** Each once: the parts of one export repeat them. */
  #say(code: string, texts: unknown): void {
    for (const what of Array.isArray(texts) ? texts.map(String) : []) {
      this.#said.set(`${code} ${what}`, { code, place: this.#path, what });
    }
  }

  #requireSamples(): void {
    if (this.#samples > 0) return;
    if (this.#histograms.size > 0) throw new InputError(nativeHistograms(this.#path, this.#histograms.size));
    throw this.#fault(
      'empty-result',
      `the ${this.#count === 1 ? 'answer holds' : 'answers hold'} no samples`,
      'check the query, its labels and its time range',
    );
  }

  #warnings(): Fault[] {
    const histograms = this.#histograms.size > 0 ? [nativeHistograms(this.#path, this.#histograms.size)] : [];
    const isInstant = this.#hasInstants && [...this.#columns.values()].every(({ length }) => length === 1);
    return [...this.#said.values(), ...histograms, ...(isInstant ? [this.#instant()] : [])];
  }

  #instant(): Fault {
    const what = 'the answer is of one instant: each series has one sample';
    return { code: 'instant-answer', place: this.#path, what, fix: RANGE_FIX };
  }

  #apiError(type: unknown, message: unknown): InputError {
    const what = `the API answered ${String(type)}: ${String(message)}`;
    return this.#fault('api-error', what, 'mend the query and fetch it again');
  }

  #otherType(type: string): InputError {
    return this.#fault('api-result-type', `the answer is a ${type}, a range is needed`, RANGE_FIX);
  }

  #list(kind: string): InputError {
    return this.#fault('api-result-type', `the answer is ${kind}; a range is needed`, RANGE_FIX);
  }

  /** What was taken for a series and is none. */
  #noSamples(part: unknown): InputError {
    return isJsonLabels(part) && Object.keys(part).length > 0 ? this.#list(LABEL_SETS) : this.#shape(part);
  }

  #shape(part?: unknown): InputError {
    const got = part === undefined ? '' : `, got ${shown(part)}`;
    return this.#fault(
      'json-shape',
      `expected ${SHAPE}${got}`,
      'save an answer of /api/v1/query_range as it is',
    );
  }

  #fault(code: string, what: string, fix: string): InputError {
    const which = this.#count > 1 && code !== 'empty-result' ? `answer ${this.#count}: ` : '';
    return new InputError({ code, place: this.#path, what: which + what, fix });
  }
}

type Answer = Readonly<Record<string, unknown>>;

/** The farthest time from 1970 that JavaScript can name, ECMA-262 21.4.1.1. */
const MAX_TIME_MS = 8.64e15;

const RANGE_FIX = "ask for a range: curl -G …/api/v1/query_range -d query='…' -d start=… -d end=… -d step=60";
const SHAPE =
  'a range answer of Prometheus, {"status":"success","data":{"resultType":"matrix","result":[…]}} or its result alone';

const NO_SERIES: Answer = {};

function isScalar(result: readonly unknown[]): boolean {
  return result.length === 2 && typeof result[0] === 'number' && typeof result[1] === 'string';
}

const LABEL_SETS = 'a list of label sets (/api/v1/series), which has no samples';
const NAMES = 'a list of names (/api/v1/labels), which has no samples';
const EXEMPLARS = 'a list of exemplars (/api/v1/query_exemplars), not of samples';
const METADATA = 'metadata of metrics (/api/v1/metadata), which has no samples';

/** Which of the answers of the API has a list for its data; they are told apart by the first entry. */
function listKind([first]: readonly unknown[]): string {
  if (typeof first === 'string') return NAMES;
  if (isJsonObject(first) && 'exemplars' in first) return EXEMPLARS;
  return isJsonLabels(first) ? LABEL_SETS : 'a list of something else than samples';
}

/** Metric → what its targets say of it. */
function isMetadata(data: unknown): boolean {
  const [first] = isJsonObject(data) ? Object.values(data) : [];
  return Array.isArray(first) && isJsonObject(first[0]) && 'help' in first[0];
}

/** A part for a message. JSON knows no infinite numbers: 1e999 is read as one, and would be written as null. */
function shown(part: unknown): string {
  const text = JSON.stringify(part, (_, value) => (Math.abs(value) === Infinity ? String(value) : value));
  return text.slice(0, 80);
}
