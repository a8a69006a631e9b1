import type { Interface } from 'node:readline';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { cutInRows } from '../../report/interview/lines.ts';
import type { Size, TextField } from '../../report/interview/screen.ts';
import { keyName, type Press } from './key-names.ts';
import { usePasting, useSize } from './screen-prompt.ts';
import { ansi, type Surface } from './surface.ts';

export interface TextConfig {
  readonly field: TextField;
  readonly surface: Surface;
  /** What has been typed so far, after each key. */
  onDraft(text: string): void;
}

/** What was typed; undefined when it was left with Esc. */
export interface Typed {
  readonly text: string | undefined;
}

/**
 * A line of text under the lines of its field. What is pasted stays in one piece: its line ends become blanks, and
 * none of them ends the line.
 */
export const textPrompt = createPrompt<Typed, TextConfig>(({ field, surface, onDraft }, done) => {
  const initial = onOneLine(field.initial);
  // What is pasted is drawn once it is all there: drawing at each of its characters would take minutes for a page.
  const [text, setText] = useState(initial);
  const now = useRef({ text: initial, cursor: initial.length });
  const [wrong, setWrong] = useState<string | undefined>();
  const size = useSize(surface);
  const isPasted = usePasting();
  useEffect((line) => {
    // Without it readline would count the text twice, and set the cursor too far to the right.
    line.setPrompt(PROMPT);
    line.write(initial);
  }, []);
  useKeypress((press, promptLine) => {
    const line = promptLine as Line;
    const pasted = isPasted(press as Press);
    const key = keyName(press as Press);
    if (key === 'escape') return goBack(press as Press);
    if (key === 'enter') {
      const before = now.current.text.slice(0, now.current.cursor);
      putBack(line, pasted ? `${before.trimEnd()} ` : before, now.current.text.slice(now.current.cursor));
    }
    now.current = { text: line.line, cursor: line.cursor };
    onDraft(line.line);
    if (pasted && (press as Press).name !== 'paste-end') return;
    setText(line.line);
    if (key === 'enter' && !pasted) return end(line.line.trim());
    setWrong(undefined);
  });

  function goBack({ sequence }: Press): void {
    const { typedAlready } = field;
    const isMeant = text === initial || wrong === typedAlready || sequence === ESC_TWICE;
    if (typedAlready === undefined || isMeant) leave(undefined);
    else setWrong(typedAlready);
  }

  function end(typed: string): void {
    const fault = field.check(typed);
    if (fault === undefined) leave(typed === initial.trim() ? field.initial : typed);
    else setWrong(fault);
  }

  function leave(typed: string | undefined): void {
    surface.hold();
    done({ text: typed });
  }

  const fault = wrong === undefined ? [] : [surface.paint('medium', wrong)];
  const rows = typedRows(text, size);
  const height = rows.flatMap((row) => cutInRows(row, size.columns)).length;
  const room = { ...size, rows: Math.max(1, size.rows - height - fault.length + 1) };
  const lines = [...field.draw(room, surface.paint), ...fault, ...rows];
  return `${lines.join('\n')}${ansi.showCursor}`;
});

/** Rows that are left for what the text is and what the keys do, however long it is. */
const LEAST_ABOVE = 4;

/** What was typed, as the terminal breaks it; of a text that is longer than the screen, its end. */
function typedRows(text: string, { columns, rows }: Size): string[] {
  const most = Math.max(1, rows - LEAST_ABOVE);
  if (cutInRows(`${PROMPT}${text}`, columns).length <= most) return [`${PROMPT}${text}`];
  // Without the prompt, since the library counts the columns of the cursor from the text alone.
  return cutInRows(text, columns).slice(-most);
}

const PROMPT = '> ';

/** Two that come fast are one key to readline. */
const ESC_TWICE = '\u001b\u001b';

/** Readline empties its line at a line end, except where it takes two of them for one. */
function putBack(line: Line, before: string, after: string): void {
  line.clearLine(0);
  line.write(after);
  line.write('', { ctrl: true, name: 'a' });
  line.write(before);
}

type PromptLine = Parameters<Parameters<typeof useKeypress>[0]>[1];
/** It is readline's, and tells more of it than the library says. */
type Line = PromptLine & Pick<Interface, 'cursor' | 'write'>;

function onOneLine(text: string): string {
  return text.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, ' ');
}
