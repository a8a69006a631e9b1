import { fstatSync, writeSync } from 'node:fs';
import { chunks } from './chunks.ts';
import { writingFault } from './files.ts';

let readerLeft = false;

/**
 * Writes to standard output and waits until it is taken. False once the reader has left.
 * @throws OutputError
 */
export async function writeStdout(pieces: Iterable<string>): Promise<boolean> {
  const isFile = fstatSync(1).isFile();
  for (const chunk of chunks(pieces)) {
    if (readerLeft) return false;
    try {
      await (isFile ? writeAll(chunk) : write(chunk));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw writingFault(error, 'stdout');
      readerLeft = true;
    }
  }
  return !readerLeft;
}

function write(chunk: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

/** Node takes a short write to a nearly full disk for a whole one; the rest must be tried, and fail. */
async function writeAll(chunk: string): Promise<void> {
  let bytes = Buffer.from(chunk);
  while (bytes.length > 0) bytes = bytes.subarray(writeSync(1, bytes));
}
