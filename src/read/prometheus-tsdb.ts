import { type Fault, InputError } from '../errors.ts';
import { firstNames } from '../first-names.ts';
import { nativeHistograms } from './native-histograms.ts';
import type { Part, PartsReader, Reader, Reading, Source } from './reader.ts';
import { BlockDecoder, type BlockFiles } from './tsdb/block.ts';
import { type BlockMeta, blockMeta } from './tsdb/block-meta.ts';
import { type BlockPart, blockFolders, blockPart, isBesideBlocks } from './tsdb/block-parts.ts';
import { BlockSum } from './tsdb/block-sum.ts';
import type { BlockFile } from './tsdb/byte-reader.ts';

/** Blocks of the time series database of Prometheus: one, a snapshot, or the folder that a server writes to. */
export const prometheusTsdb: Reader = {
  title: 'Prometheus TSDB blocks: a snapshot, a data directory, or a single block',
  example: 'curl -XPOST $PROMETHEUS/api/v1/admin/tsdb/snapshot',
  recognises: () => false,
  read: refuseFile,
  folder: {
    claims: (name) => blockPart(name) !== undefined,
    ignores: isBesideBlocks,
    denial: 'is no Prometheus block or snapshot',
    open: (path) => new BlocksReader(path),
  },
};

async function refuseFile({ path }: Source): Promise<Reading> {
  throw new InputError({
    code: 'tsdb-file',
    place: path,
    what: 'this is a file; a block of Prometheus is a folder',
    fix: 'name the folder of the block or of the snapshot, or a tar of it',
  });
}

/** The parts of a block as they come, in any order. */
interface BlockInParts {
  /** How people find it. */
  readonly place: string;
  readonly chunks: Map<number, BlockFile>;
  index?: BlockFile;
  tombstones?: BlockFile;
  meta?: BlockMeta;
  metaPlace?: string;
}

/** Keeps the bytes of all parts, a tenth of the samples, until it is known which of them belong together. */
class BlocksReader implements PartsReader {
  readonly #path: string;
  readonly #blocks = new Map<string, BlockInParts>();
  #hasLog = false;
  /** Of the index nearest to the top. */
  #depth = Number.POSITIVE_INFINITY;
  readonly #deeper = new Set<string>();

  constructor(path: string) {
    this.#path = path;
  }

