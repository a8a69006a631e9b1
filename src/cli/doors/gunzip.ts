import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../errors.ts';

/**
 * Undoes gzip, any number of members, zero padding at the end allowed.
 * @param path what the message names
 * @throws InputError when the data is damaged or ends too early
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>, path = 'input'): AsyncGenerator<Uint8Array> {
  const gunzipping = pipeline(Readable.from(bytes, { objectMode: false }), createGunzip(), () => {});
  try {
    yield* gunzipping as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw gzipFault(error, path);
  }
}

/** zlib's own faults in our words; what failed before them (reading the file, say) stays as it is. */
function gzipFault(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'Z_BUF_ERROR') {
    const what = 'the gzip data ends too early';
    return new InputError({
      code: 'gzip-truncated',
      place: path,
      what,
      fix: 'copy or export the file again',
    });
  }
  if (code === undefined || !code.startsWith('Z_')) return error;
  return new InputError({
    code: 'gzip-damaged',
    place: path,
    what: `the gzip data is damaged: ${(error as Error).message}`,
    fix: 'copy or export the file again',
  });
}
