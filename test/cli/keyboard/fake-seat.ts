import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { openConversation, type Seat } from '../../../src/cli/keyboard/conversation.ts';
import type { Dress } from '../../../src/report/formats/format.ts';
import type { Screen, TextField } from '../../../src/report/interview/screen.ts';
import type { InterruptSignal } from '../../../src/workshop/conversation.ts';

export const ENTER = '\r';
export const ESC = '\u001b';
export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';
export const LEFT = '\u001b[D';
export const BACKSPACE = '\u007f';

export const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;

const plainPaint: Dress['paint'] = (_, text) => text;

/** A terminal without anybody: what is typed is told here, and what is drawn is kept. */
export class FakeSeat implements Seat {
  readonly input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  readonly paint = plainPaint;
  readonly output = { columns: 80, rows: 24, write: (text: string) => void this.drawn.push(text) };
  /** Each piece of text that was written. */
  readonly drawn: string[] = [];
  readonly #redraws = new Set<() => void>();
  readonly #interrupts = new Set<(signal: InterruptSignal) => void>();

  onRedraw(call: () => void): () => void {
    this.#redraws.add(call);
    return () => void this.#redraws.delete(call);
  }

  onInterrupt(call: (signal: InterruptSignal) => void): () => void {
    this.#interrupts.add(call);
    return () => void this.#interrupts.delete(call);
  }

  /** Everything that listens, so that nothing is left of a prompt. */
  get listeners(): number {
    const ofInput = this.input.eventNames().map((name) => this.input.listenerCount(name));
    return ofInput.reduce((sum, count) => sum + count, this.#redraws.size + this.#interrupts.size);
  }

  /** Types one thing after another, each once the one before had its effect. */
  async keys(...keys: readonly string[]): Promise<void> {
    await settled();
    for (const key of keys) {
      this.input.write(key);
      await settled();
    }
  }

  async resize(columns: number, rows: number): Promise<void> {
    Object.assign(this.output, { columns, rows });
    for (const call of this.#redraws) call();
    await settled();
  }

  interrupt(signal: InterruptSignal): void {
    for (const call of this.#interrupts) call(signal);
  }

  get text(): string {
    return this.drawn.join('');
  }

  /** What a terminal of this size shows by now, without blanks at the ends of lines, and where its cursor is. */
  async shown(): Promise<{ lines: string[]; cursor: [column: number, row: number] }> {
    await settled();
    const { columns: cols, rows } = this.output;
    const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, convertEol: true });
    await new Promise<void>((resolve) => terminal.write(this.text, resolve));
    const { active } = terminal.buffer;
    const lines = Array.from({ length: rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').replaceAll('\u2060', ''),
    );
    const cursor: [number, number] = [active.cursorX, active.cursorY];
    terminal.dispose();
    return { lines, cursor };
  }

  /** The lines that are not empty. */
  async lines(): Promise<string[]> {
    return (await this.shown()).lines.filter((line) => line !== '');
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export function seated(size: { columns?: number; rows?: number } = {}) {
  const seat = new FakeSeat();
  Object.assign(seat.output, size);
  return { seat, conversation: openConversation(seat) };
}

/** A screen that shows the keys it was given and ends with them at Enter. */
export const keysScreen: Screen<readonly string[], string> = {
  start: [],
  draw: (keys, { columns, rows }) => [`keys ${keys.join(' ')}`, `${columns} by ${rows}`],
  press: (key, keys) => (key === 'enter' ? { done: keys.join(' ') } : { state: [...keys, key] }),
};

/** A text that must not be `no`. */
export function field(initial = '', replaced: Partial<TextField> = {}): TextField {
  return {
    initial,
    draw: () => ['Why?'],
    check: (text) => (text === 'no' ? 'no is no reason' : undefined),
    ...replaced,
  };
}
