import { type Fault, InputError } from '../errors.ts';
import { type Labels, NAME_LABEL, seriesName } from '../series/labels.ts';
import { SampleColumn } from '../series/samples.ts';
import { BadRows } from './bad-rows.ts';
import { ByteNumbers } from './exposition/byte-numbers.ts';
import { type KeyGrammar, labelsOfKey } from './exposition/key-labels.ts';
import { expected, LineFault } from './exposition/line-fault.ts';
import { endOfKey } from './exposition/sample-lines.ts';
import { FARTHEST_MS } from './exposition/sample-times.ts';
import { textOfLine } from './exposition/text-of-line.ts';
import { unquotedGo } from './exposition/unquoted.ts';
import { eachBlockOfLines, type LinesTaker, lineTooLong, MAX_LINE_BYTES } from './exposition/whole-lines.ts';
import { nativeHistograms } from './native-histograms.ts';
import type { Reader, Reading, ReadOptions, Source } from './reader.ts';
import { requireRoom } from './series-limits.ts';

/**
 * What `promtool query range` and `promtool query instant` print without `-o json`: series in blocks, `up{…} =>` and
 * below it `1 @[1779184800]`, or both in one line.
 */
export const promtoolQuery: Reader = {
  title: 'promtool query range, promtool query instant',
  example: "promtool query range --start=… --end=… $PROMETHEUS 'rate(requests_total[5m])'",
  recognises: (head) => FIRST_LINE.test(head.trimStart()),
  read: readQuery,
};

const SAMPLE_AT = String.raw`\S+ @\[-?[\d.]+\]`;
const FIRST_LINE = new RegExp(
  String.raw`^(?:scalar: ${SAMPLE_AT}|[^\s"{}]*(?:\{(?:[^"\\}\n]|"[^"\\\n]*(?:\\.[^"\\\n]*)*")*\})? =>(?: ${SAMPLE_AT})?)[ \r]*(?:\n|$)`,
);

async function readQuery(source: Source, options: ReadOptions): Promise<Reading> {
  const lines = new QueryLines(source.path, options);
  await eachBlockOfLines(source, lines);
  return lines.reading();
}

const GRAMMAR: KeyGrammar = { isLenient: true, unquoted: unquotedGo };
const LF = 0x0a;
/** What newer versions print of a native histogram: `Count: 3.000000, Sum: 1.500000, Buckets: […] @[…]`. */
const HISTOGRAM = /^Count: .* @\[-?[\d.]+\]$/;
/** Stands before the sample of a query that gives a number without labels; it becomes the name. */
const SCALAR = 'scalar';

/** A series that was met, and whether native histograms of it were. */
interface PrintedSeries {
  readonly column: SampleColumn;
  hasHistograms: boolean;
}

class QueryLines implements LinesTaker {
  line = 0;
  readonly #path: string;
  readonly #badRows: BadRows;
  readonly #series = new Map<string, PrintedSeries>();
  readonly #numbers = new ByteNumbers();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #open: PrintedSeries | undefined;
  #rows = 0;
  #histograms = 0;

  constructor(path: string, { maxBadRows }: ReadOptions) {
    this.#path = path;
    this.#badRows = new BadRows(maxBadRows);
  }

  takeLines(block: Uint8Array): void {
    let from = 0;
    for (let to = block.indexOf(LF); to !== -1; to = block.indexOf(LF, from)) {
      this.line += 1;
      if (to - from > MAX_LINE_BYTES) throw lineTooLong(this.#path, this.line);
      if (this.#open === undefined || !this.#takeSample(this.#open, block, from)) {
        this.#takeOther(block.subarray(from, to + 1));
      }
      from = to + 1;
    }
  }

  /** @throws InputError when there is no sample that can be used */
  reading(): Reading {
    this.#badRows.close(this.#rows);
    const columns = [...this.#series.values()].flatMap(({ column }) => (column.length === 0 ? [] : column));
    if (columns.length === 0) throw this.#nothingRead();
    return {
      format: 'promtool-query',
      columns,
      rows: this.#rows,
      badRows: this.#badRows.faults,
      badRowCount: this.#badRows.count,
      setAside: this.#histograms === 0 ? [] : [{ what: 'native histograms', samples: this.#histograms }],
      assumptions: [],
      warnings: this.#warnings(),
    };
  }

  /** Whether the line goes on with `VALUE @[SECONDS]`. */
  #takeSample({ column }: PrintedSeries, line: Uint8Array, from: number): boolean {
    const numbers = this.#numbers;
    const value = numbers.read(line, from);
    if (!isAt(line, numbers.end, ' @[')) return false;
    const timestampMs = Math.round(numbers.read(line, numbers.end + ' @['.length) * 1000);
    if (!isAt(line, numbers.end, ']\n') && !isAt(line, numbers.end, ']\r\n')) return false;
    if (!(Math.abs(timestampMs) <= FARTHEST_MS)) return false;
    if (timestampMs === 0) throw this.#zeroTime();
    this.#rows += 1;
    column.push(timestampMs, value, this.line);
    return true;
  }

  /** Any line but a sample below its series. */
  #takeOther(line: Uint8Array): void {
    const text = this.#textOf(line);
    try {
      if (text !== '') this.#takeText(text, line);
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      this.#rows += 1;
      this.#badRows.refuse({ ...error.trouble, place: `${this.#path}:${this.line}:${error.at + 1}` });
    }
  }

