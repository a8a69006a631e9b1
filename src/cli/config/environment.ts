import { UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { isCounted, takesValue } from '../flag.ts';
import type { Environment } from '../io.ts';
import type { Key } from './keys.ts';
import type { Setting, Settings, SettingValue } from './setting.ts';

const PREFIX = 'AIOPS_';

/** Names the file. */
export const CONFIG_VARIABLE = `${PREFIX}CONFIG`;

/** @example variableOf('fail_on') // => 'AIOPS_FAIL_ON' */
export function variableOf(name: string): string {
  return `${PREFIX}${name.toUpperCase()}`;
}

/**
 * What the environment sets of some keys; an empty variable sets nothing, and a list has a line for each item.
 * @throws UsageError naming a variable whose value cannot be
 */
export function environmentSettings(keys: readonly Key[], env: Environment): Settings {
  const settings = new Map<string, Setting>();
  for (const key of keys) {
    const place = variableOf(key.name);
    const text = env[place];
    if (text === undefined || text === '') continue;
    settings.set(key.name, { value: valueFrom(key, text, place), place, from: 'environment' });
  }
  return settings;
}

/** Variables of ours by their prefix that are none, and are close to one: each with what was probably meant. */
export function misspeltVariables(keys: readonly Key[], env: Environment): [typed: string, meant: string][] {
  const known = [CONFIG_VARIABLE, ...keys.map(({ name }) => variableOf(name))];
  const strange = Object.keys(env).filter((name) => name.startsWith(PREFIX) && !known.includes(name));
  return strange.sort().flatMap((name) => {
    const meant = nearest(
      name.slice(PREFIX.length),
      known.map((one) => one.slice(PREFIX.length)),
    );
    return meant === undefined ? [] : [[name, PREFIX + meant]];
  });
}

function valueFrom({ flag }: Key, text: string, variable: string): SettingValue {
  if (isCounted(flag) && /^[0-2]$/.test(text)) return Number(text);
  if (!takesValue(flag)) return switchOf(text, variable);
  const items = flag.repeatable ? text.split('\n').filter((line) => line.trim() !== '') : [text];
  const { values } = flag;
  const stray = values === undefined ? undefined : items.find((item) => !values.includes(item));
  if (stray !== undefined) throw wrong(variable, stray, values ?? []);
  return flag.repeatable ? items : text;
}

const switches: Readonly<Record<string, boolean>> = {
  '1': true,
  true: true,
  yes: true,
  '0': false,
  false: false,
  no: false,
};

function switchOf(text: string, variable: string): boolean {
  const known = text.toLowerCase();
  const isOn = Object.hasOwn(switches, known) ? switches[known] : undefined;
  if (isOn === undefined) throw wrong(variable, text, Object.keys(switches));
  return isOn;
}

function wrong(variable: string, text: string, values: readonly string[]): UsageError {
  const meant = nearest(text, values);
  const what = `${JSON.stringify(text)}: expected one of ${values.join(', ')}`;
  const fix = meant === undefined ? {} : { fix: `did you mean ${meant}?` };
  return new UsageError({ code: 'option-value', place: variable, what, ...fix });
}
