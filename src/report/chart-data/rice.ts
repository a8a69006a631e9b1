/** Numbers that share the count of their low bits. */
const BLOCK = 64;
/** Bits in which a block tells how many low bits its numbers have. */
const HEADER_BITS = 6;
/** Of whole numbers that a double holds exactly. */
const MOST_LOW_BITS = 53;

/**
 * Whole numbers, most of them near zero, as base64. Each is folded (0, −1, 1, −2 … become 0, 1, 2, 3 …), its part
 * above the low bits written as so many ones and a zero, its low bits as they are; every 64 numbers choose how many
 * low bits make them shortest.
 * SOURCE: R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", JPL Publication 79-22 (1979).
 * @param numbers between −2⁵² and 2⁵²
 */
export function riceText(numbers: readonly number[]): string {
  const bits = new BitWriter();
  for (let from = 0; from < numbers.length; from += BLOCK) {
    const block = numbers.slice(from, from + BLOCK).map(folded);
    const lowBits = shortest(block);
    bits.put(lowBits, HEADER_BITS);
    for (const number of block) {
      const low = 2 ** lowBits;
      bits.putOnes(Math.floor(number / low));
      bits.put(number % low, lowBits);
    }
  }
  return bits.base64();
}

/**
 * What `riceText` was given.
 * @param count of the numbers
 */
export function riceNumbers(text: string, count: number): number[] {
  const bits = new BitReader(text);
  const numbers: number[] = [];
  while (numbers.length < count) {
    const lowBits = bits.take(HEADER_BITS);
    const end = Math.min(count, numbers.length + BLOCK);
    while (numbers.length < end) {
      const high = bits.takeOnes() * 2 ** lowBits;
      numbers.push(unfolded(high + bits.take(lowBits)));
    }
  }
  return numbers;
}

function folded(number: number): number {
  return number < 0 ? -2 * number - 1 : 2 * number;
}

function unfolded(number: number): number {
  return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
}

function shortest(block: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let lowBits = 0; lowBits <= MOST_LOW_BITS; lowBits++) {
    const ones = block.reduce((sum, number) => sum + Math.floor(number / 2 ** lowBits), 0);
    const length = ones + block.length * lowBits;
    if (length >= least) break;
    best = lowBits;
    least = length;
  }
  return best;
}

class BitWriter {
  readonly #bytes: number[] = [];
  #byte = 0;
  #bits = 0;

  /** The lowest `count` bits of a number, the highest of them first. */
  put(number: number, count: number): void {
    for (let place = count - 1; place >= 0; place--) this.#putBit(Math.floor(number / 2 ** place) % 2);
  }

  putOnes(count: number): void {
    for (let i = 0; i < count; i++) this.#putBit(1);
    this.#putBit(0);
  }

  base64(): string {
    while (this.#bits > 0) this.#putBit(0);
    return btoa(this.#bytes.map((byte) => String.fromCharCode(byte)).join(''));
  }

  #putBit(bit: number): void {
    this.#byte = this.#byte * 2 + bit;
    if (++this.#bits < 8) return;
    this.#bytes.push(this.#byte);
    this.#byte = 0;
    this.#bits = 0;
  }
}

class BitReader {
  readonly #bytes: string;
  #place = 0;

  constructor(text: string) {
    this.#bytes = atob(text);
  }

  take(count: number): number {
    let number = 0;
    for (let i = 0; i < count; i++) number = number * 2 + this.#takeBit();
    return number;
  }

  /** How many ones there are before the next zero, which is taken too. */
  takeOnes(): number {
    let ones = 0;
    while (this.#takeBit() === 1) ones++;
    return ones;
  }

  /** Behind the end there are zeros. */
  #takeBit(): number {
    const byte = this.#bytes.charCodeAt(this.#place >> 3);
    const bit = (byte >> (7 - (this.#place & 7))) & 1;
    this.#place++;
    return bit;
  }
}
