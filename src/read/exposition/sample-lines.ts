import type { Source } from '../reader.ts';
import { ByteNumbers } from './byte-numbers.ts';
import { expected, LineFault, type LineTrouble } from './line-fault.ts';
import { type KnownKey, SeriesKeys } from './series-keys.ts';
import { textOfLine } from './text-of-line.ts';
import { eachBlockOfLines, type LinesTaker, lineTooLong, MAX_LINE_BYTES } from './whole-lines.ts';

/** What takes the samples, in the unit of time of the input. */
export interface SampleTaker<Series> {
  /** The series that a key means which is met for the first time. @throws LineFault with an index in the key */
  seriesOf(key: string): Series;
  /** `time` is NaN where the line has none. Why the sample is refused; undefined when it is taken. */
  sample(series: Series, time: number, value: number, line: number): LineTrouble | undefined;
  /** A native histogram: understood, but no number. */
  histogram(series: Series): void;
  /** An example such as `# {trace_id="…"} 0.07` behind a sample. */
  exemplar(): void;
  /** A line that begins with `#`. */
  comment(text: string): void;
  refuse(line: number, column: number, trouble: LineTrouble): void;
}

/**
 * Reads lines of `KEY VALUE [TIME]` and hands on their samples.
 *
 * Lines of a series follow one another, or its neighbours do in the same order at each scrape. So a line is first
 * compared with the key that is to be expected there, byte by byte, and no text is made of it; only a key that
 * comes unexpected is looked up, and only one that is new is parsed.
 * @throws InputError for bytes that are no text
 * @returns the number of lines that are, or were to be, samples
 */
export async function readSampleLines<Series>(source: Source, taker: SampleTaker<Series>): Promise<number> {
  const lines = new SampleLines(source.path, taker);
  await eachBlockOfLines(source, lines);
  return lines.rows;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const BACKSLASH = 0x5c;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;

class SampleLines<Series> implements LinesTaker {
  rows = 0;
  line = 0;
  readonly #path: string;
  readonly #taker: SampleTaker<Series>;
  readonly #keys = new SeriesKeys<Series>();
  readonly #numbers = new ByteNumbers();
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #last: KnownKey<Series> | undefined;

  constructor(path: string, taker: SampleTaker<Series>) {
    this.#path = path;
    this.#taker = taker;
  }

  takeLines(block: Uint8Array): void {
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    for (let at = 0; at < block.length; ) {
      this.line += 1;
      const last = this.#last;
      let after = -1;
      if (last !== undefined) {
        after = this.#takeExpected(last.next, block, view, at);
        if (after === -1 && last.next !== last) after = this.#takeExpected(last, block, view, at);
      }
      at = after === -1 ? this.#takeAny(block, at) : after;
    }
  }

  /** Takes a line that has this key and one blank between its parts. The index after it; -1 for any other line. */
  #takeExpected(key: KnownKey<Series>, block: Uint8Array, view: DataView, from: number): number {
    const numbers = this.#numbers;
    const keyEnd = from + key.length;
    if (keyEnd >= block.length || block[keyEnd] !== SPACE || !this.#keys.isAt(key, view, from)) return -1;
    const value = numbers.read(block, keyEnd + 1);
    const valueEnd = numbers.end;
    if (valueEnd === -1) return -1;
    let time = Number.NaN;
    let end = valueEnd;
    if (block[valueEnd] === SPACE) {
      time = numbers.read(block, valueEnd + 1);
      end = numbers.end;
      if (end === -1 || !Number.isFinite(time)) return -1;
    }
    if (block[end] !== LF) return -1;
    this.#last = key;
    this.rows += 1;
    const trouble = this.#taker.sample(key.series, time, value, this.line);
    if (trouble !== undefined) this.#refuse(block, from, Math.min(valueEnd + 1, end), trouble);
    return end + 1;
  }

  /** The index after the line. */
  #takeAny(block: Uint8Array, start: number): number {
    const end = block.indexOf(LF, start);
    if (end - start > MAX_LINE_BYTES) throw lineTooLong(this.#path, this.line);
    const from = afterBlanks(block, start);
    let to = end;
    while (to > from && isBlank(block[to - 1]!)) to -= 1;
    if (from === to) return end + 1;
    if (block[from] === HASH) this.#taker.comment(textOf(block, from, to));
    else this.#takeSample(new LineBytes(block, start, from, to));
    return end + 1;
  }

  #takeSample(line: LineBytes): void {
    this.rows += 1;
    try {
      const key = this.#keyOf(line);
      if (line.byte === LEFT_BRACE) this.#takeHistogram(line, key.series);
      else this.#takeNumber(line, key.series);
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      this.#refuse(line.bytes, line.start, error.at, error.trouble);
    }
  }

  #takeNumber(line: LineBytes, series: Series): void {
    const value = this.#number(line, 'sample-value', 'a number');
    const timeAt = line.at;
    const time = this.#timeOf(line);
    if (line.isExemplar) this.#taker.exemplar();
    else if (!line.isOver) throw line.fault('sample-line', 'the end of the line');
    const trouble = this.#taker.sample(series, time, value, this.line);
    if (trouble !== undefined) throw new LineFault(trouble, timeAt);
  }

  /** `{count:18, sum:0.36, (0.0625,0.125]:1}`, which has no quotes and no braces inside. */
  #takeHistogram(line: LineBytes, series: Series): void {
    const end = line.bytes.indexOf(RIGHT_BRACE, line.at);
    if (end === -1 || end >= line.to) throw line.fault('sample-value', 'a number');
    line.moveTo(end + 1);
    this.#timeOf(line);
    if (!line.isOver) throw line.fault('sample-line', 'the end of the line');
    this.#taker.histogram(series);
  }

  /** NaN where there is none. */
  #timeOf(line: LineBytes): number {
    if (line.isOver || line.byte === HASH) return Number.NaN;
    const from = line.at;
    const time = this.#number(line, 'sample-time', 'a timestamp');
    if (Number.isFinite(time)) return time;
    line.at = from;
    throw line.fault('sample-time', 'a timestamp');
  }

  #number(line: LineBytes, code: string, what: string): number {
    const value = this.#numbers.read(line.bytes, line.at);
    const { end } = this.#numbers;
    if (end === -1 || (end < line.to && !isBlank(line.bytes[end]!))) throw line.fault(code, what);
    line.moveTo(end);
    return value;
  }

  /** Leaves the line at its value. */
  #keyOf(line: LineBytes): KnownKey<Series> {
    const from = line.at;
    const to = endOfKey(line.bytes, from, line.to);
    if (to === -1) throw line.fault('sample-labels', 'labels up to "}"');
    const text = textOfLine(line.bytes.subarray(from, to), this.#strict, `${this.#path}:${this.line}`);
    const key = this.#keys.find(text) ?? this.#newKey(text, line.bytes, from, to);
    if (this.#last !== undefined) this.#last.next = key;
    this.#last = key;
    line.moveTo(to);
    return key;
  }

  #newKey(text: string, bytes: Uint8Array, from: number, to: number): KnownKey<Series> {
    try {
      return this.#keys.add(text, bytes.subarray(from, to), this.#taker.seriesOf(text));
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      const before = new TextEncoder().encode(text.slice(0, error.at)).length;
      throw new LineFault(error.trouble, from + before);
    }
  }

  #refuse(bytes: Uint8Array, lineStart: number, at: number, trouble: LineTrouble): void {
    this.#taker.refuse(this.line, textOf(bytes, lineStart, at).length + 1, trouble);
  }
}

