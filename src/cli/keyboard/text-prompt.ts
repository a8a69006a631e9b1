import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import type { TextField } from '../../report/interview/screen.ts';
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
  const [text, setText] = useState(initial);
  const [wrong, setWrong] = useState<string | undefined>();
  const size = useSize(surface);
  const isPasted = usePasting();
  useEffect((line) => line.write(initial), []);
  useKeypress((press, line) => {
    const pasted = isPasted(press as Press);
    const key = keyName(press as Press);
    if (key === 'escape') return leave(undefined);
    // Readline has emptied its line by now.
    if (key === 'enter') line.write(pasted ? `${text} ` : text);
    if (key === 'enter' && !pasted) return end(text.trim());
    setWrong(undefined);
    setText(line.line);
    onDraft(line.line);
  });

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
  const lines = [...field.draw(size, surface.paint), ...fault, `${PROMPT}${text}`];
  return `${lines.join('\n')}${ansi.showCursor}`;
});

const PROMPT = '> ';

function onOneLine(text: string): string {
  return text.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, ' ');
}
