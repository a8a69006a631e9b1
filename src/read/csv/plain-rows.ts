import type { TakeRecord } from './records.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * The rows of a table that is written plainly: without quotes, its lines ended by LF or CRLF. These need no parser,
 * only to be cut; the cells are those that csv-parse would give, without blanks around them.
 */
export class PlainRows {
  readonly #delimiter: string;
  readonly #take: TakeRecord;
  readonly #decoder = new TextDecoder();
  #started: Uint8Array[] = [];
  /** The line that the next row begins on, 1-based. */
  line: number;

  constructor(delimiter: string, firstLine: number, take: TakeRecord) {
    this.#delimiter = delimiter;
    this.line = firstLine;
    this.#take = take;
  }

  /** Reads the rows that end in a chunk of UTF-8; false, and nothing is read, where it is not written plainly. */
  read(chunk: Uint8Array): boolean {
    if (chunk.includes(QUOTE)) return false;
    const end = chunk.lastIndexOf(LF) + 1;
    if (end === 0) {
      if (chunk.includes(CR)) return false;
      this.#started.push(chunk);
      return true;
    }
    const text = this.#decoder.decode(joined([...this.#started, chunk.subarray(0, end - 1)]));
    if (text.includes('\r') && /\r(?!\n|$)/.test(text)) return false;
    this.#started = [chunk.subarray(end)];
    for (const row of text.split('\n')) this.#readRow(row);
    return true;
  }

  /** What was begun and not ended: after the last chunk, the row that no line end follows. */
  rest(): Uint8Array {
    return joined(this.#started);
  }

  #readRow(row: string): void {
    const cells = (row.endsWith('\r') ? row.slice(0, -1) : row).split(this.#delimiter);
    let isBlank = true;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      if (mayBeginOrEndBlank(cell)) cells[i] = cell.trim();
      if (cells[i] !== '') isBlank = false;
    }
    if (!isBlank) this.#take(cells, this.line);
    this.line += 1;
  }
}

/** Whether the first or the last character is none of the visible ones of ASCII: `trim` for each cell takes longer. */
function mayBeginOrEndBlank(cell: string): boolean {
  return !isVisible(cell.charCodeAt(0)) || !isVisible(cell.charCodeAt(cell.length - 1));
}

function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
