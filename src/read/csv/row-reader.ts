import type { Fault } from '../../errors.ts';
import { TimeReader } from '../../series/times.ts';
import { dressedNumberTrouble, numberOf } from '../numbers.ts';
import type { Reading } from '../reader.ts';
import type { CsvHeader } from './header.ts';
import type { CsvLayout } from './layout.ts';
import { CsvSeries } from './series.ts';

/** The cells of one row, and the 1-based line on which it begins. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Reads the rows of one layout. */
export class RowReader {
  readonly #layout: CsvLayout;
  readonly #times: TimeReader;
  readonly #series: CsvSeries;
  readonly #values: Float64Array;
  readonly #hasDecimalTimes: boolean;

  constructor(layout: CsvLayout) {
    this.#layout = layout;
    this.#times = new TimeReader(layout.timeForm);
    this.#series = new CsvSeries(layout);
    this.#values = new Float64Array(layout.values.length);
    this.#hasDecimalTimes = layout.decimal === ',' && layout.timeForm.epoch !== undefined;
  }

  /** Reads all of a row or nothing; what is wrong with it otherwise. */
  read(row: Row): Fault | undefined {
    const { header, time, values, decimal } = this.#layout;
    const { cells, line } = row;
    if (cells.length !== header.columns.length) return unevenRow(header, row);
    const { columns, order } = this.#series.setOf(cells);
    const text = cells[time.index] ?? '';
    const timestampMs = this.#times.read(this.#hasDecimalTimes ? text.replace(',', '.') : text, order);
    if (Number.isNaN(timestampMs)) {
      return this.#times.fault(text, `${header.path}:${line}:${time.index + 1}`, time.name);
    }
    for (let i = 0; i < values.length; i++) {
      const value = numberOf(cells[values[i]!.index] ?? '', decimal);
      if (value === undefined) return noNumber(header.path, row, values[i]!);
      this.#values[i] = value;
    }
    for (let i = 0; i < columns.length; i++) columns[i]!.push(timestampMs, this.#values[i]!, line);
    return undefined;
  }

  /** The series, and what was assumed to tell them apart. */
  finish(): Pick<Reading, 'columns' | 'assumptions'> {
    const isMerged = this.#layout.isGuessed && this.#series.isOneSeries;
    return {
      columns: isMerged ? this.#series.merged() : this.#series.columns,
      assumptions: [
        ...this.#spellingAssumptions(),
        ...this.#formAssumptions(isMerged),
        ...this.#layout.assumptions,
      ],
    };
  }

  #spellingAssumptions(): string[] {
    const { header, decimal, timeForm } = this.#layout;
    return [
      ...(decimal === ',' ? ['decimal ","'] : []),
      ...(header.isNamed ? [] : ['no header']),
      ...(timeForm.epoch === undefined ? [] : [`epoch ${EPOCH_UNITS[timeForm.epoch]}`]),
      ...(this.#times.sawCivil ? [`times without offset read as ${timeForm.zone}`] : []),
    ];
  }

  #formAssumptions(isMerged: boolean): string[] {
    const { labels, metric } = this.#layout;
    const names = labels.map(({ name }) => name).join(', ');
    if (isMerged) return [`no long form, since no time comes twice; not read: ${names}`];
    const parts = [
      ...(metric === undefined ? [] : [`name from ${JSON.stringify(metric.name)}`]),
      ...(labels.length === 0 ? [] : [`labels ${names}`]),
    ];
    return parts.length === 0 ? [] : [`long form: ${parts.join(', ')}`];
  }
}

const EPOCH_UNITS = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;

const REPAIR = 'repair the row, or allow some with --max-bad-rows 1%';

function noNumber(
  path: string,
  { cells, line }: Row,
  { index, name }: { index: number; name: string },
): Fault {
  const text = cells[index] ?? '';
  return {
    code: 'csv-number',
    place: `${path}:${line}:${index + 1}`,
    what: `expected a number in column ${JSON.stringify(name)}, got ${JSON.stringify(text)}`,
    ...(dressedNumberTrouble(text) ?? { fix: REPAIR }),
  };
}

/** A row with more or fewer cells than the header. */
export function unevenRow({ path, columns }: CsvHeader, { cells, line }: Row): Fault {
  const fields = `${cells.length} ${cells.length === 1 ? 'field' : 'fields'}`;
  return {
    code: 'csv-row',
    place: `${path}:${line}:1`,
    what: `row has ${fields}, the header has ${columns.length}`,
    fix: REPAIR,
  };
}
