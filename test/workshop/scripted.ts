import stringWidth from 'string-width';
import { expect } from 'vitest';
import type { Screen, Size, TextField } from '../../src/report/interview/screen.ts';
import {
  type Conversation,
  type FindList,
  Interrupted,
  type InterruptSignal,
} from '../../src/workshop/conversation.ts';

/**
 * What somebody does at the keyboard. Text: keys by their names, with blanks between (`'3 enter'`); `#2` takes the
 * second option of a menu: its digit, where the cursor is not there yet, and Enter.
 * `type` replaces what stands in a field and takes it; `find` takes that entry of a list; `idle` is a key that is
 * meant to do nothing; a function looks at the screen first.
 */
export type Act =
  | string
  | { readonly type: string }
  | { readonly find: string }
  | { readonly idle: string }
  | { readonly interrupt: InterruptSignal; readonly draft?: string }
  | ((screen: string) => readonly Act[]);

type Press = Exclude<Act, string | ((screen: string) => readonly Act[])> | { readonly key: string };

const PICK = /^#(\d)$/;

/** A screen as it stood when something was done to it. */
interface Scene {
  /** `find`: a list to go to. */
  readonly kind: 'screen' | 'field' | 'find';
  readonly screen: string;
  readonly did: string;
}

/** More than any sitting needs: whoever presses on is in a circle. */
const MOST_PRESSES = 2000;

const bare = (_: string, text: string): string => text;

/** Somebody at a keyboard who does what stands in a script, on the real screens without colours. */
export class Scripted implements Conversation {
  readonly scenes: Scene[] = [];
  isClosed = false;
  readonly #acts: Act[];
  readonly #size: Size;

  constructor(acts: readonly Act[], size: Size = { columns: 80, rows: 24 }) {
    this.#acts = acts.flatMap(spelled);
    this.#size = size;
  }

  async show<State, Outcome>(screen: Screen<State, Outcome>): Promise<Outcome> {
    let state = screen.start;
    for (;;) {
      const drawn = this.#checked(screen.draw(state, this.#size, bare));
      const press = this.#next('screen', drawn);
      const key = 'key' in press ? press.key : 'idle' in press ? press.idle : undefined;
      if (key === undefined) throw stuck(`a screen takes keys, and was given ${toldOf(press)}`, drawn);
      const step = screen.press(key, state, this.#size);
      if ('done' in step) return step.done;
      const isIdle = screen.draw(step.state, this.#size, bare).join('\n') === drawn;
      if (isIdle && !('idle' in press)) throw stuck(`${key} does nothing here`, drawn);
      if (!isIdle && 'idle' in press) throw stuck(`${key} does something here`, drawn);
      state = step.state;
    }
  }

  async type(field: TextField): Promise<string | undefined> {
    let text = field.initial;
    let fault: string | undefined;
    for (;;) {
      const above = field.draw(this.#size, bare);
      const drawn = this.#checked([...above, ...(fault === undefined ? [] : [fault])], `> ${text}`);
      const press = this.#next('field', drawn);
      if ('key' in press && press.key === 'escape') return undefined;
      const isTaken = 'type' in press || ('key' in press && press.key === 'enter');
      if (!isTaken)
        throw stuck(`a field takes a text, enter or escape, and was given ${toldOf(press)}`, drawn);
      text = 'type' in press ? press.type : text;
      fault = field.check(text.trim());
      if (fault === undefined) return text.trim();
    }
  }

  async find({ message, entries, hint }: FindList): Promise<string | undefined> {
    const drawn = [`? ${message}`, ...entries.map(({ label }) => `  ${label}`), hint].join('\n');
    const press = this.#next('find', drawn);
    if ('key' in press && press.key === 'escape') return undefined;
    const found = 'find' in press ? entries.find(({ value }) => value === press.find) : undefined;
    if (found === undefined) throw stuck(`there is no such entry: ${toldOf(press)}`, drawn);
    return found.value;
  }

  close(): void {
    this.isClosed = true;
  }

  /** That nothing of the script is left; who waits to look at a further screen may wait for ever. */
  expectPlayed(): void {
    const left = this.#acts.filter((act) => typeof act !== 'function');
    expect(left, `the sitting ended at\n\n${this.scenes.at(-1)?.screen}\n`).toEqual([]);
  }

  /** All screens, each with what was done to it, in the order in which they stood there. */
  transcript(): string {
    return this.scenes.map(({ screen, did }) => `${screen}\n\n════ ${did}\n\n`).join('');
  }

  #next(kind: Scene['kind'], screen: string): Press {
    const press = this.#press(screen);
    this.scenes.push({ kind, screen, did: toldOf(press) });
    if (this.scenes.length > MOST_PRESSES) throw stuck('the script goes round in circles', screen);
    if ('interrupt' in press) throw new Interrupted(press.interrupt, press.draft);
    return press;
  }

  #press(screen: string): Press {
    for (;;) {
      const act = this.#acts.shift();
      if (act === undefined) throw stuck('the script has come to its end', screen);
      const [, option] = typeof act === 'string' ? (PICK.exec(act) ?? []) : [];
      if (typeof act === 'function') this.#acts.unshift(...act(screen).flatMap(spelled));
      else if (option !== undefined) this.#acts.unshift(...keysTo(option, screen));
      else return typeof act === 'string' ? { key: act } : act;
    }
  }

  /** @param typed the line that is typed: the terminal folds it */
  #checked(lines: readonly string[], typed?: string): string {
    const { columns, rows } = this.#size;
    const all = [...lines, ...(typed === undefined ? [] : [typed])].map((line) => line.trimEnd());
    const drawn = all.join('\n');
    if (all.length > rows) throw stuck(`${all.length} lines on a screen of ${rows}`, drawn);
    const wide = lines.find((line) => stringWidth(line) > columns);
    if (wide !== undefined) throw stuck(`a line is wider than ${columns} columns: ${wide}`, drawn);
    return drawn;
  }
}

function spelled(act: Act): Act[] {
  return typeof act === 'string' ? act.split(' ') : [act];
}

function keysTo(option: string, screen: string): string[] {
  return screen.includes(`\n❯ ${option}  `) ? ['enter'] : [option, 'enter'];
}

function toldOf(press: Press): string {
  if ('key' in press) return press.key;
  if ('idle' in press) return press.idle;
  if ('type' in press) return `types ${JSON.stringify(press.type)}`;
  return 'find' in press ? `finds ${press.find}` : press.interrupt;
}

/** A script that does not fit what it met; the last screen tells where. */
export class Stuck extends Error {}

function stuck(what: string, screen: string): Stuck {
  return new Stuck(`${what}\n\n${screen}\n`);
}
