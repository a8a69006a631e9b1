import type { Screen, TextField } from '../report/interview/screen.ts';

/** Somebody at a keyboard. Every question ends with an outcome, or the sitting is interrupted. */
export interface Conversation {
  /** One screen until it has its outcome. @throws Interrupted */
  show<State, Outcome>(screen: Screen<State, Outcome>): Promise<Outcome>;
  /** A line of text, trimmed; undefined when it was left with Esc. @throws Interrupted */
  type(field: TextField): Promise<string | undefined>;
  /** One of many, found by typing; undefined when it was left with Esc. @throws Interrupted */
  find(message: string, entries: readonly Entry[]): Promise<string | undefined>;
  /** Any number of some; undefined when it was left with Esc. @throws Interrupted */
  tick(message: string, entries: readonly TickEntry[]): Promise<readonly string[] | undefined>;
}

export interface Entry {
  readonly value: string;
  readonly label: string;
}

export interface TickEntry extends Entry {
  readonly isTicked: boolean;
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
