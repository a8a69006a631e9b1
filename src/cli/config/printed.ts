import { ruleFor } from '../../rules.ts';
import { takesValue } from '../flag.ts';
import type { CommandName } from '../flags/index.ts';
import { brandingKeys } from './branding.ts';
import type { Configuration } from './configuration.ts';
import { commandKeys, type Key, metricsCommands } from './keys.ts';
import { saidInstead } from './merged.ts';
import { typedFrom } from './paths.ts';
import { textItems } from './rule-items.ts';
import { ASSESSMENT_THRESHOLD, type Setting, type Settings } from './setting.ts';
import { yamlText } from './yaml-text.ts';

/** A line of YAML, and what is told of it. */
type Line = readonly [text: string, note: string];

/**
 * All that holds of the options of a command, with where each value comes from: a configuration that says the same,
 * to be read in the working folder.
 */
export function printedConfiguration(
  command: CommandName,
  settings: Settings,
  configuration: Configuration | undefined,
  workingFolder: string,
): string[] {
  const asked = askedOfBoth(settings);
  const keys = commandKeys[command].filter(({ name }) => name !== 'threshold' || asked.length === 0);
  const lines: Line[] = [
    [`${command}:`, ''],
    ...keys.flatMap((key) => optionLines(key, settings)),
    ...asked,
    ...(configuration === undefined ? [] : otherLines(command, configuration, workingFolder)),
  ];
  const width = Math.max(...lines.filter(([, note]) => note !== '').map(([text]) => text.length));
  const title = `# aiops ${command}: every value, and where it comes from`;
  const body = lines.map(([text, note]) => (note === '' ? text : `${text.padEnd(width)}  # ${note}`));
  return [[title, ...body, ''].join('\n')];
}

function optionLines({ name, flag }: Key, settings: Settings): Line[] {
  const setting = settings.get(name);
  if (setting !== undefined) return settingLines(name, setting, '  ');
  const instead = saidInstead(settings, name);
  const standard = takesValue(flag) ? flag.standard : false;
  if (standard !== undefined && (standard === false || instead === undefined))
    return [[`  ${name}: ${yamlText(standard)}`, 'default']];
  return [[`  #${name}:`, instead === undefined ? 'not set' : `not set: ${instead} is`]];
}

function settingLines(name: string, { value, place, places }: Setting, indent: string): Line[] {
  if (!Array.isArray(value)) return [[`${indent}${name}: ${yamlText(value)}`, place]];
  if (value.length === 0) return [[`${indent}${name}: []`, place]];
  const items = value.map((item, i): Line => [`${indent}  - ${yamlText(item)}`, places?.[i] ?? place]);
  return [[`${indent}${name}:`, ''], ...items];
}

/** Thresholds of a command that judges findings and assessments stand at the top, as they were written. */
function askedOfBoth(settings: Settings): Line[] {
  const ofAssessments = settings.get(ASSESSMENT_THRESHOLD);
  const ofFindings = settings.get('threshold');
  if (ofAssessments === undefined || ofFindings === undefined) return [];
  const bySelector = new Map<string, Setting & { value: string[]; places: string[] }>();
  for (const [i, typed] of (ofFindings.value as readonly string[]).entries()) {
    const { selector = '', text = typed } = ruleFor(typed, (asItIs) => asItIs) ?? {};
    const setting = bySelector.get(selector) ?? { ...ofFindings, value: [], places: [] };
    setting.value.push(text);
    setting.places.push(ofFindings.places?.[i] ?? ofFindings.place);
    bySelector.set(selector, setting);
  }
  const lines = [...bySelector].flatMap(([selector, setting]) =>
    settingLines(yamlText(selector), setting, '  '),
  );
  return [['thresholds:', ''], ...lines, ...settingLines('assessment', ofAssessments, '  ')];
}

/** What is no option: inputs, and what reports look like. */
function otherLines(
  command: CommandName,
  { data, folder, placeOf }: Configuration,
  workingFolder: string,
): Line[] {
  const lines: Line[] = [];
  if (data.inputs !== undefined && metricsCommands.includes(command)) {
    const items = textItems(data.inputs, ['inputs']);
    const value = items.map(({ text }) => typedFrom(workingFolder, folder, text));
    const places = items.map(({ at }) => placeOf(at));
    lines.push(...settingLines('inputs', { value, places, place: placeOf(['inputs']), from: 'file' }, ''));
  }
  const branding = Object.entries(data.report ?? {}).filter(([name]) => name in brandingKeys);
  if (branding.length > 0 && command !== 'report') lines.push(['report:', '']);
  for (const [name, value] of branding) {
    const text = name === 'logo' ? typedFrom(workingFolder, folder, String(value)) : value;
    lines.push([`  ${name}: ${yamlText(text)}`, placeOf(['report', name])]);
  }
  return lines;
}
