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
  /** There is no way back: Esc does nothing. */
  readonly isFinal?: boolean;
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
  { head, options, isFinal = false }: Choice<T>,
  chosen: number,
  words: InterviewWords,
  { size, paint }: { size: Size; paint: Dress['paint'] },
): readonly string[] {
  const columns = readableWidth(size.columns);
  const rows = options.map((option, at) => optionLines(option, at, { isChosen: at === chosen, columns }));
  const { keys } = words;
  const digits = `1–${Math.min(DIGITS, options.length)} ↑↓`;
  const hints = [
    ...(options.length > 1 ? [{ key: digits, does: keys.choose }] : []),
    { key: 'Enter', does: keys.confirm },
    ...(isFinal ? [] : [{ key: 'Esc', does: keys.cancel }]),
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

function pressed<T>(
  { options, isFinal = false }: Choice<T>,
  key: Key,
  chosen: number,
): Step<number, T | 'cancel'> {
  if (key === 'escape' || key === 'b') return isFinal ? { state: chosen } : { done: 'cancel' };
  if (key === 'up') return { state: Math.max(0, chosen - 1) };
  if (key === 'down') return { state: Math.max(0, Math.min(options.length - 1, chosen + 1)) };
  if (/^[1-9]$/.test(key)) return { state: Number(key) <= options.length ? Number(key) - 1 : chosen };
  const option = options[chosen];
  return key === 'enter' && option !== undefined ? { done: option.value } : { state: chosen };
}
