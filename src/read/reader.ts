import type { Fault } from '../errors.ts';
import type { DetectOptions } from '../options.ts';
import type { SampleColumn } from '../series/samples.ts';

/** One input: where it comes from and its bytes, as a stream from the first day. */
export interface Source {
  /** What people read in messages: a relative path with forward slashes, or `stdin`. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Why a part is not looked into: a link may lead anywhere, and has no content of its own in an archive. */
export type PassedOver = 'link' | 'too deep';

/** A file of a folder or of an archive. */
export interface Part {
  /** Its path inside, with forward slashes. */
  readonly name: string;
  /** To be read, if at all, before the next part is asked for; none of what is passed over. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly passedOver?: PassedOver;
}

/** An input that is a folder. */
export interface FolderSource {
  readonly path: string;
  /** In code point order of their names. */
  readonly parts: AsyncIterable<Part>;
}

/** How an input is to be read; what is left out is found out from the input, and said. */
export type ReadOptions = Pick<
  DetectOptions,
  'time' | 'value' | 'series' | 'tz' | 'delimiter' | 'decimal' | 'maxBadRows' | 'intervalMs' | 'start'
>;

/** What came out of one input: everything read, everything assumed, everything refused. */
export interface Reading {
  /** Name of the format in the registry. */
  readonly format: string;
  /** One per label set, in order of first appearance. */
  readonly columns: readonly SampleColumn[];
  /**
   * Data rows of a table, or samples of any other form; the refused ones and those that were set aside included.
   * Nothing gets lost: this is the sum of the three (in a wide table, of the samples of one column).
   */
  readonly rows: number;
  /** The refused rows, with their places, in input order: the first hundred. */
  readonly badRows: readonly Fault[];
  readonly badRowCount: number;
  /** What is understood but makes no series, such as native histograms, and how many samples it has. */
  readonly setAside: readonly SetAside[];
  /** Things decided without being told, as short clauses: `delimiter ";"`, `times without offset read as UTC`. */
  readonly assumptions: readonly string[];
  /** Things a person should know that stop nothing. */
  readonly warnings: readonly Fault[];
  /** Whether the input tells no time, so that its samples were laid out at an interval of our own. */
  readonly isUntimed?: boolean;
}

export interface SetAside {
  /** In the plural: `creation times (_created)`. */
  readonly what: string;
  readonly samples: number;
}

/** An input format: how it is recognised and how it is read. */
export interface Reader {
  /** One line for `aiops explain formats`. */
  readonly title: string;
  /** A command that makes such an input, or where it is found; empty where there is no usual one. */
  readonly example?: string;
  /** Whether the first bytes (after decompression and without a byte order mark) have this format's shape. */
  recognises(head: string): boolean;
  /** @throws InputError when the input cannot be used */
  read(source: Source, options: ReadOptions): Promise<Reading>;
  /** For a format that is a folder, or an archive of one. */
  readonly folder?: FolderReader;
}

/** How the parts of a folder are read, one after another. */
export interface FolderReader {
  /** Whether a part belongs to this format, by its name. */
  claims(name: string): boolean;
  /** Whether a part that is not claimed belongs to such a folder all the same, and is not worth a word. */
  ignores?(name: string): boolean;
  /** What is said of a folder that is none of this format, between `the folder` and what it holds instead. */
  readonly denial: string;
  /** Begins to read a folder; `path` is what people read in messages. */
  open(path: string, options: ReadOptions): PartsReader;
}

export interface PartsReader {
  /** Takes a part that the format claims. @throws InputError */
  take(part: Part): Promise<void>;
  /** Once all parts are taken. @throws InputError when they cannot be used */
  finish(): Reading;
}
