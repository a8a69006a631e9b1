import { takesValue } from '../flag.ts';
import type { CommandName } from '../flags/index.ts';
import type { Configuration } from './configuration.ts';
import { commandKeys, commonKeys, type Key } from './keys.ts';
import { typedFrom } from './paths.ts';
import { ruleItems, type TextItem, textItems, thresholdItems, thresholdsBySubject } from './rule-items.ts';
import { ASSESSMENT_THRESHOLD, type Setting, type Settings } from './setting.ts';

/** What a configuration says to a command: in its own section, in the common one, at the top; the highest first. */
export function fileSettings(
  configuration: Configuration,
  command: CommandName,
  workingFolder: string,
): [section: Settings, common: Settings, top: Settings] {
  const reader = new SettingsReader(configuration, workingFolder);
  const keys = commandKeys[command];
  const ofCommand = (key: Key) => keys.some(({ flag }) => flag === key.flag);
  return [
    reader.section(command, keys),
    reader.section('common', commonKeys.filter(ofCommand)),
    reader.top(command, keys),
  ];
}

class SettingsReader {
  readonly #file: Configuration;
  readonly #workingFolder: string;

  constructor(file: Configuration, workingFolder: string) {
    this.#file = file;
    this.#workingFolder = workingFolder;
  }

  section(name: string, keys: readonly Key[]): Settings {
    return this.#among(keys, this.#file.sections[name] ?? {}, [name]);
  }

  top(command: CommandName, keys: readonly Key[]): Settings {
    const { thresholds } = this.#file.data;
    const settings = new Map([
      ...this.#among(keys, { baseline: this.#file.data.baseline }, []),
      ...this.#among(keys, { no_data: thresholds?.no_data }, ['thresholds']),
    ]);
    const { findings, assessment } = thresholdsBySubject(thresholds ?? {}, ['thresholds']);
    const isOfAssessment = command === 'assess';
    const asked = isOfAssessment ? assessment : findings;
    const isAny = asked.length > 0 || (command === 'check' && assessment.length > 0);
    if (!isAny || !keys.some(({ name }) => name === 'threshold')) return settings;
    settings.set('threshold', this.#list(asked, ['thresholds']));
    if (command === 'check') settings.set(ASSESSMENT_THRESHOLD, this.#list(assessment, ['thresholds']));
    return settings;
  }

  #among(keys: readonly Key[], mapping: object, at: TextItem['at']): Map<string, Setting> {
    const values = new Map(Object.entries(mapping));
    const given = keys.filter(({ name }) => values.get(name) !== undefined);
    return new Map(
      given.map((key) => [key.name, this.#setting(key, values.get(key.name), [...at, key.name])]),
    );
  }

  #setting({ name, flag }: Key, value: unknown, at: TextItem['at']): Setting {
    const place = this.#file.placeOf(at);
    if (!takesValue(flag)) return { value: value as boolean | number, place, from: 'file' };
    const itemsOf = name === 'threshold' ? thresholdItems : flag.isRule ? ruleItems : textItems;
    const items = itemsOf(value, at).map((item) => (flag.isPath ? this.#fromHere(item) : item));
    if (flag.repeatable) return this.#list(items, at);
    return { value: items[0]?.text ?? '', place, from: 'file' };
  }

  #list(items: readonly TextItem[], at: TextItem['at']): Setting {
    const { placeOf } = this.#file;
    const value = items.map(({ text }) => text);
    return { value, place: placeOf(at), places: items.map((item) => placeOf(item.at)), from: 'file' };
  }

  #fromHere({ text, at }: TextItem): TextItem {
    return { text: typedFrom(this.#workingFolder, this.#file.folder, text), at };
  }
}
