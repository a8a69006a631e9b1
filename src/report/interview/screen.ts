import type { Dress } from '../formats/format.ts';

/** Columns and rows that a screen may take. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/**
 * A key by its name: `0` to `9`, `a` to `z`, `?`, `up`, `down`, `left`, `right`, `enter`, `escape`, `space`,
 * `pageup`, `pagedown`, `home`, `end`, `tab`, `backspace`.
 */
export type Key = string;

/** What a key does: the screen goes on in another state, or it has its outcome. */
export type Step<State, Outcome> = { readonly state: State } | { readonly done: Outcome };

/** One screen: what is drawn for a state, and where each key leads. It knows no terminal. */
export interface Screen<State, Outcome> {
  readonly start: State;
  /** At most `rows` lines of at most `columns` terminal columns each. */
  draw(state: State, size: Size, paint: Dress['paint']): readonly string[];
  press(key: Key, state: State, size: Size): Step<State, Outcome>;
}

/** A line of text that is typed. */
export interface TextField {
  /** Lines above the line that is typed; at most `rows` minus three. */
  draw(size: Size, paint: Dress['paint']): readonly string[];
  /** What stands there to begin with and can be changed. */
  readonly initial: string;
  /** What is wrong with it, in one line; undefined: it is taken. It comes trimmed. */
  check(text: string): string | undefined;
  /** Told at the first Esc where something was typed: only the second one leaves without it. Left out: the first. */
  readonly typedAlready?: string;
}
