import { type Fault, UsageError } from '../../errors.ts';
import { variableOf } from './environment.ts';
import type { Setting, Settings } from './setting.ts';

/** How the commands begin what they say of an option. */
const OPTION = /^(?:--([\w-]+)|(-o)|(output format))\b/;
/** Faults that name a selector, and not the option that has it. */
const SELECTOR_FAULTS: ReadonlySet<string> = new Set(['selector', 'select-nothing']);
const QUOTED = /"(?:[^"\\]|\\.)*"/;

/**
 * An error that a command found in an option, told where its value stands when nobody typed it: in a configuration
 * by line and column, or in a variable. Any other error as it is.
 */
export function toldWhere(error: unknown, settings: Settings): unknown {
  if (!(error instanceof UsageError) || error.fault.place !== 'aiops') return error;
  const { what } = error.fault;
  const [head, long, short] = OPTION.exec(what) ?? [];
  if (head === undefined) return selectorToldWhere(error, settings);
  const name = long?.replaceAll('-', '_') ?? (short === undefined ? 'format' : 'output');
  const setting = settings.get(name);
  if (setting === undefined || setting.from === 'typed' || setting.from === 'default') return error;
  const said = what.slice(head.length);
  const fault: Fault = { ...error.fault, place: placeIn(setting, said) };
  // The place says the variable: it is not said twice.
  const subject = setting.from === 'file' ? name : / "/.test(said.slice(0, 2)) ? '' : variableOf(name);
  return new UsageError({ ...fault, what: named(`${subject}${said}`.trim(), settings) }, { cause: error });
}

/** Several options take selectors: of a faulty one, the first that has it. */
function selectorToldWhere(error: UsageError, settings: Settings): UsageError {
  const quoted = SELECTOR_FAULTS.has(error.fault.code) ? QUOTED.exec(error.fault.what)?.[0] : undefined;
  if (quoted === undefined) return error;
  const selector = JSON.parse(quoted) as string;
  for (const { value, place, places, from } of settings.values()) {
    const items = [value].flat().map(String);
    const at = items.findIndex((item) => item === selector || item.startsWith(`${selector}: `));
    if (at === -1) continue;
    if (from === 'typed') return error;
    return new UsageError({ ...error.fault, place: places?.[at] ?? place }, { cause: error });
  }
  return error;
}

/** Of a list, the place of the item that is quoted. */
function placeIn({ value, place, places }: Setting, said: string): string {
  const quoted = QUOTED.exec(said)?.[0];
  if (quoted === undefined || places === undefined || !Array.isArray(value)) return place;
  const at = (value as readonly string[]).findIndex(
    (item) => onOneLine(JSON.stringify(item)) === onOneLine(quoted),
  );
  return places[at] ?? place;
}

/** A rule may be quoted with other blanks than were written. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Other options of the sentence, by the names that they were given under. */
function named(what: string, settings: Settings): string {
  return what.replaceAll(/(?<=\s)--([\w-]+)/g, (typed, long: string) => {
    const name = long.replaceAll('-', '_');
    const from = settings.get(name)?.from;
    return from === 'file' ? name : from === 'environment' ? variableOf(name) : typed;
  });
}
