/**
 * A label value of the exposition formats: `\\`, `\"` and `\n`; what else stands behind a backslash is kept with
 * it, as Prometheus does.
 * @example unquotedLabel('C:\\\\temp\\n') // => 'C:\\temp' and a line feed
 */
export function unquotedLabel(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\"n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

/**
 * The inside of a Go string literal, as `strconv.Quote` writes it. Bytes written as `\xff` or `\377` are UTF-8;
 * where they are not, and for what is no code point, U+FFFD stands in.
 * @example unquotedGo('\\u00e9\\t') // => 'é' and a tab
 */
export function unquotedGo(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(GO_ESCAPE, (sequence, short: string | undefined, long: string | undefined) => {
    const hex = short ?? long;
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
    return GO_BYTES.test(sequence) ? textOfBytes(sequence) : (GO_LETTERS.get(sequence[1] ?? '') ?? sequence);
  });
}

/** A code point, a run of bytes, or one character. */
const GO_ESCAPE =
  /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(?:x[\da-fA-F]{2}|[0-3][0-7]{2})(?:\\x[\da-fA-F]{2}|\\[0-3][0-7]{2})*|[\s\S])/g;
const GO_BYTES = /^\\(?:x[\da-fA-F]{2}|[0-3][0-7]{2})/;
const GO_LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
]);
const NO_CODE_POINT = '\ufffd';

function codePoint(code: number): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isSurrogate || code > 0x10_ffff ? NO_CODE_POINT : String.fromCodePoint(code);
}

function textOfBytes(escapes: string): string {
  const bytes = escapes
    .slice(1)
    .split('\\')
    .map((byte) => (byte.startsWith('x') ? Number.parseInt(byte.slice(1), 16) : Number.parseInt(byte, 8)));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