  /** @throws LineFault with an index in the text */
  #takeText(text: string, line: Uint8Array): void {
    if (text.startsWith(`${SCALAR}: `)) this.#takeBehind(`${SCALAR}: `, { [NAME_LABEL]: SCALAR }, text, line);
    else if (this.#open !== undefined && HISTOGRAM.test(text)) this.#takeHistogram(this.#open);
    else this.#takeSeries(text, line);
  }

  #takeSeries(text: string, line: Uint8Array): void {
    const keyEnd = endOfKey(line, 0, line.length - 1);
    const key = this.#decoder.decode(line.subarray(0, Math.max(keyEnd, 0)));
    const head = `${key} =>`;
    if (keyEnd <= 0 || !text.startsWith(head)) {
      throw new LineFault(
        expected('query-line', 'a series "NAME{…} =>" or a sample "VALUE @[TIME]"', text),
        0,
      );
    }
    const labels = labelsOfKey(key, GRAMMAR);
    if (text === head) this.#open = this.#seriesOf(labels);
    else this.#takeBehind(`${head} `, labels, text, line);
  }

  /** A sample in the line of its series. */
  #takeBehind(head: string, labels: Labels, text: string, line: Uint8Array): void {
    const series = this.#seriesOf(labels);
    const sample = text.slice(head.length);
    if (HISTOGRAM.test(sample)) this.#takeHistogram(series);
    else if (!this.#takeSample(series, line, new TextEncoder().encode(head).length)) {
      throw new LineFault(expected('query-line', 'a sample "VALUE @[TIME]"', sample), head.length);
    }
    this.#open = series;
  }

  #takeHistogram(series: PrintedSeries): void {
    this.#rows += 1;
    this.#histograms += 1;
    series.hasHistograms = true;
  }

  #seriesOf(labels: Labels): PrintedSeries {
    requireRoom(this.#path, labels, this.#series.size);
    const name = seriesName(labels);
    const series = this.#series.get(name) ?? { column: new SampleColumn(labels), hasHistograms: false };
    this.#series.set(name, series);
    return series;
  }

  #textOf(line: Uint8Array): string {
    const text = textOfLine(line, this.#decoder, `${this.#path}:${this.line}`);
    return text.trimEnd();
  }

  #warnings(): Fault[] {
    const all = [...this.#series.values()];
    const withHistograms = all.filter(({ hasHistograms }) => hasHistograms).length;
    const empty = all.filter(({ column, hasHistograms }) => column.length === 0 && !hasHistograms).length;
    return [
      ...(withHistograms === 0 ? [] : [nativeHistograms(this.#path, withHistograms)]),
      ...(empty === 0 ? [] : [this.#emptySeries(empty)]),
    ];
  }

  #emptySeries(count: number): Fault {
    return {
      code: 'empty-series',
      place: this.#path,
      what: `${count} series without samples`,
      ...PRINTED_AS_NOTHING,
    };
  }

  #nothingRead(): InputError {
    const [reason] = this.#warnings();
    if (reason?.code === 'native-histograms') return new InputError(reason);
    const place = this.#path;
    return new InputError({
      code: 'empty-result',
      place,
      what: 'the answer holds no samples',
      ...PRINTED_AS_NOTHING,
    });
  }

  #zeroTime(): InputError {
    return new InputError({
      code: 'native-histograms',
      place: `${this.#path}:${this.line}`,
      what: 'a value at time 0 is no value',
      ...PRINTED_AS_NOTHING,
    });
  }
}

const PRINTED_AS_NOTHING = {
  why: 'promtool 2 prints native histograms as nothing',
  fix: 'ask for numbers: histogram_quantile(0.95, sum(rate(NAME[5m])))',
} as const;

function isAt(bytes: Uint8Array, at: number, ascii: string): boolean {
  if (at < 0) return false;
  for (let i = 0; i < ascii.length; i++) if (bytes[at + i] !== ascii.charCodeAt(i)) return false;
  return true;
}
