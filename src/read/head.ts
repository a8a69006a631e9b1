/** The first bytes of a stream, and the whole stream again. */
export interface Head {
  readonly head: Uint8Array;
  /** Whether the stream ends with the head. */
  readonly isWhole: boolean;
  /** The stream from its first byte on; to be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Lets the stream go, read or not. */
  readonly close: () => Promise<void>;
}

/** How much of an input is looked at to find out what it is. */
export const HEAD_BYTES = 65_536;

/** Waits for the first `HEAD_BYTES` bytes of a stream, or for its end. */
export async function takeHead(stream: AsyncIterable<Uint8Array>): Promise<Head> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const head = joined(chunks, length);
  return {
    head,
    isWhole: length < HEAD_BYTES,
    bytes: headAndRest(head, iterator),
    close: async () => {
      await iterator.return?.();
    },
  };
}

/** Bytes of several chunks as one. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function* headAndRest(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
