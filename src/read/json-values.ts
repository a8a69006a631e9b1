import { Tokenizer, TokenizerError, TokenParser } from '@streamparser/json';
import { type Fault, InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { GrowingBytes } from './growing-bytes.ts';
import type { Source } from './reader.ts';

/** What takes the values of JSON documents. */
export interface JsonTaker {
  /** An object of the list, as soon as it is complete. */
  element(value: unknown): void;
  /** A whole document, with `{}` in its list for each object that was handed on before. */
  document(value: unknown): void;
}

/**
 * Hands on the JSON documents that stand in a row, with or without blanks between them, and forgets them. So that
 * a long one needs no room as a whole, the objects of one list are handed on one by one: of the array to which
 * `listKeys` lead, or of a document that is an array itself.
 * @throws InputError for JSON that is broken, cut, too deep or too long, and whatever `taker` throws
 */
export async function eachJsonDocument(
  source: Source,
  listKeys: readonly string[],
  taker: JsonTaker,
): Promise<void> {
  const documents = new Documents(source.path, listKeys, taker);
  for await (const chunk of source.bytes) documents.write(chunk);
  documents.end();
}

/** No answer is deeper than eight; what is deeper by far was made to break a parser. */
const MAX_DEPTH = 64;
/** Of one object of the list, and of all the rest of a document; a text of V8 holds twice as much. */
const MAX_BYTES = 256 * 1_048_576;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LEFT_BRACKET = 0x5b;
const RIGHT_BRACKET = 0x5d;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Cuts bytes into documents and their list into objects by brackets and quotes alone; what stands between them is
 * judged by JSON.parse.
 */
class Documents {
  readonly #path: string;
  readonly #taker: JsonTaker;
  readonly #keys: readonly RegExp[];
  /** 0-based, of the chunk's first byte. */
  #chunkOffset = 0;
  #count = 0;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  /** How many of the keys have been followed. */
  #followed = 0;
  /** Depth inside the list; 0 outside. */
  #listDepth = 0;
  #isInElement = false;
  #elementOffset = 0;
  readonly #element = new GrowingBytes();
  #documentOffset = 0;
  /** The document, with `{}` for each object of its list. */
  readonly #rest = new GrowingBytes();
  /** Where in the rest, and how many bytes were left out before. */
  #leftOut: { readonly at: number; readonly bytes: number }[] = [];

  constructor(path: string, listKeys: readonly string[], taker: JsonTaker) {
    this.#path = path;
    this.#taker = taker;
    this.#keys = listKeys.map((key) => new RegExp(`(?<!\\\\)"${key}"\\s*:\\s*$`));
  }

  write(chunk: Uint8Array): void {
    /** What comes before in the chunk is kept, or is a blank between documents. */
    let kept = 0;
    for (let i = this.#isInText ? this.#endOfText(chunk, 0) + 1 : 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (byte === QUOTE && this.#depth > 0) {
        this.#isInText = true;
        i = this.#endOfText(chunk, i + 1);
      } else if (byte === LEFT_BRACE || byte === LEFT_BRACKET) {
        this.#keep(chunk.subarray(kept, i));
        kept = i;
        this.#open(byte, this.#chunkOffset + i);
      } else if (this.#depth === 0) {
        if (!BLANKS.has(byte)) throw this.#stray(this.#chunkOffset + i);
        kept = i + 1;
      } else if (byte === RIGHT_BRACE || byte === RIGHT_BRACKET) {
        this.#keep(chunk.subarray(kept, i + 1));
        kept = i + 1;
        this.#close();
      }
    }
    this.#keep(chunk.subarray(kept));
    this.#chunkOffset += chunk.length;
  }

  end(): void {
    if (this.#depth > 0) throw this.#brokenPart() ?? this.#cut();
    if (this.#count === 0) throw this.#cut();
  }

  /** Index of the quote that ends a text, or the chunk's length where it does not end in the chunk. */
  #endOfText(chunk: Uint8Array, from: number): number {
    let i = this.#isEscaped ? from + 1 : from;
    this.#isEscaped = false;
    for (; i < chunk.length; i++) {
      if (chunk[i] === QUOTE) {
        this.#isInText = false;
        return i;
      }
      if (chunk[i] === BACKSLASH) i += 1;
    }
    this.#isEscaped = i > chunk.length;
    return chunk.length;
  }

  #open(bracket: number, offset: number): void {
    if (this.#depth === MAX_DEPTH) throw this.#tooDeep(offset);
    if (this.#depth === 0) this.#begin(bracket, offset);
    else if (this.#depth === this.#listDepth && bracket === LEFT_BRACE) this.#beginElement(offset);
    else if (!this.#isInElement) this.#follow(bracket);
    this.#depth += 1;
  }

  #begin(bracket: number, offset: number): void {
    this.#documentOffset = offset;
    this.#listDepth = bracket === LEFT_BRACKET ? 1 : 0;
    this.#followed = 0;
  }

  #beginElement(offset: number): void {
    this.#isInElement = true;
    this.#elementOffset = offset;
  }

  #follow(bracket: number): void {
    const key = this.#followed === this.#depth - 1 ? this.#keys[this.#followed] : undefined;
    if (key?.test(new TextDecoder().decode(this.#rest.bytes.subarray(-KEY_ROOM))) !== true) return;
    this.#followed += 1;
    if (this.#followed === this.#keys.length && bracket === LEFT_BRACKET) this.#listDepth = this.#depth + 1;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#isInElement) {
      if (this.#depth === this.#listDepth) this.#endElement();
      return;
    }
    if (this.#depth < this.#listDepth) this.#listDepth = 0;
    this.#followed = Math.min(this.#followed, Math.max(this.#depth - 1, 0));
    if (this.#depth === 0) this.#endDocument();
  }

  #endElement(): void {
    const value = this.#parsed(this.#element);
    this.#isInElement = false;
    this.#rest.append(EMPTY);
    this.#leftOut.push({ at: this.#rest.length, bytes: this.#element.length - EMPTY.length });
    this.#element.clear();
    this.#taker.element(value);
  }

  #endDocument(): void {
    const value = this.#parsed(this.#rest);
    this.#count += 1;
    this.#rest.clear();
    this.#leftOut = [];
    this.#taker.document(value);
  }

  #keep(bytes: Uint8Array): void {
    const part = this.#isInElement ? this.#element : this.#rest;
    if (part.length + bytes.length > MAX_BYTES) throw this.#tooLong();
    part.append(bytes);
  }

  #parsed(part: GrowingBytes): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(part.bytes));
    } catch (error) {
      throw this.#brokenPart(error) ?? this.#broken(this.#offsetOf(part.length - 1), error);
    }
  }

  /** The fault in what is kept of the current object, or else document; undefined when it may only be cut. */
  #brokenPart(cause?: unknown): InputError | undefined {
    const at = faultOffset(this.#isInElement ? this.#element.bytes : this.#rest.bytes);
    return at === undefined ? undefined : this.#broken(this.#offsetOf(at), cause);
  }

  /** 0-based offset in the input of a byte that is kept. */
  #offsetOf(at: number): number {
    if (this.#isInElement) return this.#elementOffset + at;
    const leftOut = this.#leftOut.filter((one) => one.at <= at).reduce((sum, { bytes }) => sum + bytes, 0);
    return this.#documentOffset + at + leftOut;
  }

  #broken(offset: number, cause?: unknown): InputError {
    const byte = offset + 1;
    return this.#fault(
      { code: 'json-syntax', what: `the JSON is broken at byte ${byte}`, fix: lookAt(this.#path, byte) },
      cause,
    );
  }

  #stray(offset: number): InputError {
    if (this.#count === 0) return this.#broken(offset);
    const what = `the JSON ends before byte ${offset + 1}, yet more follows`;
    return this.#fault({ code: 'json-syntax', what, fix: lookAt(this.#path, offset + 1) });
  }

  #cut(): InputError {
    const bytes = this.#chunkOffset;
    return this.#fault({
      code: 'json-truncated',
      what: `the JSON ends too early, after ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`,
      fix: 'fetch it again; a time-out or a full disk may have cut it',
    });
  }

  #tooDeep(offset: number): InputError {
    return this.#fault({
      code: 'json-depth',
      what: `the JSON is nested deeper than ${MAX_DEPTH} levels at byte ${offset + 1}`,
      fix: lookAt(this.#path, offset + 1),
    });
  }

  #tooLong(): InputError {
    return this.#fault({
      code: 'json-too-long',
      what: `one series, or what stands beside the series, is longer than ${MAX_BYTES / 1_048_576} MiB`,
      fix: 'ask for shorter time ranges; several answers may stand in one file',
    });
  }

  #fault(fault: Omit<Fault, 'place'>, cause?: unknown): InputError {
    return new InputError({ place: this.#path, ...fault }, { cause });
  }
}

const EMPTY: Uint8Array = new TextEncoder().encode('{}');
/** Room for a key and some blanks behind it. Where that is too little, the list is handed on with its document. */
const KEY_ROOM = 64;

function lookAt(path: string, byte: number): string {
  return `look at it with: head -c ${byte} ${path === 'stdin' ? 'FILE' : shellWord(path)} | tail -c 80`;
}

/** 0-based offset of what is no JSON; undefined when there is no such byte, though some may be missing. */
function faultOffset(bytes: Uint8Array): number | undefined {
  let lastToken = 0;
  // Small buffers: without them the tokenizer keeps a text as an array of its characters.
  const tokenizer = new Tokenizer({ stringBufferSize: 4096, numberBufferSize: 64 });
  const parser = new TokenParser();
  parser.onValue = () => {};
  tokenizer.onToken = (token) => {
    lastToken = token.offset;
    parser.write(token);
  };
  try {
    tokenizer.write(bytes);
    return undefined;
  } catch (error) {
    // The tokenizer says where, in its message alone.
    const at = error instanceof TokenizerError ? /at position "(\d+)"/.exec(error.message)?.[1] : undefined;
    return at === undefined ? lastToken : Number(at);
  }
}
