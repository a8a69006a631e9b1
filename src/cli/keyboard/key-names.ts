import type { Key } from '../../report/interview/screen.ts';

/** A key press as readline tells it. */
export interface Press {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

const NAMED: readonly Key[] = [
  'up',
  'down',
  'left',
  'right',
  'escape',
  'space',
  'pageup',
  'pagedown',
  'home',
  'end',
  'tab',
  'backspace',
];

/** What a Korean keyboard in Hangul mode sends for the keys that mean something here (KS X 5002, two sets). */
const HANGUL: ReadonlyMap<string, Key> = new Map(
  Object.entries({
    ㅠ: 'b',
    ㄴ: 's',
    ㅕ: 'u',
    ㅜ: 'n',
    ㄷ: 'e',
    ㅊ: 'c',
    ㅎ: 'g',
    ㅂ: 'q',
    ㅃ: 'q',
    ㄸ: 'e',
    ㄱ: 'r',
    ㅡ: 'm',
    ㅔ: 'p',
  }),
);

/** The name under which screens know a key; undefined for keys that mean nothing. */
export function keyName({ name = '', sequence, ctrl, meta }: Press): Key | undefined {
  if (name === 'return' || name === 'enter') return 'enter';
  if (name === 'escape') return 'escape';
  if (ctrl === true || meta === true) return undefined;
  if (NAMED.includes(name)) return name;
  const typed = (sequence ?? name).toLowerCase();
  return /^[0-9a-z?]$/.test(typed) ? typed : HANGUL.get(typed);
}
