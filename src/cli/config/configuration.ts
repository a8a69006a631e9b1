import { dirname } from 'node:path';
import { type Fault, InputError, UsageError } from '../../errors.ts';
import { findingKinds, severities } from '../../findings/finding.ts';
import { invalid } from '../../model-file.ts';
import { nearest } from '../../nearest.ts';
import { checkedAgainst, type Located } from '../../read/documents/located.ts';
import { readYamlText, type YamlFile } from '../../read/yaml/yaml.ts';
import { parseJudgedSelector } from '../../series/judged-selector.ts';
import { parseThreshold, type Subject } from '../../thresholds.ts';
import type { Io } from '../io.ts';
import { whyOnlyTyped } from './keys.ts';
import { shownFrom } from './paths.ts';
import { noSelectors, type TextItem, thresholdsBySubject } from './rule-items.ts';
import { type ConfigurationData, configurationSchema } from './schema.ts';

/** A document with its text. */
type Document = Located & { readonly text: string };

/** A configuration that can be followed. */
export interface Configuration {
  /** As it is shown: from the working folder. */
  readonly path: string;
  /** Where its relative paths begin. */
  readonly folder: string;
  readonly placeOf: Located['placeOf'];
  readonly data: ConfigurationData;
  /** Its sections as they are written, by name. */
  readonly sections: Readonly<Record<string, unknown>>;
}

/**
 * @param path absolute
 * @throws UsageError telling the first of all that is wrong with it
 */
export async function readConfiguration(path: string, io: Io): Promise<Configuration> {
  const shown = shownFrom(io.workingFolder(), path);
  const file = parsed(await textOf(path, shown, io), shown);
  const folder = dirname(path);
  if (file === undefined) return { path: shown, folder, placeOf: () => shown, data: {}, sections: {} };
  const ofShape = shapeFaults(file);
  const faults = ofShape.length > 0 ? ofShape : thresholdFaults(file);
  if (faults.length > 0) throw invalid(UsageError, faults, shown);
  return configurationOf(file, shown, folder);
}

/** @param file without faults */
export function configurationOf(file: Located, path: string, folder: string): Configuration {
  const data = file.data as ConfigurationData & Readonly<Record<string, unknown>>;
  return { path, folder, placeOf: (at, part) => file.placeOf(at, part), data, sections: data };
}

/** Keys that are none, and values of another shape, in file order. */
export function shapeFaults(file: Located): Fault[] {
  const checked = checkedAgainst(file, configurationSchema);
  return 'faults' in checked ? checked.faults.map(withReason) : [];
}

/** What is no threshold, or no selector of one, at the top of a file whose shape is right. */
export function thresholdFaults(file: Document): Fault[] {
  const { thresholds } = file.data as ConfigurationData;
  const { findings, assessment } = thresholdsBySubject(thresholds ?? {}, ['thresholds']);
  return [
    ...Object.keys(thresholds ?? {}).flatMap((selector) => selectorFault(selector, file)),
    ...findings.flatMap((item) => thresholdFault(item, 'findings', file)),
    ...assessment.flatMap((item) => thresholdFault(item, 'assessment', file)),
  ];
}

/** An option that is typed alone is no key: why not. */
function withReason(fault: Fault): Fault {
  const [, key] = /^unknown key "(.*)"$/.exec(fault.what) ?? [];
  const why = key === undefined ? undefined : whyOnlyTyped(key);
  if (why === undefined) return fault;
  const { fix, ...others } = fault;
  return { ...others, why };
}

function selectorFault(selector: string, file: Document): Fault[] {
  try {
    parseJudgedSelector(selector);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [{ ...error.fault, place: file.placeOf(['thresholds', selector], 'key') }];
  }
}

function thresholdFault({ text, own = text, at }: TextItem, of: Subject, file: Document): Fault[] {
  const parsed = parseThreshold(own, { of, severities, kinds: findingKinds });
  if ('rule' in parsed) return [];
  const { column, expected, fix = otherKey(String(at[1])) } = parsed;
  const what = `threshold ${JSON.stringify(own)}: expected ${expected}`;
  const place = inside(file.placeOf(at), column, file.text);
  return [{ code: 'threshold', place, what, ...(fix === undefined ? {} : { fix }) }];
}

/** What is no threshold may stand under a slip of a key that takes none. */
function otherKey(selector: string): string | undefined {
  const meant = noSelectors.includes(selector) ? undefined : nearest(selector, noSelectors);
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

/** A column of a text that stands in a document, as it stands there: in quotes or without. */
function inside(place: string, column: number, text: string): string {
  const [, head, line, first] = /^(.*):(\d+):(\d+)$/s.exec(place) ?? [];
  const sign = text.split('\n')[Number(line) - 1]?.[Number(first) - 1] ?? '|';
  // A block of text, and an anchor or a reference before it, begin elsewhere.
  if (/[|>&*]/.test(sign)) return place;
  return `${head}:${line}:${Number(first) + column - (/["']/.test(sign) ? 0 : 1)}`;
}

/** @throws UsageError where it cannot be read: without it there may be no gate */
async function textOf(path: string, shown: string, io: Io): Promise<string> {
  const text = await io.readText(path).catch((error: unknown) => {
    throw asUsage(error);
  });
  if (text !== undefined) return text;
  const what = 'it is a link to nothing';
  throw new UsageError({ code: 'config-missing', place: shown, what, fix: 'mend it, or: --no-config' });
}

/** Undefined where there is nothing in it but comments. @throws UsageError where it is no YAML */
function parsed(text: string, shown: string): YamlFile | undefined {
  try {
    return readYamlText(text, shown);
  } catch (error) {
    if (error instanceof InputError && error.fault.code === 'yaml-empty') return undefined;
    throw asUsage(error);
  }
}

/** A configuration that cannot be read is a wrong call, no wrong data. */
function asUsage(error: unknown): unknown {
  return error instanceof InputError ? new UsageError(error.fault) : error;
}
