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
  // Left to its first prompt, readline would put there what is pasted at the end, wherever the cursor is, and take a
  // key that comes within half a second after Esc for part of it.
  emitKeypressEvents(seat.input, { escapeCodeTimeout: ESCAPE_MS } as object as Interface);
  const output = new HeldOutput(seat.output);
  const ending = new AbortController();
  const end = (signal: InterruptSignal): void => ending.abort(new Interrupted(signal));
  const lost = (): void => end('SIGINT');
  const stopListening = [seat.onInterrupt(end), onLost(seat.input, lost)];
  output.write(`${ansi.ownScreen}${ansi.clear}${ansi.markPaste}`);
  const surface: Surface = {
    paint: seat.paint,
    size: () => sizeOf(seat.output),
    onRedraw: (call) =>
      seat.onRedraw(() => {
        // A shell in between has its own idea of what is pasted.
        output.write(`${ansi.clear}${ansi.markPaste}`);
        call();
      }),
    hold: () => output.hold(),
    release: () => output.release(),
    lost,
  };
  let draft: string | undefined;

  /** One prompt; what the library throws becomes the one way in which a sitting ends. */
  async function ask<T>(question: object, leave?: AbortSignal): Promise<T | undefined> {
    draft = undefined;
    const signal = leave === undefined ? ending.signal : AbortSignal.any([ending.signal, leave]);
    const prompt = createPromptModule({
      input: seat.input,
      output,
      clearPromptOnDone: true,
      signal,
    } as object);
    prompt.registerPrompt('screen', screenPrompt as never);
    prompt.registerPrompt('text', textPrompt as never);
    try {
      const told = await prompt([{ name: 'told', ...question }] as never);
      return (told as { told: T }).told;
    } catch (error) {
      if (ending.signal.aborted) throw new Interrupted((ending.signal.reason as Interrupted).signal, draft);
      if (error instanceof AbortPromptError) return undefined;
      if (error instanceof ExitPromptError) throw new Interrupted('SIGINT', draft);
      throw error;
    }
  }

  /** A prompt of the library's own, which knows no Esc, no closed line, and no return from the background. */
  async function askLeavable<T>(question: object): Promise<T | undefined> {
    const leaving = new AbortController();
    const onKey = (_: unknown, key: Press | undefined): void => {
      if (key?.name === 'escape') leaving.abort();
      if (key?.name === 'd' && key.ctrl === true) lost();
    };
    let isAsking = true;
    const goOn = (): void => void (isAsking && seat.input.resume());
    const stopRedrawing = seat.onRedraw(() => setImmediate(goOn));
    seat.input.on('keypress', onKey);
    output.release();
    try {
      return await ask<T>(question, leaving.signal);
    } finally {
      isAsking = false;
      stopRedrawing();
      seat.input.removeListener('keypress', onKey);
    }
  }

  return {
    show: async <State, Outcome>(screen: Screen<State, Outcome>) =>
      (await ask<Outcome>({ type: 'screen', screen, surface })) as Outcome,
    type: async (field: TextField) => {
      const onDraft = (text: string): void => {
        draft = text;
      };
      return (await ask<Typed>({ type: 'text', field, surface, onDraft }))?.text;
    },
    find: (list: FindList) => askLeavable<string>(searchFor(list, surface.size())),
    close: () => {
      if (stopListening.length === 0) return;
      for (const stop of stopListening.splice(0)) stop();
      output.release();
      output.write(`${ansi.plainPaste}${ansi.showCursor}${ansi.formerScreen}`);
    },
  };
}

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

/** The search prompt of the library, an entry a line. */
function searchFor({ message, entries, hint, nothing }: FindList, { columns, rows }: Size): object {
  const source = (term = ''): object[] => {
    const found = entries.filter(({ label }) => label.toLowerCase().includes(term.trim().toLowerCase()));
    if (found.length === 0) return [new inquirer.Separator(nothing)];
    const width = columns - COLUMNS_AROUND_AN_ENTRY;
    return found.map(({ value, label }) => ({ value, name: beginning(label, width) }));
  };
  return {
    type: 'search',
    message,
    source,
    pageSize: Math.max(3, rows - ROWS_AROUND_A_LIST),
    theme: { style: { keysHelpTip: () => beginning(hint, columns - 1) } },
  };
}
