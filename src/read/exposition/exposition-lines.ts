import { NAME_LABEL } from '../../series/labels.ts';
import type { Dialect } from './dialect.ts';
import type { ExposedSeries } from './exposed-series.ts';
import type { Exposition } from './exposition.ts';
import { labelsOfKey } from './key-labels.ts';
import type { LineTrouble } from './line-fault.ts';
import type { SampleTaker } from './sample-lines.ts';
import { type TimeUnit, TOO_LATE, ToldTimes } from './sample-times.ts';

/**
 * Takes the lines of one input of an exposition. Where samples tell no time, a series that comes again begins a new
 * scrape, and so does whatever follows `# EOF`.
 */
export class ExpositionLines implements SampleTaker<ExposedSeries> {
  readonly #path: string;
  readonly #dialect: Dialect;
  readonly #sum: Exposition;
  readonly #scrapeMs: number | undefined;
  readonly #times = new ToldTimes();
  /** Whether the next sample without a time begins a scrape. */
  #isScrapeOver = true;
  #isAtEof = false;
  #isSurelyOpenMetrics = false;
  isTimedByName = false;

  /** `scrapeMs`, when it is known, is the time of the samples that tell none. */
  constructor(path: string, dialect: Dialect, sum: Exposition, scrapeMs: number | undefined) {
    this.#path = path;
    this.#dialect = dialect;
    this.#sum = sum;
    this.#scrapeMs = scrapeMs;
  }

  /** Undefined when no time was told. */
  get timeUnit(): TimeUnit | undefined {
    return this.#times.unit;
  }

  /** Whether it should end in `# EOF`, and does not: not all that looks like OpenMetrics is a whole answer. */
  get lacksEof(): boolean {
    if (!this.#dialect.isOpenMetrics || this.#isAtEof) return false;
    return this.#isSurelyOpenMetrics || this.#sum.types.isOpenMetrics;
  }

  seriesOf(key: string): ExposedSeries {
    const labels = labelsOfKey(key, this.#dialect.keys);
    const name = labels[NAME_LABEL] ?? '';
    const { types, series } = this.#sum;
    if (types.isTotalOfFamily(name)) this.#isSurelyOpenMetrics = true;
    return series.of(labels, this.#dialect.isOpenMetrics && types.isCreationTime(name));
  }

  sample(series: ExposedSeries, time: number, value: number, line: number): LineTrouble | undefined {
    if (this.#isAtEof) this.#goOn();
    if (series.isCreationTime) {
      this.#sum.creationTimes += 1;
      return undefined;
    }
    if (Number.isNaN(time)) return this.#layOut(series, value, line);
    const timestampMs = this.#times.read(time);
    if (Number.isNaN(timestampMs)) return this.#times.trouble(time);
    series.push('told', timestampMs, value, this.#lineOf(line));
    return undefined;
  }

  histogram(series: ExposedSeries): void {
    series.hasHistograms = true;
    this.#sum.histograms += 1;
  }

  exemplar(): void {
    this.#isSurelyOpenMetrics = true;
    this.#sum.exemplars += 1;
  }

  comment(text: string): void {
    if (this.#isAtEof) this.#goOn();
    if (EOF.test(text)) this.#isAtEof = true;
    else this.#sum.types.declare(text);
  }

  refuse(line: number, column: number, trouble: LineTrouble): void {
    this.#sum.badRows.refuse({ ...trouble, place: `${this.#path}:${line}:${column}` });
  }

  #goOn(): void {
    this.#isAtEof = false;
    this.#isScrapeOver = true;
    this.#sum.goesOnAfterEof = true;
  }

  #layOut(series: ExposedSeries, value: number, line: number): LineTrouble | undefined {
    if (this.#scrapeMs !== undefined) {
      this.isTimedByName = true;
      series.push('told', this.#scrapeMs, value, this.#lineOf(line));
      return undefined;
    }
    const timestampMs = this.#sum.laidTimes.read(this.#scrapeOf(series));
    if (Number.isNaN(timestampMs)) return TOO_LATE;
    series.push(this.#sum.laidTimes.isGuess ? 'laid' : 'told', timestampMs, value, line);
    return undefined;
  }

  /** Counted from 0. */
  #scrapeOf(series: ExposedSeries): number {
    if (this.#isScrapeOver || series.scrape === this.#sum.scrapes) this.#sum.scrapes += 1;
    this.#isScrapeOver = false;
    series.scrape = this.#sum.scrapes;
    return this.#sum.scrapes - 1;
  }

  /** A line says nothing where several files make one input. */
  #lineOf(line: number): number {
    return this.#scrapeMs === undefined ? line : 0;
  }
}

const EOF = /^#[ \t]+EOF$/;
