/**
 * Reads the numbers of Prometheus from ASCII bytes: decimals as JavaScript spells them, with or without sign, and
 * `NaN`, `Inf`, `Infinity` in any case. Equal to `Number(text)` bit for bit. Hexadecimal and underscores, which Go
 * would take, are no numbers here.
 *
 * A mantissa below 2^53 and a power of ten up to 10^22 are exact as doubles, so that one multiplication or division
 * rounds correctly (Clinger 1990); whatever is longer is left to `Number`.
 */
export class ByteNumbers {
  /** Index after the number read last; -1 when there was none. */
  end = -1;

  /** The number at `from`. The bytes must go on after it, as a line does with its line feed. */
  read(bytes: Uint8Array, from: number): number {
    let at = from;
    let byte = bytes[at]!;
    const isNegative = byte === MINUS;
    if (isNegative || byte === PLUS) byte = bytes[++at]!;
    let mantissa = 0;
    let exponent = 0;
    const first = at;
    while ((byte ^ ZERO) < 10) {
      mantissa = mantissa * 10 + (byte ^ ZERO);
      byte = bytes[++at]!;
    }
    let digits = at - first;
    if (byte === POINT) {
      byte = bytes[++at]!;
      const fraction = at;
      while ((byte ^ ZERO) < 10) {
        mantissa = mantissa * 10 + (byte ^ ZERO);
        byte = bytes[++at]!;
      }
      exponent = fraction - at;
      digits -= exponent;
    }
    if (digits === 0) return this.#word(bytes, from);
    if ((byte | LOWER_CASE) === LOWER_E) {
      exponent += this.#exponent(bytes, at + 1);
      at = this.end;
      if (at === -1) return Number.NaN;
    }
    this.end = at;
    if (mantissa < 2 ** 53 && exponent >= -22 && exponent <= 22) {
      const size = exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent]! : mantissa * POWERS_OF_TEN[exponent]!;
      return isNegative ? -size : size;
    }
    return Number(asciiOf(bytes, from, at));
  }

  #exponent(bytes: Uint8Array, from: number): number {
    let at = from;
    const isNegative = bytes[at] === MINUS;
    if (isNegative || bytes[at] === PLUS) at += 1;
    const first = at;
    let exponent = 0;
    while ((bytes[at]! ^ ZERO) < 10) exponent = exponent * 10 + (bytes[at++]! ^ ZERO);
    this.end = at === first ? -1 : at;
    return isNegative ? -exponent : exponent;
  }

  #word(bytes: Uint8Array, from: number): number {
    let to = from;
    while (to - from < LONGEST_WORD && isWordByte(bytes[to]!)) to += 1;
    const value = WORDS.get(asciiOf(bytes, from, to).toLowerCase());
    this.end = value === undefined ? -1 : to;
    return value ?? Number.NaN;
  }
}

const ZERO = 0x30;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const LOWER_E = 0x65;
const LOWER_CASE = 0x20;

const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

const WORDS: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ...['inf', '+inf', 'infinity', '+infinity'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-inf', '-infinity'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);
/** One more than the longest word, so that a longer one is not taken for it. */
const LONGEST_WORD = '+infinity'.length + 1;

function isWordByte(byte: number): boolean {
  return byte === PLUS || byte === MINUS || ((byte | LOWER_CASE) >= 0x61 && (byte | LOWER_CASE) <= 0x7a);
}

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
