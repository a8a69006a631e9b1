import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readInput } from '../../src/read/read.ts';
import type { Reading, ReadOptions, Source } from '../../src/read/reader.ts';
import type { Gunzip } from '../../src/read/unpacked.ts';
import { seriesName } from '../../src/series/labels.ts';

export const readDefaults: ReadOptions = { value: [], series: [], tz: 'UTC', maxBadRows: { absolute: 0 } };

/** Text or bytes as an input that comes in chunks. */
export function sourceOf(content: string | Uint8Array, path = 'a.csv', chunkSize = 65_536): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, bytes: chunksOf(bytes, chunkSize) };
}

export const gunzip: Gunzip = (bytes) => pipeline(Readable.from(bytes), createGunzip(), () => {});

/** Reads text or bytes with the format found out. */
export function readText(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  chunkSize?: number,
): Promise<Reading> {
  const path = typeof content === 'string' && /^\s*[[{]/.test(content) ? 'a.json' : 'a.csv';
  return readInput(sourceOf(content, path, chunkSize), 'auto', { ...readDefaults, ...options }, gunzip);
}

/** The series of a reading as plain data: name → rows of [time, value, line]. */
export function samplesOf({ columns }: Reading): Record<string, [string, number, number][]> {
  return Object.fromEntries(
    columns.map(({ labels, timestampsMs, values, lines }) => [
      seriesName(labels),
      Array.from(values, (value, i) => [new Date(timestampsMs[i] ?? 0).toISOString(), value, lines[i] ?? 0]),
    ]),
  );
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
