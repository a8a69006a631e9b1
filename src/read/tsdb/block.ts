import type { Labels } from '../../series/labels.ts';
import { type IndexSeries, seriesOfIndex } from './block-index.ts';
import { type BlockFile, ByteReader } from './byte-reader.ts';
import { type Chunk, ChunkFiles } from './chunk-files.ts';
import { ChunkSamples } from './chunk-samples.ts';
import { type DeletedTimes, deletedTimes } from './tombstones.ts';
import { XorDecoder } from './xor-decoder.ts';

/** The files of a block that hold its samples. */
export interface BlockFiles {
  readonly index: BlockFile;
  /** By number: 1 for `chunks/000001`. */
  readonly chunks: ReadonlyMap<number, BlockFile>;
  readonly tombstones: BlockFile | undefined;
}

/** Where the content of blocks goes. */
export interface BlockSink {
  /** The samples are only good until the call returns. */
  takeSamples(labels: Labels, samples: ChunkSamples, deleted: DeletedTimes | undefined): void;
  /** Chunks that are not decoded, each with how many samples it has. */
  takeOther(labels: Labels, encoding: number, samples: number): void;
}

/** Decodes one block after another. */
export class BlockDecoder {
  readonly #xor = new XorDecoder();
  readonly #samples = new ChunkSamples();

  /** Returns how many samples there are, of every kind. @throws InputError for damage and for what is missing */
  decode(files: BlockFiles, sink: BlockSink): number {
    const chunks = new ChunkFiles(files.chunks, files.index);
    const deleted = files.tombstones === undefined ? undefined : deletedTimes(files.tombstones);
    let samples = 0;
    for (const series of seriesOfIndex(files.index)) {
      for (const ref of series.chunks) {
        samples += this.#takeChunk(chunks.chunkAt(ref), series, deleted?.get(series.ref), sink);
      }
    }
    return samples;
  }

  #takeChunk(
    { file, encoding, from, to }: Chunk,
    { labels }: IndexSeries,
    deleted: DeletedTimes | undefined,
    sink: BlockSink,
  ): number {
    if (encoding === XOR) {
      this.#xor.decode(file, from, to, this.#samples);
      sink.takeSamples(labels, this.#samples, deleted);
      return this.#samples.length;
    }
    // Of every encoding so far, the number of samples comes first.
    const samples = new ByteReader(file, from, to).uint16();
    sink.takeOther(labels, encoding, samples);
    return samples;
  }
}

const XOR = 1;
