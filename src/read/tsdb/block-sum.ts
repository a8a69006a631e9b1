import type { Fault } from '../../errors.ts';
import { type Labels, seriesName } from '../../series/labels.ts';
import type { SampleColumn } from '../../series/samples.ts';
import type { SetAside } from '../reader.ts';
import type { BlockSink } from './block.ts';
import type { ChunkSamples } from './chunk-samples.ts';
import { MergedSeries } from './merged-series.ts';
import type { DeletedTimes } from './tombstones.ts';

/** What several blocks hold together: series, and what makes none. */
export class BlockSum implements BlockSink {
  /** Samples of every kind; nothing that is counted here gets lost. */
  rows = 0;
  /** Of the block that is taken: its place in the order of creation. */
  blockRank = 0;
  readonly #series = new Map<string, MergedSeries>();
  readonly #histogramSeries = new Set<string>();
  readonly #otherSamples = new Map<number, number>();
  #deleted = 0;
  /** Blocks write the chunks of a series in a row: its name is not made anew for each. */
  #lastLabels: Labels | undefined;
  #lastName = '';

  takeSamples(labels: Labels, samples: ChunkSamples, deleted: DeletedTimes | undefined): void {
    this.rows += samples.length;
    this.#deleted += this.#seriesOf(labels).append(samples, this.blockRank, deleted);
  }

  takeOther(labels: Labels, encoding: number, samples: number): void {
    this.rows += samples;
    const isHistogram = HISTOGRAMS.includes(encoding);
    if (isHistogram) this.#histogramSeries.add(this.#nameOf(labels));
    const key = isHistogram ? HISTOGRAM : encoding;
    this.#otherSamples.set(key, (this.#otherSamples.get(key) ?? 0) + samples);
  }

  /** How many series hold native histograms. */
  get histogramSeries(): number {
    return this.#histogramSeries.size;
  }

  /** Everything, once all blocks are taken; `place` is where the warnings point. */
  total(place: string): BlockTotal {
    const merged = [...this.#series.values()].map((series) => series.merged());
    const sum = (key: 'repeated' | 'contradicted') => merged.reduce((total, one) => total + one[key], 0);
    return {
      columns: merged.map(({ column }) => column).filter(({ length }) => length > 0),
      setAside: [
        ...[...this.#otherSamples].map(([encoding, samples]) => ({ what: whatOf(encoding), samples })),
        { what: 'deleted samples (tombstones)', samples: this.#deleted },
        { what: 'samples that another block holds too', samples: sum('repeated') },
      ].filter(({ samples }) => samples > 0),
      warnings: [...this.#unknownEncodings(place), ...contradictions(place, sum('contradicted'))],
    };
  }

  #seriesOf(labels: Labels): MergedSeries {
    const name = this.#nameOf(labels);
    const series = this.#series.get(name) ?? new MergedSeries(labels);
    this.#series.set(name, series);
    return series;
  }

  #nameOf(labels: Labels): string {
    if (labels !== this.#lastLabels) [this.#lastLabels, this.#lastName] = [labels, seriesName(labels)];
    return this.#lastName;
  }

  #unknownEncodings(place: string): Fault[] {
    return [...this.#otherSamples.keys()]
      .filter((encoding) => encoding !== HISTOGRAM)
      .map((encoding) => ({
        code: 'tsdb-encoding',
        place,
        what: `there are ${whatOf(encoding)}, which are not read: a newer Prometheus wrote them`,
        fix: 'ask Prometheus itself for these series: /api/v1/query_range',
      }));
  }
}

export interface BlockTotal {
  readonly columns: readonly SampleColumn[];
  readonly setAside: readonly SetAside[];
  readonly warnings: readonly Fault[];
}

/** Encodings of native histograms, with whole numbers and with floats; they count as one kind. */
const HISTOGRAM = 2;
const FLOAT_HISTOGRAM = 3;
const HISTOGRAMS: readonly number[] = [HISTOGRAM, FLOAT_HISTOGRAM];

function whatOf(encoding: number): string {
  return encoding === HISTOGRAM ? 'native histograms' : `chunks of encoding ${encoding}`;
}

function contradictions(place: string, samples: number): Fault[] {
  if (samples === 0) return [];
  return [
    {
      code: 'tsdb-overlap',
      place,
      what: `blocks overlap, and ${samples === 1 ? '1 sample differs' : `${samples} samples differ`} between them`,
      why: 'the block that was created last is believed',
    },
  ];
}
