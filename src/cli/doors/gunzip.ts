import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * Undoes gzip, any number of members, zero padding at the end allowed. Damaged or cut data fails with zlib's own
 * error, whose code begins with `Z_`; what fails before that (reading the file, say) passes through.
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pipeline(
    Readable.from(bytes, { objectMode: false }),
    createGunzip(),
    () => {},
  ) as AsyncIterable<Uint8Array>;
}
