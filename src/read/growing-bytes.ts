const FIRST_ROOM = 65_536;
/** More room than this is given back by `clear`. */
const KEPT_ROOM = 4 * 1_048_576;

/** Bytes that come in pieces and are wanted as a whole. The pieces are copied: a stream may use them again. */
export class GrowingBytes {
  #bytes = new Uint8Array(FIRST_ROOM);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All bytes; good until the next `append`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const roomier = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      roomier.set(this.bytes);
      this.#bytes = roomier;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > KEPT_ROOM) this.#bytes = new Uint8Array(FIRST_ROOM);
  }
}
