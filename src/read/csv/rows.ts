import { InputError } from '../../errors.ts';
import { isStamp } from '../../series/times.ts';
import { BadRows } from '../bad-rows.ts';
import type { Reading, ReadOptions } from '../reader.ts';
import { decimalOf } from './dialect.ts';
import { type CsvHeader, headerOf } from './header.ts';
import { layoutOf } from './layout.ts';
import { type Row, RowReader, unevenRow } from './row-reader.ts';

/** How many rows are looked at before the first is read. */
const SAMPLED_ROWS = 200;

/** Turns the rows of a table into series: the first few decide the layout, then each is read as it comes. */
export class CsvRows {
  readonly #path: string;
  readonly #options: ReadOptions;
  readonly #delimiter: string;
  readonly #bad: BadRows;
  #header: CsvHeader | undefined;
  #sample: Row[] | undefined = [];
  #read: RowReader | undefined;
  #rows = 0;

  constructor(path: string, delimiter: string, options: ReadOptions) {
    this.#path = path;
    this.#options = options;
    this.#delimiter = delimiter;
    this.#bad = new BadRows(options.maxBadRows);
  }

  /** @throws InputError when the row cannot be read and is not allowed to fail */
  take(cells: readonly string[], line: number): void {
    if (this.#header === undefined) {
      this.#header = headerOf(cells, this.#path, line);
      if (this.#header.isNamed) return;
    }
    this.#rows += 1;
    const isLonger = cells.length === this.#header.columns.length + 1;
    const row = { cells: isLonger ? withWholeTime(cells) : cells, line };
    if (this.#sample === undefined) this.#readRow(row);
    else if (this.#sample.push(row) === SAMPLED_ROWS) this.#decide(this.#header);
  }

  /** @throws InputError when there was no row, or too many were refused */
  finish(): Omit<Reading, 'format' | 'warnings' | 'setAside'> {
    if (this.#header === undefined) throw emptyInput(this.#path);
    if (this.#rows === 0) throw noRows(this.#header);
    if (this.#sample !== undefined) this.#decide(this.#header);
    this.#bad.close(this.#rows);
    return {
      rows: this.#rows,
      badRows: this.#bad.faults,
      badRowCount: this.#bad.count,
      ...(this.#read?.finish() ?? { columns: [], assumptions: [] }),
    };
  }

  #decide(header: CsvHeader): void {
    const sample = this.#sample ?? [];
    this.#sample = undefined;
    const even = sample
      .filter(({ cells }) => cells.length === header.columns.length)
      .map(({ cells }) => cells);
    const [first] = sample;
    if (even.length === 0 && first !== undefined) throw new InputError(unevenRow(header, first));
    const decimal = decimalOf(even, this.#delimiter, this.#options.decimal);
    this.#read = new RowReader(layoutOf(header, even, decimal, this.#options));
    for (const row of sample) this.#readRow(row);
  }

  #readRow(row: Row): void {
    const fault = this.#read?.read(row);
    if (fault !== undefined) this.#bad.refuse(fault);
  }
}

/** RFC 1123 writes a comma after the day of the week, which splits a time that is not quoted. */
function withWholeTime(cells: readonly string[]): readonly string[] {
  const at = cells.findIndex(
    (cell, i) => /^[A-Z][a-z]{2}$/.test(cell) && isStamp(`${cell}, ${cells[i + 1]}`),
  );
  return at === -1
    ? cells
    : [...cells.slice(0, at), `${cells[at]}, ${cells[at + 1]}`, ...cells.slice(at + 2)];
}

/** Nothing but blank lines and comments, or nothing at all. */
export function emptyInput(path: string): InputError {
  return new InputError({
    code: 'empty-input',
    place: path,
    what: 'expected a header and at least one row, got nothing',
    fix: 'check the command that writes it',
  });
}

function noRows({ path, line }: CsvHeader): InputError {
  return new InputError({
    code: 'no-rows',
    place: `${path}:${line}`,
    what: 'expected at least one row, got the header alone',
    fix: 'check the time range of the export',
  });
}
