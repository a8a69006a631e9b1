import { createTarDecoder } from 'modern-tar';
import { InputError } from '../errors.ts';
import { passedOver } from './passed-over.ts';
import type { Part } from './reader.ts';

/** Where the magic of a tar archive stands in its first header. */
const MAGIC_AT = 257;
const MAGIC = 'ustar';

/** Whether the first bytes are those of a tar archive. */
export function isTar(head: Uint8Array): boolean {
  return [...MAGIC].every((letter, i) => head[MAGIC_AT + i] === letter.charCodeAt(0));
}

/**
 * The files of a tar archive, as they come. Nothing is ever written, so a name may be any; links are passed
 * over, devices are no files.
 * @throws InputError for an archive that is damaged or cut
 */
export async function* partsOfTar(path: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const entries = ReadableStream.from(bytes).pipeThrough(createTarDecoder({ strict: true }));
  try {
    for await (const { header, body } of entries) {
      if (header.type === 'file' || header.type === undefined) {
        yield { name: header.name, bytes: partBytes(path, body) };
      } else if (header.type === 'symlink' || header.type === 'link') {
        yield passedOver(header.name, 'link');
      }
      if (!body.locked) await body.cancel();
    }
  } catch (error) {
    throw damaged(path, error);
  }
}

async function* partBytes(path: string, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw damaged(path, error);
  }
}

/** The package has no errors of a class of its own; those of the system have a code. */
function damaged(path: string, cause: unknown): unknown {
  if (cause instanceof InputError || !(cause instanceof Error) || 'code' in cause) return cause;
  return new InputError(
    { code: 'tar-damaged', place: path, what: 'the tar archive is damaged or cut', fix: 'fetch it again' },
    { cause },
  );
}
