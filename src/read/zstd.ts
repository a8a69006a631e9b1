import { ZSTDDecoder } from 'zstddec/stream';
import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { GrowingBytes } from './growing-bytes.ts';

/**
 * The decoder is given no less at a time, unless the data ends: a whole block (RFC 8878, section 3.1.1.2: at most
 * 128 KiB), so that it has something to give back, however small the pieces are that come.
 */
const LEAST_CHUNK = 131_072;

/**
 * So often in a row the decoder may give nothing: once for each frame that is empty or to be skipped. After an error
 * it gives nothing for ever, and may undo a whole block in vain each time, so that many more would take long.
 */
const MOST_EMPTY = 64;

/**
 * Undoes zstd, any number of frames, checksums included.
 * @throws InputError for data that is damaged or cut
 */
export async function* unzstd(path: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  const input = bytes[Symbol.asyncIterator]();
  const gathered = new GrowingBytes();
  const waiting: Uint8Array[] = [];
  const pieces = decoder.decodeStreaming(takenFrom(waiting));
  let isMore = true;
  let empty = 0;
  for (;;) {
    // Each piece needs at most one more chunk, which must wait for it: the decoder cannot.
    if (isMore && waiting.length === 0) {
      isMore = await gather(input, gathered);
      if (gathered.length > 0) waiting.push(gathered.bytes);
    }
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

/** Replaces what was gathered, of which the decoder has a copy by now. False once there is no more. */
async function gather(input: AsyncIterator<Uint8Array>, gathered: GrowingBytes): Promise<boolean> {
  gathered.clear();
  while (gathered.length < LEAST_CHUNK) {
    const next = await input.next();
    if (next.done === true) return false;
    gathered.append(next.value);
  }
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
