import { type Fault, UsageError } from '../../errors.ts';
import { variableOf } from './environment.ts';
import type { Setting, Settings } from './setting.ts';

/** How the commands begin what they say of an option. */
const OPTION = /^(?:--([\w-]+)|(-o)|(output format))\b/;
/** Faults that name a selector, and not the option that has it. */
const SELECTOR_FAULTS: ReadonlySet<string> = new Set(['selector', 'select-nothing']);
/** Faults that are told of what a model has, and are of a value: the key that has it. */
const keyOfModelFault: Readonly<Record<string, string>> = { 'model-language': 'lang' };
const QUOTED = /"(?:[^"\\]|\\.)*"/;

/** What is at fault among settings: a key, of a list one item, and the fault told where that stands. */
export interface Blamed {
  readonly name: string;
  /** Undefined: all that is set. */
  readonly item: number | undefined;
  readonly fault: Fault;
}

/**
 * An error that a command found in an option, told where its value stands when nobody typed it: in a configuration
 * by line and column, or in a variable. Any other error as it is.
 */
export function toldWhere(error: unknown, settings: Settings): unknown {
  const blamed = blamedSetting(error, settings);
  return blamed === undefined ? error : new UsageError(blamed.fault, { cause: error });
}

/** Undefined where no setting is to blame that stands in a file or a variable. */
export function blamedSetting(error: unknown, settings: Settings): Blamed | undefined {
  if (!(error instanceof UsageError)) return undefined;
  const { code, place, what } = error.fault;
  const ofModel = Object.hasOwn(keyOfModelFault, code) ? keyOfModelFault[code] : undefined;
  if (ofModel !== undefined) return blamedKey(ofModel, what, error, settings);
  if (place !== 'aiops') return undefined;
  const [head, long, short] = OPTION.exec(what) ?? [];
  if (head === undefined) return blamedSelector(error, settings);
  const name = long?.replaceAll('-', '_') ?? (short === undefined ? 'format' : 'output');
  const said = what.slice(head.length);
  const isFile = settings.get(name)?.from === 'file';
  // The place says the variable: it is not said twice.
  const subject = isFile ? name : / "/.test(said.slice(0, 2)) ? '' : variableOf(name);
  return blamedKey(name, named(`${subject}${said}`.trim(), settings), error, settings);
}

function blamedKey(
  name: string,
  what: string,
  { fault }: UsageError,
  settings: Settings,
): Blamed | undefined {
  const setting = settings.get(name);
  if (setting === undefined || setting.from === 'typed' || setting.from === 'default') return undefined;
  const item = quotedItem(setting, fault.what);
  return { name, item, fault: { ...fault, place: placeOf(setting, item), what } };
}

/** Several options take selectors: of a faulty one, the first that has it. */
function blamedSelector({ fault }: UsageError, settings: Settings): Blamed | undefined {
  const quoted = SELECTOR_FAULTS.has(fault.code) ? QUOTED.exec(fault.what)?.[0] : undefined;
  if (quoted === undefined) return undefined;
  const selector = JSON.parse(quoted) as string;
  for (const [name, setting] of settings) {
    const items = [setting.value].flat().map(String);
    const item = items.findIndex((one) => one === selector || one.startsWith(`${selector}: `));
    if (item === -1) continue;
    if (setting.from === 'typed') return undefined;
    return { name, item, fault: { ...fault, place: placeOf(setting, item) } };
  }
  return undefined;
}

function placeOf({ place, places }: Setting, item: number | undefined): string {
  return (item === undefined ? undefined : places?.[item]) ?? place;
}

/** Of a list, the item that is quoted. */
function quotedItem({ value }: Setting, said: string): number | undefined {
  const quoted = QUOTED.exec(said)?.[0];
  if (quoted === undefined || !Array.isArray(value)) return undefined;
  const at = (value as readonly string[]).findIndex(
    (item) => onOneLine(JSON.stringify(item)) === onOneLine(quoted),
  );
  return at === -1 ? undefined : at;
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
