/** A key as it stands in the input: the bytes of a line up to its value, and the series they mean. */
export interface KnownKey<Series> {
  readonly series: Series;
  /** Where its bytes are in the store. */
  readonly offset: number;
  readonly length: number;
  /** The key that followed it the last time, which most likely follows again; itself, when none did. */
  next: KnownKey<Series>;
}

/** The distinct keys of an input, found by their text and compared by their bytes. */
export class SeriesKeys<Series> {
  readonly #byText = new Map<string, KnownKey<Series>>();
  #store = new Uint8Array(65_536);
  #view = new DataView(this.#store.buffer);
  #stored = 0;

  find(text: string): KnownKey<Series> | undefined {
    return this.#byText.get(text);
  }

  /** `text` is what `bytes` spell. */
  add(text: string, bytes: Uint8Array, series: Series): KnownKey<Series> {
    this.#makeRoom(bytes.length);
    this.#store.set(bytes, this.#stored);
    const key = { series, offset: this.#stored, length: bytes.length } as KnownKey<Series>;
    key.next = key;
    this.#stored += bytes.length;
    this.#byText.set(text, key);
    return key;
  }

  /**
   * Whether the bytes at `at` begin with the key; they must go on for at least its length. Compared by eight: as
   * doubles, of which only two texts of the same value differ in their bits, zero and minus zero, and those hold
   * NUL bytes, which no key has.
   */
  isAt({ offset, length }: KnownKey<Series>, bytes: DataView, at: number): boolean {
    const store = this.#view;
    const last = length - 8;
    for (let i = 0; i < last; i += 8) {
      if (bytes.getFloat64(at + i, true) !== store.getFloat64(offset + i, true)) return false;
    }
    if (last >= 0) return bytes.getFloat64(at + last, true) === store.getFloat64(offset + last, true);
    for (let i = 0; i < length; i++) if (bytes.getUint8(at + i) !== store.getUint8(offset + i)) return false;
    return true;
  }

  #makeRoom(length: number): void {
    if (this.#stored + length <= this.#store.length) return;
    const roomier = new Uint8Array(Math.max(this.#stored + length, 2 * this.#store.length));
    roomier.set(this.#store);
    this.#store = roomier;
    this.#view = new DataView(roomier.buffer);
  }
}
