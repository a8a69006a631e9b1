import { attributeOf, isCounted, isNegation, longNameOf, type TypedFlags, takesValue } from '../flag.ts';
import type { Key } from './keys.ts';
import type { Setting, Settings, SettingValue } from './setting.ts';

/** What the command line sets. */
export function typedSettings(keys: readonly Key[], typed: TypedFlags): Settings {
  const settings = new Map<string, Setting>();
  for (const { name, flag } of keys) {
    const value = typed[attributeOf(flag)];
    const isOff = value === false;
    if (value === undefined || isOff !== isNegation(flag)) continue;
    const place = `--${longNameOf(flag)}`;
    settings.set(name, { value: isOff ? true : (value as SettingValue), place, from: 'typed' });
  }
  return settings;
}

/** Settings as commander would hand them on; a switch that is off is not there. */
export function typedFlags(settings: Settings, keys: readonly Key[]): TypedFlags {
  const flags: Record<string, TypedFlags[string]> = {};
  for (const { name, flag } of keys) {
    const value = settings.get(name)?.value;
    if (value === undefined || value === false) continue;
    if (isCounted(flag)) flags[attributeOf(flag)] = Number(value);
    else flags[attributeOf(flag)] = takesValue(flag) ? value : !isNegation(flag);
  }
  return flags;
}
