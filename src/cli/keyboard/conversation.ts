import { emitKeypressEvents, type Interface } from 'node:readline';
import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import inquirer, { createPromptModule } from 'inquirer';
import type { Dress } from '../../report/formats/format.ts';
import type { Screen, Size, TextField } from '../../report/interview/screen.ts';
import { beginning } from '../../report/table.ts';
import {
  type Conversation,
  type FindList,
  Interrupted,
  type InterruptSignal,
} from '../../workshop/conversation.ts';
import type { Press } from './key-names.ts';
import { screenPrompt } from './screen-prompt.ts';
import { ansi, type DrawnOn, HeldOutput, type Surface, sizeOf } from './surface.ts';
import { type Typed, textPrompt } from './text-prompt.ts';

/** The terminal at which somebody sits. */
export interface Seat {
  readonly input: NodeJS.ReadableStream;
  readonly output: DrawnOn;
  readonly paint: Dress['paint'];
  /** Calls when the screen was resized or lost what was on it, until what it returns is called. */
  onRedraw(call: () => void): () => void;
  /** Calls when the program is told to end, until what it returns is called. */
  onInterrupt(call: (signal: InterruptSignal) => void): () => void;
}

export type OpenConversation = Conversation & {
  /** Gives the terminal back as it was, once. */
  close(): void;
};

/** Asks by the prompts of inquirer, on a screen of its own. */
export function openConversation(seat: Seat): OpenConversation {
  return new KeyboardConversation(seat);
}

class KeyboardConversation implements OpenConversation {
  readonly #seat: Seat;
  readonly #output: HeldOutput;
  readonly #surface: Surface;
  /** Aborted with what ends the sitting. */
  readonly #ending = new AbortController();
  readonly #stopListening: (() => void)[];
  /** A text that is being typed. */
  #draft: string | undefined;

