import type { Screen, TextField } from '../report/interview/screen.ts';

/** Somebody at a keyboard. Every question ends with an outcome, or the sitting is interrupted. */
export interface Conversation {
  /** One screen until it has its outcome. @throws Interrupted */
  show<State, Outcome>(screen: Screen<State, Outcome>): Promise<Outcome>;
  /** A line of text, trimmed; undefined when it was left with Esc. @throws Interrupted */
  type(field: TextField): Promise<string | undefined>;
  /** One of many, found by typing; undefined when it was left with Esc. @throws Interrupted */
  find(list: FindList): Promise<string | undefined>;
}

export interface FindList {
  readonly message: string;
  readonly entries: readonly { readonly value: string; readonly label: string }[];
  /** What the keys do, and what is told where nothing fits. */
  readonly hint: string;
  readonly nothing: string;
}

/** What ended a sitting from outside: Ctrl-C, a signal, or a terminal that is gone. */
export class Interrupted extends Error {
  readonly signal: InterruptSignal;
  /** A text that was being typed. */
  readonly draft: string | undefined;

  constructor(signal: InterruptSignal, draft?: string) {
    super(`interrupted by ${signal}`);
    this.name = new.target.name;
    this.signal = signal;
    this.draft = draft;
  }
}

export type InterruptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';
