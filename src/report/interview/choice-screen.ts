import { readableWidth } from '../assessment/readable-width.ts';
import type { Dress } from '../formats/format.ts';
import { laidOut } from './layout.ts';
import { type Line, paragraph } from './lines.ts';
import { listBlocks } from './list-blocks.ts';
import type { Key, Screen, Size, Step } from './screen.ts';
import type { InterviewWords } from './words.ts';

export interface Choice<T> {
  /** What is asked stands last; what it is about, above it, is cut where there is little room. */
  readonly head: readonly string[];
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly hint?: string | undefined;
  }[];
  /** Value of the option that is chosen to begin with; left out, or none of them: the first. */
  readonly start?: T | undefined;
  /** Further keys, and what they choose; they go before the screen's own. */
  readonly keys?: Readonly<Record<Key, T>>;
}

/** One of several; its state is the index of the option. */
export function choiceScreen<T>(choice: Choice<T>, words: InterviewWords): Screen<number, T | 'cancel'> {
  return {
    start: Math.max(
      0,
      choice.options.findIndex(({ value }) => value === choice.start),
    ),
    draw: (chosen, size, paint) => drawn(choice, chosen, words, { size, paint }),
    press: (key, chosen) => pressed(choice, key, chosen),
  };
}

/** Options with a digit of their own. */
const DIGITS = 9;

function drawn<T>(
  { head, options }: Choice<T>,
  chosen: number,
  words: InterviewWords,
  { size, paint }: { size: Size; paint: Dress['paint'] },
): readonly string[] {
  const columns = readableWidth(size.columns);
  const rows = options.map((option, at) => optionLines(option, at, { isChosen: at === chosen, columns }));
  const { keys } = words;
  const hints = [
    { key: `1–${Math.min(DIGITS, options.length)} ↑↓`, does: keys.choose },
    { key: 'Enter', does: keys.confirm },
    { key: 'Esc', does: keys.cancel },
  ];
  return laidOut(listBlocks({ head, rows, at: chosen, hints }, size), size, paint);
}

interface OptionPlace {
  readonly isChosen: boolean;
  readonly columns: number;
}

function optionLines(
  { label, hint }: Choice<unknown>['options'][number],
  at: number,
  { isChosen, columns }: OptionPlace,
): Line[] {
  const digit = at < DIGITS ? String(at + 1) : ' ';
  const lead = `${isChosen ? '❯' : ' '} ${digit}  `;
  const lines = paragraph(label, { columns, lead, role: isChosen ? 'strong' : undefined });
  if (hint === undefined || hint === '') return lines;
  return [...lines, ...paragraph(hint, { columns, lead: ' '.repeat(lead.length), role: 'dim' })];
}

function pressed<T>({ options, keys = {} }: Choice<T>, key: Key, chosen: number): Step<number, T | 'cancel'> {
  if (Object.hasOwn(keys, key)) return { done: keys[key] as T };
  if (key === 'escape' || key === 'b') return { done: 'cancel' };
  if (key === 'up') return { state: Math.max(0, chosen - 1) };
  if (key === 'down') return { state: Math.max(0, Math.min(options.length - 1, chosen + 1)) };
  const at = /^[1-9]$/.test(key) ? Number(key) - 1 : chosen;
  const option = key === 'enter' || at !== chosen || /^[1-9]$/.test(key) ? options[at] : undefined;
  if (option !== undefined) return { done: option.value };
  return key === 'enter' ? { done: 'cancel' } : { state: chosen };
}
