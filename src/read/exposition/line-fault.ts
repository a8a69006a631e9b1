import type { Fault } from '../../errors.ts';

/** What is wrong with a line. */
export type LineTrouble = Omit<Fault, 'place'>;

/** Thrown inside of a line to refuse it. */
export class LineFault extends Error {
  readonly trouble: LineTrouble;
  /** Where in the line, in the unit of whoever throws it. */
  readonly at: number;

  constructor(trouble: LineTrouble, at: number) {
    super(trouble.what);
    this.trouble = trouble;
    this.at = at;
  }
}

export const REPAIR = 'repair the line, or allow some with --max-bad-rows 1%';

/** Most of a text that a message shows. */
const SHOWN = 60;

/** `expected a number, got "12,5x"` */
export function expected(code: string, what: string, got: string): LineTrouble {
  const shown = got.length > SHOWN ? `${got.slice(0, SHOWN)}…` : got;
  const instead = got === '' ? 'the end of the line' : JSON.stringify(shown);
  return { code, what: `expected ${what}, got ${instead}`, fix: REPAIR };
}
