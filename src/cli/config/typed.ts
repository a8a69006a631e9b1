import { attributeOf, isCounted, isNegation, longNameOf, type TypedFlags, takesValue } from '../flag.ts';
import type { CommandName } from '../flags/index.ts';
import { commandKeys, type Key } from './keys.ts';
import { ASSESSMENT_THRESHOLD, type Setting, type Settings, type SettingValue } from './setting.ts';

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

/**
 * Settings as commander would hand them on; a switch that is off is not there. Thresholds for assessments go beside the
 * others where a command judges both.
 */
export function flagsOf(settings: Settings, command: CommandName): TypedFlags {
  const flags: Record<string, TypedFlags[string]> = {};
  const ofAssessments = settings.get(ASSESSMENT_THRESHOLD)?.value;
  if (ofAssessments !== undefined) flags['assessmentThreshold'] = ofAssessments;
  for (const { name, flag } of commandKeys[command]) {
    const value = settings.get(name)?.value;
    if (value === undefined || value === false) continue;
    if (isCounted(flag)) flags[attributeOf(flag)] = Number(value);
    else flags[attributeOf(flag)] = takesValue(flag) ? value : !isNegation(flag);
  }
  return flags;
}
