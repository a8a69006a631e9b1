import { byCodePoint } from './code-point-order.ts';
import type { DetectOptions } from './options.ts';
import type { InputFormatName } from './read/formats.ts';
import { readInput } from './read/read.ts';
import type { FolderSource, Reading, ReadOptions, Source } from './read/reader.ts';
import type { Gunzip } from './read/unpacked.ts';
import { bulkOf, type TimeRange } from './series/bulk.ts';

/** One input of a run: its bytes or its files, and what they hashed to once they have been read to the end. */
export type Input = (Source | FolderSource) & {
  digest(): { readonly sha256: string; readonly bytes: number };
};

/** An input that has been read, and where the bulk of its samples lies. */
export interface ReadInput {
  readonly input: Input;
  readonly reading: Reading;
  readonly range: TimeRange;
}

/** What reading needs from the world outside. */
export interface ReadDoors {
  /** Undoes gzip (any number of members); fails on damaged or truncated data. */
  readonly gunzip: Gunzip;
  /** Told before each item; may wait, so that a display is drawn and an interruption heard. */
  readonly onProgress?: (progress: RunProgress) => void | Promise<void>;
}

/** How far a run has got. */
export interface RunProgress {
  readonly stage: 'reading' | 'judging';
  /** Path of the input, or name of the series. */
  readonly item: string;
  readonly done: number;
  /** Zero where it is not known. */
  readonly total: number;
}

/**
 * Reads all inputs, in code point order of their paths.
 * @throws InputError when one cannot be used
 */
export async function readInputs(
  inputs: readonly Input[],
  options: Pick<DetectOptions, 'input'> & ReadOptions,
  doors: ReadDoors,
): Promise<ReadInput[]> {
  const sorted = [...inputs].sort((a, b) => byCodePoint(a.path, b.path));
  const read: ReadInput[] = [];
  for (const [done, input] of sorted.entries()) {
    await doors.onProgress?.({ stage: 'reading', item: input.path, done, total: sorted.length });
    const reading = await readInput(input, options.input as InputFormatName | 'auto', options, doors.gunzip);
    read.push({ input, reading, range: bulkOf(reading.columns) });
  }
  return read;
}
