import { readFileSync } from 'node:fs';
import type { Reader, Reading, ReadOptions } from '../../../src/read/reader.ts';
import { seriesName } from '../../../src/series/labels.ts';
import { readDefaults, sourceOf } from '../source-of.ts';

export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/exposition/${name}`, import.meta.url));
}

/** Reads a text, or bytes, with one reader. */
export function readWith(
  reader: Reader,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  chunkSize?: number,
): Promise<Reading> {
  return reader.read(sourceOf(content, 'a.prom', chunkSize), { ...readDefaults, ...options });
}

/** Series → [seconds, value] of its samples. */
export function pointsOf({ columns }: Reading): Record<string, [number, number][]> {
  return Object.fromEntries(
    columns.map(({ labels, timestampsMs, values }) => [
      seriesName(labels),
      Array.from(values, (value, i) => [(timestampsMs[i] ?? 0) / 1000, value]),
    ]),
  );
}

/** Rows less what became of them; nothing gets lost when it is 0. */
export function lost({ rows, columns, badRowCount, setAside }: Reading): number {
  const samples = columns.reduce((sum, { length }) => sum + length, 0);
  return rows - samples - badRowCount - setAside.reduce((sum, aside) => sum + aside.samples, 0);
}
