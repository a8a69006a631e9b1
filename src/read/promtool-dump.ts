import { InputError } from '../errors.ts';
import { seriesName } from '../series/labels.ts';
import { SampleColumn } from '../series/samples.ts';
import { BadRows } from './bad-rows.ts';
import { type KeyGrammar, labelsOfKey } from './exposition/key-labels.ts';
import { expected, type LineTrouble } from './exposition/line-fault.ts';
import { readSampleLines, type SampleTaker } from './exposition/sample-lines.ts';
import { FARTHEST_MS } from './exposition/sample-times.ts';
import { unquotedGo } from './exposition/unquoted.ts';
import { nativeHistograms } from './native-histograms.ts';
import type { Reader, Reading, ReadOptions, Source } from './reader.ts';
import { requireRoom } from './series-limits.ts';

/** What `promtool tsdb dump` prints: `{__name__="up", job="api"} 1 1779184813482`. */
export const promtoolDump: Reader = {
  title: 'promtool tsdb dump',
  example: `promtool tsdb dump --match '{job="api"}' DATA_FOLDER`,
  recognises: (head) => SERIES_JSON.test(head) || firstLines(head).some((line) => DUMP_LINE.test(line)),
  read: readDump,
};

/** As `--format=seriesjson` prints it. */
const SERIES_JSON = /^\s*\{"__name__":/;

/** Labels alone, which may be quoted but have values; a number or a native histogram; whole milliseconds. */
const DUMP_LINE =
  /^\{(?:(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^\s"{}=,]+)="[^"\\]*(?:\\.[^"\\]*)*"(?:, )?)*\} (?:[\w.+-]+|\{[^{}]*\}) -?\d+\r?$/;

/** How many lines are looked at: the first may be the end of one, or a message. */
const LINES_SNIFFED = 3;

function firstLines(head: string): string[] {
  return head.trimStart().split('\n', LINES_SNIFFED);
}

async function readDump(source: Source, options: ReadOptions): Promise<Reading> {
  const series = new DumpSeries(source.path, options);
  const rows = await readSampleLines(source, series);
  return series.reading(rows);
}

const GRAMMAR: KeyGrammar = { isLenient: true, unquoted: unquotedGo };

/** The series of a dump. A staleness marker is printed as `NaN`, like any other, so none is known here. */
class DumpSeries implements SampleTaker<SampleColumn> {
  readonly #path: string;
  readonly #badRows: BadRows;
  readonly #columns = new Map<string, SampleColumn>();
  readonly #withHistograms = new Set<SampleColumn>();
  #histograms = 0;

  constructor(path: string, { maxBadRows }: ReadOptions) {
    this.#path = path;
    this.#badRows = new BadRows(maxBadRows);
  }

  seriesOf(key: string): SampleColumn {
    if (SERIES_JSON.test(key)) throw this.#noSamples();
    const labels = labelsOfKey(key, GRAMMAR);
    requireRoom(this.#path, labels, this.#columns.size);
    const name = seriesName(labels);
    const column = this.#columns.get(name) ?? new SampleColumn(labels);
    this.#columns.set(name, column);
    return column;
  }

  sample(column: SampleColumn, time: number, value: number, line: number): LineTrouble | undefined {
    if (!Number.isInteger(time) || Math.abs(time) > FARTHEST_MS) {
      return expected('sample-time', 'a timestamp in milliseconds', Number.isNaN(time) ? '' : `${time}`);
    }
    column.push(time, value, line);
    return undefined;
  }

  histogram(column: SampleColumn): void {
    this.#histograms += 1;
    this.#withHistograms.add(column);
  }

  exemplar(): void {}

  comment(): void {}

  refuse(line: number, column: number, trouble: LineTrouble): void {
    this.#badRows.refuse({ ...trouble, place: `${this.#path}:${line}:${column}` });
  }

  /** @throws InputError when there is no sample that can be used */
  reading(rows: number): Reading {
    this.#badRows.close(rows);
    const columns = [...this.#columns.values()].filter(({ length }) => length > 0);
    const warnings = this.#histograms === 0 ? [] : [nativeHistograms(this.#path, this.#withHistograms.size)];
    if (columns.length === 0)
      throw warnings[0] === undefined ? this.#noSamples() : new InputError(warnings[0]);
    return {
      format: 'promtool-dump',
      columns,
      rows,
      badRows: this.#badRows.faults,
      badRowCount: this.#badRows.count,
      setAside: this.#histograms === 0 ? [] : [{ what: 'native histograms', samples: this.#histograms }],
      assumptions: [],
      warnings,
    };
  }

  #noSamples(): InputError {
    return new InputError({
      code: 'empty-result',
      place: this.#path,
      what: 'the dump holds no samples',
      fix: 'dump the samples, without --format=seriesjson: promtool tsdb dump FOLDER',
    });
  }
}
