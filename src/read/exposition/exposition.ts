import { type Fault, InputError } from '../../errors.ts';
import { inOrderOfTime } from '../../series/samples.ts';
import { BadRows } from '../bad-rows.ts';
import { nativeHistograms } from '../native-histograms.ts';
import type { Reading, ReadOptions, SetAside, Source } from '../reader.ts';
import type { Dialect } from './dialect.ts';
import { ExposedSeriesSet } from './exposed-series.ts';
import { ExpositionLines } from './exposition-lines.ts';
import { MetricTypes } from './metric-types.ts';
import { readSampleLines } from './sample-lines.ts';
import { LaidTimes, type TimeUnit } from './sample-times.ts';

/** Reads one input. @throws InputError when it cannot be used, UsageError for options that make no sense */
export async function readExposition(
  source: Source,
  options: ReadOptions,
  dialect: Dialect,
): Promise<Reading> {
  const exposition = new Exposition(source.path, options, dialect);
  await exposition.take(source, dialect);
  return exposition.reading();
}

/** What one or more inputs in either exposition format hold together. */
export class Exposition {
  readonly series: ExposedSeriesSet;
  readonly types = new MetricTypes();
  readonly badRows: BadRows;
  readonly laidTimes: LaidTimes;
  /** How many scrapes had to be laid out. */
  scrapes = 0;
  exemplars = 0;
  histograms = 0;
  creationTimes = 0;
  goesOnAfterEof = false;
  readonly #path: string;
  readonly #format: Dialect['format'];
  readonly #isStartGiven: boolean;
  readonly #strangeUnits = new Set<TimeUnit>();
  readonly #withoutEof: string[] = [];
  #rows = 0;
  #timedByName = 0;
  #latestScrapeMs = Number.NEGATIVE_INFINITY;
  /** Whether the files came in another order than their scrapes, as they do out of an archive. */
  #isShuffled = false;

  /** @throws UsageError for options that make no sense */
  constructor(path: string, options: ReadOptions, { format }: Dialect) {
    this.#path = path;
    this.series = new ExposedSeriesSet(path);
    this.#format = format;
    this.#isStartGiven = options.start !== undefined;
    this.badRows = new BadRows(options.maxBadRows);
    this.laidTimes = new LaidTimes(options);
  }

  /** `scrapeMs`, when it is known, is the time of the samples that tell none. @throws InputError */
  async take(source: Source, dialect: Dialect, scrapeMs?: number): Promise<void> {
    const lines = new ExpositionLines(source.path, dialect, this, scrapeMs);
    this.#rows += await readSampleLines(source, lines);
    this.#follow(scrapeMs ?? this.#latestScrapeMs);
    if (lines.isTimedByName) this.#timedByName += 1;
    if (lines.timeUnit !== undefined && lines.timeUnit !== dialect.unit) {
      this.#strangeUnits.add(lines.timeUnit);
    }
    if (lines.lacksEof) this.#withoutEof.push(source.path);
  }

  /** @throws InputError when there is no sample that can be used */
  reading(): Reading {
    const told = this.series.columns('told', this.types);
    const laid = this.series.columns('laid', this.types);
    const isUntimed = told.length === 0 && laid.length > 0;
    this.badRows.close(this.#rows);
    const columns = isUntimed ? laid : told;
    const untimed = isUntimed ? 0 : laid.reduce((sum, { length }) => sum + length, 0);
    if (columns.length === 0) throw this.#nothingRead();
    return {
      format: this.#format,
      columns: this.#isShuffled ? columns.map(inOrderOfTime) : columns,
      rows: this.#rows,
      badRows: this.badRows.faults,
      badRowCount: this.badRows.count,
      setAside: this.#setAside(untimed),
      assumptions: this.#assumptions(isUntimed),
      warnings: this.#warnings(untimed),
      ...(isUntimed ? { isUntimed } : {}),
    };
  }

  #follow(scrapeMs: number): void {
    if (scrapeMs < this.#latestScrapeMs) this.#isShuffled = true;
    this.#latestScrapeMs = scrapeMs;
  }

  #setAside(untimed: number): SetAside[] {
    return [
      { what: 'samples without a time', samples: untimed },
      { what: 'creation times (_created)', samples: this.creationTimes },
      { what: 'native histograms', samples: this.histograms },
    ].filter(({ samples }) => samples > 0);
  }

  #assumptions(isUntimed: boolean): string[] {
    const isLaidOut = this.scrapes > 0 && (isUntimed || !this.laidTimes.isGuess);
    const files = this.#timedByName === 1 ? '1 file' : `${this.#timedByName} files`;
    return [
      ...(isLaidOut ? [this.laidTimes.assumption(this.scrapes)] : []),
      ...(this.#isStartGiven && this.scrapes === 0 ? ['--start not used, as times are told'] : []),
      ...(this.#timedByName > 0 ? [`no times: samples of ${files} timed by name`] : []),
      ...[...this.#strangeUnits].map((unit) => `times read as ${UNITS[unit]}, by their size`),
      ...(this.goesOnAfterEof ? ['read on after # EOF'] : []),
      ...(this.exemplars > 0 ? [`exemplars not read: ${this.exemplars}`] : []),
    ];
  }

  #warnings(untimed: number): Fault[] {
    return [
      ...(untimed > 0 ? [{ ...UNTIMED, place: this.#path, what: untimedText(untimed) }] : []),
      ...(this.histograms > 0 ? [this.#nativeHistograms()] : []),
      ...this.#withoutEof.slice(0, 1).map((path) => this.#noEof(path)),
    ];
  }

  #nativeHistograms(): Fault {
    return nativeHistograms(this.#path, this.series.all.filter(({ hasHistograms }) => hasHistograms).length);
  }

  #noEof(place: string): Fault {
    const others = this.#withoutEof.length - 1;
    return {
      code: 'openmetrics-eof',
      place,
      what: 'no # EOF: the answer may be cut',
      ...(others === 0 ? {} : { why: `so may ${others} more of the files` }),
      fix: 'fetch it again',
    };
  }

  #nothingRead(): InputError {
    if (this.histograms > 0) return new InputError(this.#nativeHistograms());
    return new InputError({
      code: 'empty-result',
      place: this.#path,
      what: 'the input holds no samples',
      fix: 'check what was fetched: curl -s http://HOST:PORT/metrics',
    });
  }
}

/** Some targets give times with a part of their metrics. */
const UNTIMED = {
  code: 'untimed-samples',
  fix: 'give --interval and --start to time them by their scrape',
} as const;

function untimedText(samples: number): string {
  return `${samples} ${samples === 1 ? 'sample has' : 'samples have'} no time, while others have one; set aside`;
}

const UNITS = { s: 'seconds', ms: 'milliseconds' } as const;
