import { readableWidth } from '../assessment/readable-width.ts';
import { laidOut } from './layout.ts';
import { paragraph } from './lines.ts';
import { listBlocks } from './list-blocks.ts';
import type { Key, Screen, Step } from './screen.ts';
import type { InterviewWords } from './words.ts';

export interface Ticks {
  /** What is asked stands last. */
  readonly head: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string; readonly isTicked: boolean }[];
}

/** Where the cursor stands, and what is ticked. */
export interface TickState {
  readonly at: number;
  readonly ticked: ReadonlySet<string>;
}

/** Any number of several, in their order. */
export function tickScreen(
  { head, options }: Ticks,
  words: InterviewWords,
): Screen<TickState, readonly string[] | 'cancel'> {
  return {
    start: {
      at: 0,
      ticked: new Set(options.filter(({ isTicked }) => isTicked).map(({ value }) => value)),
    },
    draw: ({ at, ticked }, size, paint) => {
      const columns = readableWidth(size.columns);
      const rows = options.map(({ value, label }, line) =>
        paragraph(label, {
          columns,
          lead: `${line === at ? '❯' : ' '} [${ticked.has(value) ? 'x' : ' '}] `,
          role: line === at ? 'strong' : undefined,
        }),
      );
      const { keys } = words;
      const hints = [
        { key: '↑↓', does: keys.choose },
        { key: 'Space', does: keys.tick },
        { key: 'Enter', does: keys.confirm },
        { key: 'Esc', does: keys.cancel },
      ];
      return laidOut(listBlocks({ head, rows, at, hints }, size), size, paint);
    },
    press: (key, state) => pressed(options, key, state),
  };
}

function pressed(
  options: Ticks['options'],
  key: Key,
  { at, ticked }: TickState,
): Step<TickState, readonly string[] | 'cancel'> {
  const values = options.map(({ value }) => value);
  switch (key) {
    case 'enter':
      return { done: values.filter((value) => ticked.has(value)) };
    case 'escape':
    case 'b':
      return { done: 'cancel' };
    case 'up':
      return { state: { at: Math.max(0, at - 1), ticked } };
    case 'down':
      return { state: { at: Math.min(options.length - 1, at + 1), ticked } };
    case 'space':
      return { state: { at, ticked: turned(ticked, values[at]) } };
    default:
      return { state: { at, ticked } };
  }
}

function turned(ticked: ReadonlySet<string>, value: string | undefined): ReadonlySet<string> {
  if (value === undefined) return ticked;
  const others = [...ticked].filter((one) => one !== value);
  return new Set(ticked.has(value) ? others : [...others, value]);
}
