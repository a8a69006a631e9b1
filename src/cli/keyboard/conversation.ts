import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import { createPromptModule } from 'inquirer';
import type { Dress } from '../../report/formats/format.ts';
import type { Screen, TextField } from '../../report/interview/screen.ts';
import {
  type Conversation,
  type Entry,
  Interrupted,
  type InterruptSignal,
  type TickEntry,
} from '../../workshop/conversation.ts';
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
  /** Gives the terminal back as it was. */
  close(): void;
};

/** Asks by the prompts of inquirer, on a screen of its own. */
export function openConversation(seat: Seat): OpenConversation {
  const output = new HeldOutput(seat.output);
  const ending = new AbortController();
  const end = (signal: InterruptSignal): void => ending.abort(new Interrupted(signal));
  const stopListening = seat.onInterrupt(end);
  output.write(`${ansi.ownScreen}${ansi.clear}${ansi.markPaste}`);
  const surface: Surface = {
    paint: seat.paint,
    size: () => sizeOf(seat.output),
    onRedraw: (call) =>
      seat.onRedraw(() => {
        output.write(ansi.clear);
        call();
      }),
    hold: () => output.hold(),
    release: () => output.release(),
    lost: () => end('SIGINT'),
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

  /** A prompt of the library's own, which knows no Esc. */
  async function askLeavable<T>(question: object): Promise<T | undefined> {
    const leaving = new AbortController();
    const onKey = (_: unknown, key: { name?: string } | undefined): void => {
      if (key?.name === 'escape') leaving.abort();
    };
    seat.input.on('keypress', onKey);
    output.release();
    try {
      return await ask<T>(question, leaving.signal);
    } finally {
      seat.input.removeListener('keypress', onKey);
    }
  }

  const pageSize = (): number => Math.max(3, surface.size().rows - ROWS_AROUND_A_LIST);
  return {
    show: async <State, Outcome>(screen: Screen<State, Outcome>) =>
      (await ask<Outcome>({ type: 'screen', screen, surface })) as Outcome,
    type: async (field: TextField) => {
      const onDraft = (text: string): void => {
        draft = text;
      };
      return (await ask<Typed>({ type: 'text', field, surface, onDraft }))?.text;
    },
    find: (message: string, entries: readonly Entry[]) =>
      askLeavable<string>({
        type: 'search',
        message,
        pageSize: pageSize(),
        source: (term = '') => entries.filter(({ label }) => matches(label, term)).map(choice),
      }),
    tick: (message: string, entries: readonly TickEntry[]) =>
      askLeavable<string[]>({
        type: 'checkbox',
        message,
        pageSize: pageSize(),
        choices: entries.map((entry) => ({ ...choice(entry), checked: entry.isTicked })),
      }),
    close: () => {
      stopListening();
      output.release();
      output.write(`${ansi.plainPaste}${ansi.showCursor}${ansi.formerScreen}`);
    },
  };
}

/** The question above, the help and a blank line below. */
const ROWS_AROUND_A_LIST = 5;

function choice({ value, label }: Entry): { value: string; name: string } {
  return { value, name: label };
}

function matches(label: string, term: string): boolean {
  return label.toLowerCase().includes(term.trim().toLowerCase());
}