  async take(part: Part): Promise<void> {
    const known = blockPart(part.name);
    if (known === undefined) return;
    if (known.kind === 'log') this.#hasLog = true;
    else if (blockFolders(known.block).length > this.#depth) this.#deeper.add(known.block);
    else this.#keep(known, { place: this.#placeOf(part.name), bytes: await wholeOf(part.bytes) });
  }

  finish(): Reading {
    const decoder = new BlockDecoder();
    const sum = new BlockSum();
    const warnings: Fault[] = this.#hasLog ? [this.#logIsNotRead()] : [];
    const ranks = this.#ranks();
    for (const name of this.#namesInTime()) {
      const block = this.#blocks.get(name)!;
      sum.blockRank = ranks.get(name) ?? 0;
      const samples = decoder.decode(filesOf(block), sum);
      this.#blocks.delete(name);
      warnings.push(...countFaults(block, samples));
    }
    return this.#reading(sum, warnings);
  }

  #keep(part: Exclude<BlockPart, { kind: 'log' }>, file: BlockFile): void {
    const block: BlockInParts = this.#blocks.get(part.block) ?? {
      place: this.#placeOf(part.block),
      chunks: new Map(),
    };
    this.#blocks.set(part.block, block);
    if (part.kind === 'chunks') block.chunks.set(part.segment, file);
    else if (part.kind === 'meta.json') [block.meta, block.metaPlace] = [blockMeta(file), file.place];
    else block[part.kind] = file;
    if (part.kind === 'index') this.#leaveDeeper(blockFolders(part.block).length);
  }

  /** A data directory may hold snapshots, and so its samples twice: blocks of one depth belong together. */
  #leaveDeeper(depth: number): void {
    if (depth >= this.#depth) return;
    this.#depth = depth;
    for (const block of [...this.#blocks.keys()].filter((name) => blockFolders(name).length > depth)) {
      this.#blocks.delete(block);
      this.#deeper.add(block);
    }
  }

  #leftOut(): string[] {
    const names = [...this.#deeper].map((block) => topFolder(block, this.#depth));
    return names.length === 0 ? [] : [`blocks below ${firstNames([...new Set(names)])} not read`];
  }

  /** By their first samples, so that series grow at their end; without a meta.json by name alone. */
  #namesInTime(): readonly string[] {
    const minTimeMs = (name: string) => this.#blocks.get(name)?.meta?.minTimeMs ?? Number.NEGATIVE_INFINITY;
    return [...this.#blocks.keys()].sort(
      (a, b) => order(minTimeMs(a), minTimeMs(b)) || order(this.#ulidOf(a), this.#ulidOf(b)) || order(a, b),
    );
  }

  /** Block → its place in the order of creation. */
  #ranks(): ReadonlyMap<string, number> {
    const names = [...this.#blocks.keys()].sort(
      (a, b) => order(this.#ulidOf(a), this.#ulidOf(b)) || order(a, b),
    );
    return new Map(names.map((name, rank) => [name, rank]));
  }

  #ulidOf(name: string): string {
    return this.#blocks.get(name)?.meta?.ulid ?? name.slice(name.lastIndexOf('/') + 1);
  }

  /** @throws InputError when there is no sample that can be used */
  #reading(sum: BlockSum, warnings: readonly Fault[]): Reading {
    const { columns, setAside, warnings: ofContent } = sum.total(this.#path);
    const histograms = sum.histogramSeries > 0 ? [nativeHistograms(this.#path, sum.histogramSeries)] : [];
    const [reason] = [...histograms, ...ofContent, ...warnings];
    if (columns.length === 0) throw this.#nothingRead(reason, sum.rows);
    return {
      format: 'prometheus-tsdb',
      columns,
      rows: sum.rows,
      badRows: [],
      badRowCount: 0,
      setAside,
      assumptions: this.#leftOut(),
      warnings: [...warnings, ...histograms, ...ofContent],
    };
  }

  #nothingRead(reason: Fault | undefined, rows: number): InputError {
    return new InputError(
      reason ?? {
        code: 'tsdb-empty',
        place: this.#path,
        what: rows > 0 ? `all ${rows} samples were deleted` : 'there is no block here that holds samples',
        fix: 'name the folder of a block (it holds an index), or of a snapshot',
      },
    );
  }

  #logIsNotRead(): Fault {
    return {
      code: 'tsdb-wal',
      place: this.#path,
      what: 'the write-ahead log is not read: up to the last three hours may be missing',
      fix: 'take a snapshot and read that: curl -XPOST …/api/v1/admin/tsdb/snapshot',
    };
  }

  #placeOf(name: string): string {
    const separator = name === '' || this.#path.endsWith('/') ? '' : '/';
    return `${this.#path}${separator}${name}`;
  }
}

/** What stands beside the blocks of this depth: `snapshots/` for `snapshots/x/01M7` beside `01M7`. */
function topFolder(block: string, depth: number): string {
  const top = blockFolders(block).slice(0, Math.max(1, depth));
  return `${top.join('/')}/`;
}

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** @throws InputError when the index is missing; missing chunks are found out where it names them */
function filesOf({ place, index, chunks, tombstones }: BlockInParts): BlockFiles {
  if (index !== undefined) return { index, chunks, tombstones };
  throw new InputError({
    code: 'tsdb-incomplete',
    place,
    what: 'the block has no file index',
    fix: 'copy the whole block, or take a new snapshot',
  });
}

function countFaults({ meta, metaPlace }: BlockInParts, samples: number): Fault[] {
  if (metaPlace === undefined || meta?.samples === undefined || meta.samples === samples) return [];
  const what = `the block should hold ${meta.samples} samples, ${samples} were found`;
  return [{ code: 'tsdb-count', place: metaPlace, what }];
}

function order<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}
