import { plain } from '../plain.ts';
import { wrapped } from '../table.ts';
import type { TextField } from './screen.ts';
import type { InterviewWords } from './words.ts';

export interface FieldOptions {
  /** What it is for; as much of it as fits. */
  readonly head: readonly string[];
  readonly label: string;
  readonly hint?: string;
  readonly initial?: string | undefined;
  /** It may stay empty. */
  readonly isOptional?: boolean;
  /** What else must hold; undefined: it does. */
  check?(text: string): string | undefined;
}

/** The lines under the head: a blank one, label and hint, the keys, and what is typed with its fault. */
const ROWS_BELOW = 7;

/** A line of text that is asked for, under what it is for. */
export function textField(
  { head, label, hint, initial = '', isOptional = false, check }: FieldOptions,
  words: InterviewWords,
): TextField {
  return {
    initial,
    typedAlready: words.typedAlready,
    draw: ({ columns, rows }, paint) => {
      const fold = (text: string): string[] => (text === '' ? [''] : wrapped(plain(text), columns - 1));
      const above = head.flatMap(fold).slice(0, Math.max(0, rows - ROWS_BELOW));
      const below = [hint, isOptional ? words.evidence.optional : undefined].filter(
        (one) => one !== undefined,
      );
      const lines = [
        ...above,
        ...(above.length === 0 ? [] : ['']),
        ...fold(label).map((line) => paint('strong', line)),
        ...fold([...below, words.typing].join(' · ')).map((line) => paint('dim', line)),
      ];
      return lines.slice(0, Math.max(1, rows - 1));
    },
    check: (text) => {
      if (text === '' && !isOptional && check === undefined) return words.checks.required;
      return check?.(text);
    },
  };
}
