import { type Fault, InputError } from '../errors.ts';
import { seriesName } from '../series/labels.ts';
import { SampleColumn } from '../series/samples.ts';
import { BadRows } from './bad-rows.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { isJsonLabels, isJsonObject } from './json-labels.ts';
import type { Reader, Reading, ReadOptions, Source } from './reader.ts';
import { requireRoom } from './series-limits.ts';

/** What VictoriaMetrics' /api/v1/export writes: a line of JSON per series, or per part of one. */
export const victoriametricsJsonl: Reader = {
  title: 'JSON lines of VictoriaMetrics, /api/v1/export',
  example: `curl $VICTORIAMETRICS/api/v1/export -d 'match[]={job="api"}'`,
  recognises: isExport,
  read: readVictoriametricsJsonl,
};

/**
 * The keys come in any order, and a line may be longer than the head. What shows its hand is `timestamps`, or
 * values that are no pairs: those of the Prometheus API are.
 */
function isExport(head: string): boolean {
  const line = /^\s*(.*)/.exec(head)?.[1] ?? '';
  if (!/^\{\s*"(?:metric|values|timestamps)"\s*:\s*[[{]/.test(line)) return false;
  if (/"timestamps"\s*:\s*\[/.test(line)) return true;
  return !/"(?:values"\s*:\s*\[\s*\[|value"\s*:|histograms?"\s*:)/.test(line);
}

async function readVictoriametricsJsonl(source: Source, options: ReadOptions): Promise<Reading> {
  const lines = new ExportLines(source.path, options);
  for await (const chunk of source.bytes) lines.write(chunk);
  return lines.finish();
}

/** A line is parsed as a whole, which needs some ten times its size. */
const MAX_LINE_BYTES = 64 * 1_048_576;
const LF = 0x0a;

/** Cuts bytes into lines and takes their series. */
class ExportLines {
  readonly #path: string;
  readonly #badRows: BadRows;
  readonly #columns = new Map<string, SampleColumn>();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  /** The begin of a line that goes on in the next chunk. */
  readonly #begun = new GrowingBytes();
  #line = 1;
  #samples = 0;

  constructor(path: string, { maxBadRows }: ReadOptions) {
    this.#path = path;
    this.#badRows = new BadRows(maxBadRows);
  }

  write(chunk: Uint8Array): void {
    let from = 0;
    for (let to = chunk.indexOf(LF); to !== -1; to = chunk.indexOf(LF, from)) {
      this.#takeBytes(chunk.subarray(from, to));
      this.#line += 1;
      from = to + 1;
    }
    this.#begin(chunk.subarray(from));
  }

  /** @throws InputError when there was no sample, or too many lines were refused */
  finish(): Reading {
    this.#takeLine(this.#begun.bytes, true);
    const { faults, count } = this.#badRows;
    const rows = this.#samples + count;
    this.#badRows.close(rows);
    if (this.#samples === 0) throw new InputError(emptyResult(this.#path));
    return {
      format: 'victoriametrics-jsonl',
      columns: [...this.#columns.values()],
      rows,
      badRows: faults,
      badRowCount: count,
      setAside: [],
      assumptions: [],
      warnings: [],
    };
  }

  #takeBytes(end: Uint8Array): void {
    if (this.#begun.length === 0) {
      this.#takeLine(end, false);
      return;
    }
    this.#begin(end);
    this.#takeLine(this.#begun.bytes, false);
    this.#begun.clear();
  }

  #begin(bytes: Uint8Array): void {
    if (this.#begun.length + bytes.length > MAX_LINE_BYTES) throw this.#tooLong();
    this.#begun.append(bytes);
  }

  #takeLine(bytes: Uint8Array, isUnended: boolean): void {
    const fault = this.#faultOf(bytes, isUnended);
    if (fault !== undefined) this.#badRows.refuse({ ...fault, place: `${this.#path}:${this.#line}` });
  }

  /** Takes the samples of a line: all, or none and says why. */
  #faultOf(bytes: Uint8Array, isUnended: boolean): LineFault | undefined {
    const value = parsed(bytes, this.#decoder);
    if (value === BLANK) return undefined;
    if (value === BROKEN) return isUnended ? CUT : NO_JSON;
    if (!isExportedSeries(value)) return noExport(value);
    const { metric, values, timestamps } = value;
    if (values.length !== timestamps.length) return unevenLists(values.length, timestamps.length);
    const badTime = timestamps.find((time) => !isTime(time));
    if (badTime !== undefined) return noTime(badTime);
    const badValue = values.find((one) => numberIn(one) === undefined);
    if (badValue !== undefined) return noValue(badValue);
    if (values.length > 0) this.#push(this.#columnOf(metric), timestamps as readonly number[], values);
    return undefined;
  }

  #push(column: SampleColumn, timestamps: readonly number[], values: readonly unknown[]): void {
    for (let i = 0; i < values.length; i++) {
      const timestampMs = Math.round(timestamps[i]!);
      if (values[i] === null) column.pushStale(timestampMs);
      else column.push(timestampMs, numberIn(values[i]) ?? Number.NaN);
    }
    this.#samples += values.length;
  }

  #columnOf(labels: ExportedSeries['metric']): SampleColumn {
    requireRoom(this.#path, labels, this.#columns.size);
    const name = seriesName(labels);
    const column = this.#columns.get(name) ?? new SampleColumn(labels);
    this.#columns.set(name, column);
    return column;
  }

  #tooLong(): InputError {
    return new InputError({
      code: 'jsonl-line-too-long',
      place: `${this.#path}:${this.#line}`,
      what: `line is longer than ${MAX_LINE_BYTES / 1_048_576} MiB`,
      fix: 'export it again in shorter lines: …/api/v1/export?max_rows_per_line=10000',
    });
  }
}

interface ExportedSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly unknown[];
  readonly timestamps: readonly unknown[];
}

function isExportedSeries(value: unknown): value is ExportedSeries {
  return (
    isJsonObject(value) &&
    isJsonLabels(value['metric']) &&
    Array.isArray(value['values']) &&
    Array.isArray(value['timestamps'])
  );
}

const BLANK = Symbol('a line without a word');
const BROKEN = Symbol('a line that is no JSON object');

function parsed(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>): unknown {
  try {
    const text = decoder.decode(bytes).trim();
    if (text === '') return BLANK;
    // Not left to JSON.parse: in a large file of another kind its errors would take seconds.
    return text.startsWith('{') ? JSON.parse(text) : BROKEN;
  } catch {
    return BROKEN;
  }
}

/** The farthest time from 1970 that JavaScript can name, ECMA-262 21.4.1.1. */
const MAX_TIME_MS = 8.64e15;

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= MAX_TIME_MS;
}

/** Infinities have no number in JSON and come as texts; no value at all, a staleness marker, as null. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (value === null) return Number.NaN;
  return typeof value === 'string' ? SPELT_OUT.get(value) : undefined;
}

const SPELT_OUT: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['+Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
]);

type LineFault = Omit<Fault, 'place'>;

const AGAIN = 'export it again, or allow some such lines with --max-bad-rows 10';
const NO_JSON: LineFault = { code: 'jsonl-syntax', what: 'the line is no JSON object', fix: AGAIN };
const CUT: LineFault = {
  code: 'jsonl-truncated',
  what: 'the last line ends too early',
  why: 'a time-out or a full disk may have cut it',
  fix: AGAIN,
};

function noExport(value: unknown): LineFault {
  return {
    code: 'jsonl-shape',
    what: `expected {"metric":{…},"values":[…],"timestamps":[…]}, got ${spelt(value)}`,
    fix: 'save what /api/v1/export writes as it is',
  };
}

function unevenLists(values: number, timestamps: number): LineFault {
  const what = `a value for each time is needed, got ${values} values and ${timestamps} times`;
  return { code: 'jsonl-lengths', what, fix: AGAIN };
}

function noTime(value: unknown): LineFault {
  return { code: 'jsonl-time', what: `expected a time in milliseconds, got ${shown(value)}`, fix: AGAIN };
}

function noValue(value: unknown): LineFault {
  return { code: 'jsonl-number', what: `expected a number, got ${shown(value)}`, fix: AGAIN };
}

/** JSON knows no infinite numbers: 1e999 is read as one, and would be written as null. */
function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : spelt(value);
}

/** JSON.parse takes more levels than JSON.stringify, which throws then. */
function spelt(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 80);
  } catch {
    return 'lists in lists without end';
  }
}

function emptyResult(path: string): Fault {
  return {
    code: 'empty-result',
    place: path,
    what: 'the export holds no samples',
    fix: 'check match[], start and end of the export',
  };
}
