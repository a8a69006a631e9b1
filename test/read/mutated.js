import { uniformInt } from 'pure-rand/distribution/uniformInt';

/** @typedef {import('pure-rand/types/RandomGenerator').RandomGenerator} Random */

/** Most changes that one case has. */
const CHANGES = 4;
/** No case gets longer than this, whatever was repeated. */
const LONGEST = 16_384;

/**
 * One of the seeds after one to four changes: bytes and digits flipped, cut out, put in, repeated, exchanged, or the
 * end of another seed instead of its own.
 * @param {readonly Uint8Array[]} seeds
 * @param {Random} random
 * @returns {Uint8Array}
 */
export function mutated(seeds, random) {
  let bytes = oneOf(seeds, random);
  for (let left = upTo(CHANGES - 1, random) + 1; left > 0; left--) {
    bytes = oneOf(changes, random)(bytes, random, seeds).subarray(0, LONGEST);
  }
  return bytes;
}

/**
 * The same length as before: bytes flipped or overwritten between two indexes.
 * @param {Uint8Array} bytes
 * @param {readonly [from: number, to: number]} span
 * @param {Random} random
 */
export function overwritten(bytes, [from, to], random) {
  const copy = bytes.slice();
  for (let left = upTo(CHANGES - 1, random) + 1; left > 0; left--) {
    const at = from + upTo(to - from - 1, random);
    const length = Math.min(to - at, oneOf([1, 1, 1, 2, 4, 10], random));
    const byte = oneOf([0, 1, 0x7f, 0x80, 0xff, upTo(255, random)], random);
    if (length === 1) copy[at] = (copy[at] ?? 0) ^ (1 << upTo(7, random));
    else copy.fill(byte, at, at + length);
  }
  return copy;
}

/**
 * @template T
 * @param {readonly T[]} choices
 * @param {Random} random
 * @returns {T}
 */
export function oneOf(choices, random) {
  return /** @type {T} */ (choices[upTo(choices.length - 1, random)]);
}

/**
 * A whole number from 0 to `most`.
 * @param {number} most
 * @param {Random} random
 */
export function upTo(most, random) {
  return most <= 0 ? 0 : uniformInt(random, 0, most);
}

/** What stands for something in one form or another, and what is on the border of a number or of a text. */
const TOKENS = [
  ...[
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ';',
    ':',
    '=',
    '#',
    '@',
    '=>',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\0',
  ],
  ...[
    'NaN',
    'Inf',
    '-Inf',
    'null',
    'true',
    '-',
    '+',
    '.',
    'e',
    '1e999',
    '1e-400',
    '-0',
    '0x1p3',
    '1_000',
    '1,5',
  ],
  ...['9007199254740993', '9223372036854775808', '8640000000000001', '253402300800', '-62135596801', '0.1e'],
  ...[
    '# EOF\n',
    '# TYPE a counter\n',
    '__name__',
    'timestamp',
    'time',
    '1970-01-01',
    '2026-10-25T02:30',
    'le="+Inf"',
  ],
  ...[
    '{"metric":{}}',
    '{"status":"error"}',
    '[[1,"2"]]',
    '{count:1, sum:2}',
    '\ufeff',
    '\u2028',
    '東京',
    '\ud83d\ude00',
  ],
].map((text) => new TextEncoder().encode(text));

/** @type {readonly ((bytes: Uint8Array, random: Random, seeds: readonly Uint8Array[]) => Uint8Array)[]} */
const changes = [
  (bytes, random) => overwritten(bytes, [0, Math.max(1, bytes.length)], random),
  (bytes, random) => bytes.subarray(0, upTo(bytes.length, random)),
  (bytes, random) => bytes.subarray(upTo(bytes.length, random)),
  (bytes, random) => replaced(bytes, sliceOf(bytes, random), new Uint8Array(0)),
  (bytes, random) => inserted(bytes, oneOf(TOKENS, random), random),
  (bytes, random) => inserted(bytes, randomBytes(random), random),
  (bytes, random) => replaced(bytes, numberIn(bytes, random), oneOf(TOKENS, random)),
  (bytes, random) => replaced(bytes, numberIn(bytes, random), digits(random)),
  (bytes, random) => repeatedSlice(bytes, random),
  (bytes, random) => exchangedSlices(bytes, random),
  (bytes, random, seeds) => spliced(bytes, oneOf(seeds, random), random),
  (bytes, random) => repeatedLine(bytes, random),
];

/**
 * @param {Uint8Array} bytes
 * @param {readonly [from: number, to: number]} span
 * @param {Uint8Array} by
 */
function replaced(bytes, [from, to], by) {
  return joined([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} piece
 * @param {Random} random
 */
function inserted(bytes, piece, random) {
  const at = upTo(bytes.length, random);
  return replaced(bytes, [at, at], piece);
}

/**
 * @param {Uint8Array} bytes
 * @param {Random} random
 * @returns {readonly [from: number, to: number]}
 */
function sliceOf(bytes, random) {
  const from = upTo(bytes.length, random);
  return [from, Math.min(bytes.length, from + upTo(64, random))];
}

/**
 * The first run of digits behind some place.
 * @param {Uint8Array} bytes
 * @param {Random} random
 * @returns {readonly [from: number, to: number]}
 */
function numberIn(bytes, random) {
  const isDigit = (/** @type {number | undefined} */ byte) =>
    byte !== undefined && byte >= 0x30 && byte <= 0x39;
  let from = upTo(bytes.length, random);
  while (from < bytes.length && !isDigit(bytes[from])) from += 1;
  let to = from;
  while (isDigit(bytes[to])) to += 1;
  return [from, to];
}

/** @param {Random} random */
function digits(random) {
  return Uint8Array.from({ length: 1 + upTo(30, random) }, () => 0x30 + upTo(9, random));
}

/** @param {Random} random */
function randomBytes(random) {
  return Uint8Array.from({ length: 1 + upTo(15, random) }, () => upTo(255, random));
}

/**
 * @param {Uint8Array} bytes
 * @param {Random} random
 */
function repeatedSlice(bytes, random) {
  const [from, to] = sliceOf(bytes, random);
  const times = oneOf([1, 2, 5, 50], random);
  return replaced(bytes, [to, to], joined(Array.from({ length: times }, () => bytes.subarray(from, to))));
}

/**
 * @param {Uint8Array} bytes
 * @param {Random} random
 */
function exchangedSlices(bytes, random) {
  const [a = 0, b = 0, c = 0] = Array.from({ length: 3 }, () => upTo(bytes.length, random)).toSorted(
    (x, y) => x - y,
  );
  return joined([bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)]);
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} other
 * @param {Random} random
 */
function spliced(bytes, other, random) {
  return joined([bytes.subarray(0, upTo(bytes.length, random)), other.subarray(upTo(other.length, random))]);
}

/**
 * @param {Uint8Array} bytes
 * @param {Random} random
 */
function repeatedLine(bytes, random) {
  const LF = 10;
  const from = bytes.lastIndexOf(LF, upTo(bytes.length, random)) + 1;
  const to = bytes.indexOf(LF, from) + 1 || bytes.length;
  const at = bytes.indexOf(LF, upTo(bytes.length, random)) + 1;
  return replaced(bytes, [at, at], bytes.subarray(from, to));
}

/** @param {readonly Uint8Array[]} pieces */
function joined(pieces) {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
