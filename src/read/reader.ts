import type { Fault } from '../errors.ts';
import type { DetectOptions } from '../options.ts';
import type { SampleColumn } from '../series/samples.ts';

/** One input: where it comes from and its bytes, as a stream from the first day. */
export interface Source {
  /** What people read in messages: a relative path with forward slashes, or `stdin`. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** How an input is to be read; what is left out is found out from the input, and said. */
export type ReadOptions = Pick<
  DetectOptions,
  'time' | 'value' | 'series' | 'tz' | 'delimiter' | 'decimal' | 'maxBadRows'
>;

/** What came out of one input: everything read, everything assumed, everything refused. */
export interface Reading {
  /** Name of the format in the registry. */
  readonly format: string;
  /** One per label set, in order of first appearance. */
  readonly columns: readonly SampleColumn[];
  /** Data rows (or JSON samples) seen, the refused ones included. */
  readonly rows: number;
  /** The refused rows, with their places, in input order: the first hundred. */
  readonly badRows: readonly Fault[];
  readonly badRowCount: number;
  /** Things decided without being told, as short clauses: `delimiter ";"`, `times without offset read as UTC`. */
  readonly assumptions: readonly string[];
  /** Things a person should know that stop nothing. */
  readonly warnings: readonly Fault[];
}

/** An input format: how it is recognised and how it is read. */
export interface Reader {
  /** One line for `--input` and the help. */
  readonly title: string;
  /** Whether the first bytes (after decompression and without a byte order mark) have this format's shape. */
  recognises(head: string): boolean;
  /** @throws InputError when the input cannot be used */
  read(source: Source, options: ReadOptions): Promise<Reading>;
}
