import { Writable } from 'node:stream';
import type { Dress } from '../../report/formats/format.ts';
import type { Size } from '../../report/interview/screen.ts';

/** What the terminal is told; all of it is understood by every terminal of the last thirty years (ECMA-48, xterm). */
export const ansi = {
  /** A screen of its own, that leaves nothing behind in the scrollback. */
  ownScreen: '\u001b[?1049h',
  formerScreen: '\u001b[?1049l',
  clear: '\u001b[2J\u001b[H',
  hideCursor: '\u001b[?25l',
  showCursor: '\u001b[?25h',
  /** What is pasted comes between two marks. */
  markPaste: '\u001b[?2004h',
  plainPaste: '\u001b[?2004l',
} as const;

/** Where a screen is drawn. */
export interface Surface {
  readonly paint: Dress['paint'];
  size(): Size;
  /** Calls when everything is to be drawn anew, until what it returns is called. */
  onRedraw(call: () => void): () => void;
  /** What is drawn from now on stays back until `release`, so that nothing flashes between two screens. */
  hold(): void;
  release(): void;
  /** The input has ended. */
  lost(): void;
  /** A fault of ours: the sitting ends with it, and the terminal is given back before it is told. */
  broken(error: unknown): void;
}

/** A terminal as far as it is drawn on. */
export interface DrawnOn {
  write(text: string): unknown;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** What a terminal is taken for that does not tell its size. */
const STANDARD: Size = { columns: 80, rows: 24 };

export function sizeOf({ columns = 0, rows = 0 }: DrawnOn): Size {
  return columns > 0 && rows > 0 ? { columns, rows } : STANDARD;
}

/** A stream into a terminal that can keep back what it is given for a while. */
export class HeldOutput extends Writable {
  readonly #target: DrawnOn;
  #held: string[] | undefined;

  constructor(target: DrawnOn) {
    super({ decodeStrings: false });
    this.#target = target;
  }

  get columns(): number {
    return sizeOf(this.#target).columns;
  }

  get rows(): number {
    return sizeOf(this.#target).rows;
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const text = this.#held?.join('') ?? '';
    this.#held = undefined;
    if (text !== '') this.#target.write(text);
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    if (this.#held === undefined) this.#target.write(String(chunk));
    else this.#held.push(String(chunk));
    done();
  }

  /** Every prompt ends its output; the terminal goes on. */
  override end(): this {
    return this;
  }
}
