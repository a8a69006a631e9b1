import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { InputError } from '../../errors.ts';
import { rowTooLong } from '../checked-text.ts';
import type { Source } from '../reader.ts';

/** No row of a real table is longer; an unclosed quote or a lost line end makes one that is. */
export const MAX_ROW_BYTES = 1_048_576;

/** The cells of one row, and the 1-based line on which it begins. */
export type TakeRecord = (cells: readonly string[], line: number) => void;

/**
 * Hands every row of a CSV to `take`, blank ones left out. csv-parse reads them; what it has to say about
 * broken quotes is said in our words.
 * @throws InputError for broken quotes and overlong rows, and whatever `take` throws
 */
export async function eachRecord(
  source: Source,
  { delimiter, firstLine }: { readonly delimiter: string; readonly firstLine: number },
  take: TakeRecord,
): Promise<void> {
  let line = firstLine;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
    max_record_size: MAX_ROW_BYTES,
    // Taken here and not from the stream, which forgets the rows before an error. Its own count of lines is
    // not used: it counts a CRLF inside quotes twice.
    on_record: (cells) => {
      if (cells.some((cell) => cell !== '')) take(cells, line);
      line += 1 + lineEndsIn(cells);
      return null;
    },
  });
  parser.resume();
  // The writer of a chunk is told of an error; without a listener, it would end the process as well.
  parser.on('error', () => {});
  try {
    for await (const chunk of source.bytes) await done((then) => parser.write(chunk, then));
    await done((then) => parser.end(then));
  } catch (error) {
    throw error instanceof CsvError ? translated(error, source, line, firstLine) : error;
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
