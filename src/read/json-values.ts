import { Tokenizer, TokenizerError, TokenParser, TokenType } from '@streamparser/json';
import { InputError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import type { Source } from './reader.ts';

/** Where a value stands: the keys and indexes that lead to it. */
export type JsonPath = readonly (string | number)[];

/** Which values are wanted, by the kind of the outermost one: paths such as `$.data.result.*`. */
export interface JsonPaths {
  readonly object: readonly string[];
  readonly array: readonly string[];
}

/** What the outermost value is. */
export type JsonRoot = 'object' | 'array' | 'other';

/**
 * Hands the wanted values of a JSON document to `take` as soon as each is complete, and forgets them;
 * says in the end what the outermost value was.
 * @throws InputError for JSON that is broken or cut, and whatever `take` throws
 */
export async function eachJsonValue(
  source: Source,
  paths: JsonPaths,
  take: (path: JsonPath, value: unknown) => void,
): Promise<JsonRoot> {
  const parser = new PathParser(paths, take);
  // The tokenizer loses characters that are spread over more than two chunks: each chunk gets whole ones.
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for await (const chunk of source.bytes) {
    try {
      parser.write(encoder.encode(decoder.decode(chunk, { stream: true })));
    } catch (error) {
      throw error instanceof InputError ? error : broken(source, parser, error);
    }
  }
  try {
    parser.end();
  } catch (error) {
    throw error instanceof InputError ? error : cut(source, parser.bytes, error);
  }
  return parser.root;
}

/** A tokenizer and a parser, and how far they have got. */
class PathParser {
  /** How many bytes were written. */
  bytes = 0;
  root: JsonRoot = 'other';
  #chunkStart = 0;
  #lastToken = 0;
  readonly #tokenizer = new Tokenizer();
  #parser: TokenParser | undefined;

  constructor(paths: JsonPaths, take: (path: JsonPath, value: unknown) => void) {
    this.#tokenizer.onToken = (token) => {
      this.#lastToken = token.offset;
      this.#parser ??= this.#begin(token.token, paths, take);
      this.#parser.write(token);
    };
  }

  get isComplete(): boolean {
    return this.#parser?.isEnded === true;
  }

  write(bytes: Uint8Array): void {
    this.#chunkStart = this.bytes;
    this.bytes += bytes.length;
    this.#tokenizer.write(bytes);
  }

  end(): void {
    this.#tokenizer.end();
    if (!this.isComplete) throw new Error('ended before the outermost value');
  }

  /** 0-based offset of what could not be parsed. The tokenizer says where in the chunk, in its message alone. */
  faultOffset(error: unknown): number {
    const inChunk =
      error instanceof TokenizerError ? /at position "(\d+)"/.exec(error.message)?.[1] : undefined;
    return inChunk === undefined ? this.#lastToken : this.#chunkStart + Number(inChunk);
  }

  #begin(first: TokenType, paths: JsonPaths, take: (path: JsonPath, value: unknown) => void): TokenParser {
    if (first === TokenType.LEFT_BRACE) this.root = 'object';
    if (first === TokenType.LEFT_BRACKET) this.root = 'array';
    return newParser(this.root === 'other' ? [] : paths[this.root], take);
  }
}

function newParser(paths: readonly string[], take: (path: JsonPath, value: unknown) => void): TokenParser {
  const parser = new TokenParser({ paths: [...paths], keepStack: false });
  parser.onValue = ({ stack, key, value }) => {
    const keys = [...stack.slice(1).map((element) => element.key), key];
    take(
      keys.map((part) => part ?? ''),
      value,
    );
  };
  return parser;
}

function broken({ path }: Source, parser: PathParser, cause: unknown): InputError {
  const byte = parser.faultOffset(cause) + 1;
  return new InputError(
    {
      code: 'json-syntax',
      place: path,
      what: parser.isComplete
        ? `the JSON ends before byte ${byte}, yet more follows`
        : `the JSON is broken at byte ${byte}`,
      fix: `look at it with: head -c ${byte} ${path === 'stdin' ? 'FILE' : shellWord(path)} | tail -c 80`,
    },
    { cause },
  );
}

function cut({ path }: Source, bytes: number, cause: unknown): InputError {
  return new InputError(
    {
      code: 'json-truncated',
      place: path,
      what: `the JSON ends too early, after ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`,
      fix: 'fetch it again; a time-out or a full disk may have cut it',
    },
    { cause },
  );
}
