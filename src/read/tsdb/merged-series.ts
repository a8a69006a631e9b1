import type { Labels } from '../../series/labels.ts';
import { SampleColumn } from '../../series/samples.ts';
import type { ChunkSamples } from './chunk-samples.ts';
import type { DeletedTimes } from './tombstones.ts';

/**
 * One series out of all blocks, its samples in order of time. Where several are of one time, the block that was
 * created last is believed, and in it the chunk that comes last.
 */
export class MergedSeries {
  readonly #column: SampleColumn;
  /** Which block the samples from an index on come from. */
  readonly #runs: Run[] = [];
  #isInOrder = true;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(labels: Labels) {
    this.#column = new SampleColumn(labels);
  }

  /** Appends the samples that were not deleted; returns how many were. `blockRank` is the order of creation. */
  append(samples: ChunkSamples, blockRank: number, deleted: DeletedTimes | undefined): number {
    const column = this.#column;
    const { length, timestampsMs, values } = samples;
    if (this.#runs.at(-1)?.blockRank !== blockRank) this.#runs.push({ start: column.length, blockRank });
    let lastMs = this.#lastMs;
    let deletedCount = 0;
    for (let i = 0; i < length; i++) {
      const timestampMs = timestampsMs[i]!;
      if (deleted?.has(timestampMs)) {
        deletedCount += 1;
        continue;
      }
      if (timestampMs <= lastMs) this.#isInOrder = false;
      lastMs = timestampMs;
      if (samples.isStale(i)) column.pushStale(timestampMs);
      else column.push(timestampMs, values[i]!);
    }
    this.#lastMs = lastMs;
    return deletedCount;
  }

  /** The samples in order, each time once, and what became of the others. */
  merged(): Merged {
    const column = this.#column;
    if (this.#isInOrder) return { column, repeated: 0, contradicted: 0 };
    const ranks = this.#ranks();
    const { timestampsMs } = column;
    const order = Uint32Array.from({ length: column.length }, (_, i) => i).sort(
      (a, b) => timestampsMs[a]! - timestampsMs[b]! || ranks[a]! - ranks[b]! || a - b,
    );
    return lastOfEachTime(column, order);
  }

  #ranks(): Uint32Array {
    const ranks = new Uint32Array(this.#column.length);
    for (const { start, blockRank } of this.#runs) ranks.fill(blockRank, start);
    return ranks;
  }
}

export interface Merged {
  readonly column: SampleColumn;
  /** Samples that were left out because another of the same time was believed. */
  readonly repeated: number;
  /** Those of them that had another value. */
  readonly contradicted: number;
}

interface Run {
  readonly start: number;
  readonly blockRank: number;
}

function lastOfEachTime(from: SampleColumn, order: Uint32Array): Merged {
  const { timestampsMs, values } = from;
  const stale = new Set(from.staleMarkers);
  const column = new SampleColumn(from.labels);
  let contradicted = 0;
  order.forEach((index, i) => {
    const next = order[i + 1];
    if (next !== undefined && timestampsMs[next] === timestampsMs[index]) {
      const isSame = Object.is(values[index], values[next]) && stale.has(index) === stale.has(next);
      if (!isSame) contradicted += 1;
    } else if (stale.has(index)) column.pushStale(timestampsMs[index]!);
    else column.push(timestampsMs[index]!, values[index]!);
  });
  return { column, repeated: from.length - column.length, contradicted };
}
