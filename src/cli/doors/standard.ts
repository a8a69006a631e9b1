import { fstatSync, writeSync } from 'node:fs';
import { chunks, type Piece } from './chunks.ts';

/** A stream that is open from the start. One that was closed (`>&-`) leads to /dev/null: Node sees to it. */
export type StandardStream = 'stdout' | 'stderr';

const descriptors: Readonly<Record<StandardStream, number>> = { stdout: 1, stderr: 2 };
const left = new Set<StandardStream>();

/**
 * Writes to a standard stream and waits until it is taken; what fails fails with the error of the system. False
 * once the reader has left: then nothing more is asked of `pieces`.
 */
export async function writeStandard(stream: StandardStream, pieces: Iterable<Piece>): Promise<boolean> {
  const isFile = fstatSync(descriptors[stream]).isFile();
  for (const chunk of chunks(pieces)) {
    if (left.has(stream)) return false;
    try {
      if (isFile) writeAll(descriptors[stream], chunk);
      else await write(stream, chunk);
    } catch (error) {
      if (!isReaderGone(error)) throw error;
      left.add(stream);
    }
  }
  return !left.has(stream);
}

/** Whether a write failed as nobody reads any more; a socket says so in another way than a pipe. */
export function isReaderGone(error: unknown): boolean {
  return ['EPIPE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Node takes a short write to a nearly full disk for a whole one; the rest must be tried, and fail. */
export function writeAll(descriptor: number, piece: Piece): void {
  let bytes = Buffer.from(piece);
  while (bytes.length > 0) bytes = bytes.subarray(writeSync(descriptor, bytes));
}

function write(stream: StandardStream, chunk: Piece): Promise<void> {
  return new Promise((resolve, reject) => {
    process[stream].write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