  constructor(seat: Seat) {
    // Left to its first prompt, readline would put there what is pasted at the end, wherever the cursor is, and take
    // a key that comes within half a second after Esc for part of it.
    emitKeypressEvents(seat.input, { escapeCodeTimeout: ESCAPE_MS } as object as Interface);
    this.#seat = seat;
    this.#output = new HeldOutput(seat.output);
    const end = (signal: InterruptSignal): void => this.#ending.abort(new Interrupted(signal));
    const lost = (): void => end('SIGINT');
    this.#stopListening = [seat.onInterrupt(end), onLost(seat.input, lost)];
    this.#output.write(`${ansi.ownScreen}${ansi.clear}${ansi.markPaste}`);
    this.#surface = {
      paint: seat.paint,
      size: () => sizeOf(seat.output),
      onRedraw: (call) => this.#onRedraw(call),
      hold: () => this.#output.hold(),
      release: () => this.#output.release(),
      lost,
      broken: (error) => this.#ending.abort(error),
    };
  }

  async show<State, Outcome>(screen: Screen<State, Outcome>): Promise<Outcome> {
    return (await this.#ask<Outcome>({ type: 'screen', screen, surface: this.#surface })) as Outcome;
  }

  async type(field: TextField): Promise<string | undefined> {
    const onDraft = (text: string): void => {
      this.#draft = text;
    };
    return (await this.#ask<Typed>({ type: 'text', field, surface: this.#surface, onDraft }))?.text;
  }

  async find(list: FindList): Promise<string | undefined> {
    let term = '';
    const onTerm = (typed: string): void => {
      term = typed;
    };
    for (;;) {
      const found = await this.#askLeavable(searchFor(list, this.#surface.size(), { term, onTerm }));
      if (found !== REDRAWN) return found;
    }
  }

  close(): void {
    if (this.#stopListening.length === 0) return;
    for (const stop of this.#stopListening.splice(0)) stop();
    this.#output.release();
    this.#output.write(`${ansi.plainPaste}${ansi.showCursor}${ansi.formerScreen}`);
  }

  #onRedraw(call: () => void): () => void {
    return this.#seat.onRedraw(() => {
      // A shell in between has its own idea of what is pasted.
      this.#output.write(`${ansi.clear}${ansi.markPaste}`);
      call();
    });
  }

  /** One prompt; what the library throws becomes the one way in which a sitting ends. */
  async #ask<T>(question: object, leave?: AbortSignal): Promise<T | undefined> {
    this.#draft = undefined;
    const { signal: ending } = this.#ending;
    const signal = leave === undefined ? ending : AbortSignal.any([ending, leave]);
    const streams = { input: this.#seat.input, output: this.#output };
    const prompt = createPromptModule({ ...streams, clearPromptOnDone: true, signal } as object);
    prompt.registerPrompt('screen', screenPrompt as never);
    prompt.registerPrompt('text', textPrompt as never);
    try {
      const told = await prompt([{ name: 'told', ...question }] as never);
      return (told as { told: T }).told;
    } catch (error) {
      const { aborted: isEnding, reason } = ending;
      if (isEnding)
        throw reason instanceof Interrupted ? new Interrupted(reason.signal, this.#draft) : reason;
      if (error instanceof AbortPromptError) return undefined;
      if (error instanceof ExitPromptError) throw new Interrupted('SIGINT', this.#draft);
      throw error;
    }
  }

  /** A prompt of the library's own, which knows no Esc, no closed line, and no other size of the screen. */
  async #askLeavable(question: object): Promise<string | undefined | typeof REDRAWN> {
    const leaving = new AbortController();
    const redrawing = new AbortController();
    const onKey = (_: unknown, key: Press | undefined): void => {
      if (key?.name === 'escape') leaving.abort();
      if (key?.name === 'd' && key.ctrl === true) this.#surface.lost();
    };
    const stopRedrawing = this.#onRedraw(() => redrawing.abort());
    const { input } = this.#seat;
    input.on('keypress', onKey);
    this.#output.release();
    try {
      const told = await this.#ask<string>(question, AbortSignal.any([leaving.signal, redrawing.signal]));
      return redrawing.signal.aborted && told === undefined ? REDRAWN : told;
    } finally {
      stopRedrawing();
      input.removeListener('keypress', onKey);
    }
  }
}

/** A prompt had to begin anew. */
const REDRAWN = Symbol('redrawn');

/** After so long Esc is a key of its own; the parts of an arrow key come faster, over a slow line too. */
const ESCAPE_MS = 60;

/** Calls when there will be no more keys, also between two prompts; until what it returns is called. */
function onLost(input: NodeJS.ReadableStream, call: () => void): () => void {
  // Readline tells its prompt of an error after us, and finds it gone if that has ended by then.
  const soon = (): void => void setImmediate(call);
  const events = ['end', 'close', 'error'];
  for (const event of events) input.on(event, soon);
  return () => {
    for (const event of events) input.removeListener(event, soon);
  };
}

/** The question above, the help and a blank line below. */
const ROWS_AROUND_A_LIST = 5;
/** The pointer before an entry, and a column that stays free. */
const COLUMNS_AROUND_AN_ENTRY = 3;

/** What was typed to find an entry. */
interface Search {
  readonly term: string;
  onTerm(typed: string): void;
}

/** The search prompt of the library, an entry a line. */
function searchFor(
  { message, entries, hint, nothing }: FindList,
  { columns, rows }: Size,
  { term: initialValue, onTerm }: Search,
): object {
  const source = (term = ''): object[] => {
    onTerm(term);
    const found = entries.filter(({ label }) => label.toLowerCase().includes(term.trim().toLowerCase()));
    if (found.length === 0) return [new inquirer.Separator(nothing)];
    const width = columns - COLUMNS_AROUND_AN_ENTRY;
    return found.map(({ value, label }) => ({ value, name: beginning(label, width) }));
  };
  return {
    type: 'search',
    message,
    source,
    initialValue,
    pageSize: Math.max(3, rows - ROWS_AROUND_A_LIST),
    theme: { style: { keysHelpTip: () => beginning(hint, columns - 1) } },
  };
}
