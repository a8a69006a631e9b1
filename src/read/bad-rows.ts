import { type Fault, InputError } from '../errors.ts';
import type { ReadOptions } from './reader.ts';

/** How many refused rows keep their fault; the others are only counted. */
const KEPT = 100;

/** The rows of one input that cannot be read, against what is allowed. */
export class BadRows {
  readonly faults: Fault[] = [];
  count = 0;
  readonly #allowed: ReadOptions['maxBadRows'];

  constructor(allowed: ReadOptions['maxBadRows']) {
    this.#allowed = allowed;
  }

  /** @throws InputError as soon as a count is exceeded; a share is judged by `close` */
  refuse(fault: Fault): void {
    this.count += 1;
    if (this.faults.length < KEPT) this.faults.push(fault);
    const limit =
      'absolute' in this.#allowed ? this.#allowed.absolute : this.#allowed.share > 0 ? Infinity : 0;
    if (this.count > limit) throw this.#tooMany(limit === 0 ? undefined : `${limit}`);
  }

  /** @throws InputError when more than the allowed share of all rows was refused */
  close(rows: number): void {
    if ('absolute' in this.#allowed || this.count <= this.#allowed.share * rows) return;
    throw this.#tooMany(`${Number((this.#allowed.share * 100).toPrecision(6))}%`, ` of ${rows}`);
  }

  #tooMany(limit: string | undefined, ofRows = ''): InputError {
    const first = this.faults[0] ?? { code: 'bad-rows', place: 'aiops', what: 'too many rows are refused' };
    if (limit === undefined) return new InputError(first);
    const rows = `${this.count}${ofRows} ${this.count === 1 && ofRows === '' ? 'row is' : 'rows are'} refused`;
    const why = `${rows}, more than --max-bad-rows ${limit} allows; this is the first`;
    return new InputError({ ...first, why: first.why === undefined ? why : `${first.why}; ${why}` });
  }
}
