import type { Piece } from './chunks.ts';
import { writingFault } from './files.ts';
import { writeStandard } from './standard.ts';

/**
 * Writes to standard output and waits until it is taken. False once the reader has left.
 * @throws OutputError
 */
export async function writeStdout(pieces: Iterable<Piece>): Promise<boolean> {
  try {
    return await writeStandard('stdout', pieces);
  } catch (error) {
    throw writingFault(error, 'stdout');
  }
}
