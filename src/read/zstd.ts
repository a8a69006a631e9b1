import { ZSTDDecoder } from 'zstddec/stream';
import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';

/** So often in a row the decoder may take data and give none; after an error it takes none, for ever. */
const MOST_EMPTY = 8;

/**
 * Undoes zstd, any number of frames, checksums included.
 * @throws InputError for data that is damaged or cut
 */
export async function* unzstd(path: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  const input = bytes[Symbol.asyncIterator]();
  const waiting: Uint8Array[] = [];
  const pieces = decoder.decodeStreaming(takenFrom(waiting));
  let isMore = true;
  let empty = 0;
  for (;;) {
    // Each piece needs at most one more chunk, which must wait for it: the decoder cannot.
    while (isMore && waiting.length === 0) isMore = await takeChunk(input, waiting);
    const piece = nextPiece(path, pieces);
    if (piece === undefined) return;
    empty = piece.length === 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY) throw damaged(path, false);
    if (piece.length > 0) yield piece;
  }
}

function* takenFrom(waiting: Uint8Array[]): Generator<Uint8Array> {
  for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) yield chunk;
}

/** False once there is no more. An empty chunk would make the decoder ask for another at once. */
async function takeChunk(input: AsyncIterator<Uint8Array>, waiting: Uint8Array[]): Promise<boolean> {
  const next = await input.next();
  if (next.done === true) return false;
  if (next.value.length > 0) waiting.push(next.value);
  return true;
}

function nextPiece(path: string, pieces: Generator<Uint8Array>): Uint8Array | undefined {
  try {
    const next = pieces.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    // The package says so itself where data is missing; what WebAssembly throws is damage.
    throw damaged(path, error instanceof Error && error.message.startsWith('Incomplete'), error);
  }
}

function damaged(path: string, isCut: boolean, cause?: unknown): InputError {
  const check = path === 'stdin' ? '' : `; check it with: zstd -t ${shellWord(path)}`;
  return new InputError(
    {
      code: isCut ? 'zstd-truncated' : 'zstd-damaged',
      place: path,
      what: isCut ? 'the zstd data ends too early' : 'the zstd data is damaged',
      fix: `fetch it again${check}`,
    },
    { cause },
  );
}