/** The bytes of a line without the blanks around it, and how far they are read. */
class LineBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly to: number;
  at: number;

  constructor(bytes: Uint8Array, start: number, from: number, to: number) {
    this.bytes = bytes;
    this.start = start;
    this.to = to;
    this.at = from;
  }

  get byte(): number {
    return this.bytes[this.at]!;
  }

  get isOver(): boolean {
    return this.at >= this.to;
  }

  /** Whether `# {` is ahead. */
  get isExemplar(): boolean {
    return this.byte === HASH && this.bytes[afterBlanks(this.bytes, this.at + 1)] === LEFT_BRACE;
  }

  /** To the first byte at or after an index that is no blank. */
  moveTo(index: number): void {
    this.at = Math.min(afterBlanks(this.bytes, index), this.to);
  }

  fault(code: string, what: string): LineFault {
    return new LineFault(expected(code, what, textOf(this.bytes, this.at, this.to)), this.at);
  }
}

/**
 * Where the key of a line ends: after its name, or after the braces that may follow it, with or without blanks
 * between them; -1 when the braces do not close.
 */
export function endOfKey(bytes: Uint8Array, from: number, to: number): number {
  let nameEnd = from;
  while (nameEnd < to && bytes[nameEnd] !== LEFT_BRACE && !isBlank(bytes[nameEnd]!)) nameEnd += 1;
  const open = Math.min(afterBlanks(bytes, nameEnd), to);
  if (open === to || bytes[open] !== LEFT_BRACE) return nameEnd;
  let isInQuotes = false;
  for (let at = open + 1; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) isInQuotes = !isInQuotes;
    else if (byte === BACKSLASH && isInQuotes) at += 1;
    else if (byte === RIGHT_BRACE && !isInQuotes) return at + 1;
  }
  return -1;
}

/** The next index that holds no blank; the line feed at the end of a line stops it. */
function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at]!)) at += 1;
  return at;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === CR;
}

/** For messages and comments: broken bytes are replaced. */
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return lenient.decode(bytes.subarray(from, to));
}
