import { CsvError, type InfoRecord, type Parser, parse } from 'csv-parse';
import { InputError } from '../../errors.ts';
import { rowTooLong } from '../checked-text.ts';
import type { Source } from '../reader.ts';
import { PlainRows } from './plain-rows.ts';

/** No row of a real table is longer; an unclosed quote or a lost line end makes one that is. */
export const MAX_ROW_BYTES = 1_048_576;

/** The cells of one row, and the 1-based line on which it begins. */
export type TakeRecord = (cells: readonly string[], line: number) => void;

interface RecordOptions {
  readonly delimiter: string;
  /** 1-based line of the first row. */
  readonly firstLine: number;
}

/**
 * Hands every row of a CSV to `take`, blank ones left out. As long as it is written plainly its lines are cut; from
 * the first quote on csv-parse reads them, and what it has to say about broken quotes is said in our words.
 * @throws InputError for broken quotes and overlong rows, and whatever `take` throws
 */
export async function eachRecord(source: Source, options: RecordOptions, take: TakeRecord): Promise<void> {
  const plain = new PlainRows(options.delimiter, options.firstLine, take);
  let parsed: ParsedRows | undefined;
  for await (const chunk of source.bytes) {
    if (parsed === undefined && plain.read(chunk)) continue;
    parsed ??= await startedParsing(source, options, plain, take);
    await parsed.read(chunk);
  }
  parsed ??= await startedParsing(source, options, plain, take);
  await parsed.end();
}

/** Takes over where the plain rows end. */
async function startedParsing(
  source: Source,
  { delimiter }: RecordOptions,
  plain: PlainRows,
  take: TakeRecord,
) {
  const parsed = new ParsedRows(source, { delimiter, firstLine: plain.line }, take);
  await parsed.read(plain.rest());
  return parsed;
}

/** The rows of a table as csv-parse reads them. */
class ParsedRows {
  readonly #source: Source;
  readonly #firstLine: number;
  readonly #parser: Parser;
  #line: number;

  constructor(source: Source, { delimiter, firstLine }: RecordOptions, take: TakeRecord) {
    this.#source = source;
    this.#firstLine = firstLine;
    this.#line = firstLine;
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      trim: true,
      max_record_size: MAX_ROW_BYTES,
      // Taken here and not from the stream, which forgets the rows before an error. Its own count of lines is
      // not used: it counts a CRLF inside quotes twice.
      on_record: (cells) => {
        if (cells.some((cell) => cell !== '')) take(cells, this.#line);
        this.#line += 1 + lineEndsIn(cells);
        return null;
      },
    });
    this.#parser.resume();
    // The writer of a chunk is told of an error; without a listener, it would end the process as well.
    this.#parser.on('error', () => {});
  }

  read(chunk: Uint8Array): Promise<void> {
    return this.#told((then) => this.#parser.write(chunk, then));
  }

  end(): Promise<void> {
    return this.#told((then) => this.#parser.end(then));
  }

  async #told(start: Parameters<typeof done>[0]): Promise<void> {
    try {
      await done(start);
    } catch (error) {
      throw error instanceof CsvError ? translated(error, this.#source, this.#line, this.#firstLine) : error;
    }
  }
}

function done(start: (then: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return count;
}

function translated(error: CsvError, source: Source, line: number, firstLine: number): InputError {
  const { lines } = error as unknown as Pick<InfoRecord, 'lines'>;
  const isSpread = lines + firstLine - 1 > line;
  if (error.code === 'CSV_MAX_RECORD_SIZE' && !isSpread) return rowTooLong(source, line, MAX_ROW_BYTES);
  return new InputError({
    code: 'csv-quote',
    place: `${source.path}:${line}`,
    what: QUOTE_FAULTS[error.code] ?? 'the quotes of this row cannot be understood',
    fix: 'close the quote, write a quote inside quotes twice, or name the delimiter with --delimiter',
  });
}

const QUOTE_FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens in this row and is never closed',
  CSV_MAX_RECORD_SIZE: 'a quote opens in this row and is not closed within 1 MiB',
  CSV_INVALID_CLOSING_QUOTE: 'a quote opens in this row and is not closed before a delimiter or line end',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that does not begin with one',
};
