/**
 * What went wrong, told so that a tired person can mend it: where, what, why, how.
 * Lower case, no full stop; values quoted. `code` is kebab-case and a promise, the words are not.
 */
export interface Fault {
  /** Short stable name, such as `csv-number`. */
  readonly code: string;
  /** `file:line:column`, `file:line`, `file`, or `aiops` when no input is to blame. */
  readonly place: string;
  readonly what: string;
  /** Only where the cause is not obvious from `what`. */
  readonly why?: string;
  /** Something to copy or to do. */
  readonly fix?: string;
}

/** A fault in the one form that people and problem matchers read: `PLACE: error: WHAT [code]`. */
export function faultText(fault: Fault, level: 'error' | 'warning' = 'error'): string {
  const lines = [`${fault.place}: ${level}: ${fault.what} [${fault.code}]`];
  if (fault.why !== undefined) lines.push(`  why: ${fault.why}`);
  if (fault.fix !== undefined) lines.push(`  fix: ${fault.fix}`);
  return lines.join('\n');
}

/** An error that a person can mend; its message is the whole text that is printed. */
abstract class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(faultText(fault), options);
    this.name = new.target.name;
    this.fault = fault;
  }
}

/** Called or configured wrongly: exit code 2. */
export class UsageError extends FaultError {}

/** Data that cannot be used: exit code 3. */
export class InputError extends FaultError {}

/** A result that could not be written: exit code 4, yet no bug of ours. */
export class OutputError extends FaultError {}
