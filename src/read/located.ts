import { z } from 'zod';
import { type Fault, InputError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { checkedText } from './checked-text.ts';
import { GrowingBytes } from './growing-bytes.ts';
import type { Source } from './reader.ts';

/** Where something stands in a document: keys and indices from its root. */
export type DocumentPath = readonly PropertyKey[];

/** A document as data, and where each value of it stands. */
export interface Located {
  readonly path: string;
  readonly data: unknown;
  /**
   * `file:line:column` of the value at a path, or of its key; of the nearest parent that exists where there is
   * none.
   */
  placeOf(at: DocumentPath, part?: 'value' | 'key'): string;
}

/** Places by path, for the documents that are no trees: a value without a place has that of its parent. */
export class Places {
  readonly #root: string;
  readonly #places = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  set(at: DocumentPath, place: string): void {
    this.#places.set(keyOf(at), place);
  }

  placeOf(at: DocumentPath): string {
    for (let length = at.length; length > 0; length--) {
      const place = this.#places.get(keyOf(at.slice(0, length)));
      if (place !== undefined) return place;
    }
    return this.#root;
  }
}

function keyOf(at: DocumentPath): string {
  return JSON.stringify(at.map(String));
}

/** Documents are written by people: a larger one is something else. */
const MAX_BYTES = 4 * 1_048_576;

/**
 * The whole text of a document, without a byte order mark.
 * @throws InputError when it is no UTF-8 text, or larger than 4 MiB: with the code `too-large` that is handed in
 */
export async function documentText(source: Source, tooLarge: string): Promise<string> {
  const whole = new GrowingBytes();
  try {
    for await (const chunk of checkedText(source)) {
      if (whole.length + chunk.length > MAX_BYTES) throw largerThanAllowed(source.path, tooLarge);
      whole.append(chunk);
    }
  } catch (error) {
    throw error instanceof InputError && error.fault.code === 'not-utf8' ? saveAgain(error) : error;
  }
  return new TextDecoder().decode(whole.bytes);
}

function largerThanAllowed(path: string, code: string): InputError {
  return new InputError({
    code,
    place: path,
    what: 'the document is larger than 4 MiB',
    fix: 'check that this is the right file, or split it',
  });
}

/** What helps with a stream of samples (a pipe) does not help with a document. */
function saveAgain({ fault }: InputError): InputError {
  return new InputError({ ...fault, fix: 'save the document as UTF-8' });
}

/** A document as its schema understands it, or all that is wrong with it, in file order. */
export function checkedAgainst<T>(
  located: Located,
  schema: z.ZodType<T>,
): { value: T } | { faults: Fault[] } {
  const result = schema.safeParse(located.data);
  if (result.success) return { value: result.data };
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const check: Check = { located, root: shape };
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, { at: [], shape }, check));
  return { faults: faults.toSorted((a, b) => compareSpots(spotOf(a), spotOf(b))) };
}

type Issue = z.core.$ZodIssue;

/** As much of JSON Schema as tells which keys a mapping may have. */
interface Shape {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly items?: Shape | boolean;
  readonly prefixItems?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
}

/** The one document and its whole schema. */
interface Check {
  readonly located: Located;
  readonly root: Shape;
}

/** Part of a document and what it ought to look like: paths of issues begin here. */
interface Part {
  readonly at: DocumentPath;
  readonly shape: Shape;
}

function faultsOf(issue: Issue, from: Part, check: Check): Fault[] {
  const part = partAt(from, issue.path, check.root);
  if (isMissing(issue, part.at, check)) return [missing(part.at, check.located)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, part, check));
  if (issue.code === 'invalid_key') return [wrongKey(issue, part.at, check.located)];
  if (issue.code === 'invalid_union') return unionFaults(issue, part, check);
  return [wrongValue(issue, part.at, check.located)];
}

/** A required value that is not there is told by its key, whatever it should have been. */
function isMissing(issue: Issue, at: DocumentPath, { located }: Check): boolean {
  const isAboutValue = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
  return isAboutValue && at.length > 0 && !hasValue(located.data, at);
}

function missing(at: DocumentPath, located: Located): Fault {
  const what = `${JSON.stringify(String(at.at(-1)))} is missing`;
  return { code: 'document-missing', place: located.placeOf(at), what };
}

function unknownKey(key: string, { at, shape }: Part, { located, root }: Check): Fault {
  const names = keysOf(shape, valueAt(located.data, at), root).filter((name) => name !== key);
  const meant = names.find((name) => isReordered(key, name)) ?? nearest(key, names);
  return {
    code: 'document-key',
    place: located.placeOf([...at, key], 'key'),
    what: `unknown key ${shown(key)}`,
    ...(meant !== undefined && { fix: `did you mean ${JSON.stringify(meant)}?` }),
    ...(meant === undefined && names.length > 0 && { fix: `the keys here are: ${names.join(', ')}` }),
  };
}

/** The commonest slip of all: letters that changed places. */
function isReordered(typed: string, name: string): boolean {
  return [...typed].sort().join('') === [...name].sort().join('');
}

function wrongKey(issue: z.core.$ZodIssueInvalidKey, at: DocumentPath, located: Located): Fault {
  const [first] = issue.issues;
  const key = String(at.at(-1));
  const what = first === undefined ? `key ${shown(key)} is not allowed` : `${told(first, key)} as a key`;
  return { code: 'document-key', place: located.placeOf(at, 'key'), what };
}

/** What the likeliest branch has to say; what the union has where none fits at all. */
function unionFaults(issue: z.core.$ZodIssueInvalidUnion, part: Part, check: Check): Fault[] {
  const branches = issue.errors
    .map((issues, i) => ({ issues, shape: branchOf(part.shape, i, issue.errors.length, check.root) }))
    .filter(({ issues }) => !issues.some(isOfOtherKind))
    .toSorted((a, b) => compareSpots(misfit(a.issues, part.at, check), misfit(b.issues, part.at, check)));
  const [likeliest] = branches;
  if (likeliest === undefined) return [wrongValue(issue, part.at, check.located)];
  const from = { at: part.at, shape: likeliest.shape };
  return likeliest.issues.flatMap((inner) => faultsOf(inner, from, check));
}

/** Whether a branch wants something else than what stands there, such as a number for a mapping. */
function isOfOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isOfOtherKind));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

/** How badly a branch fits: how many keys are wrong, then how many are missing, then how early it goes wrong. */
function misfit(issues: readonly Issue[], at: DocumentPath, check: Check): number[] {
  const isAbsent = (issue: Issue) => isMissing(issue, [...at, ...issue.path], check);
  const absent = issues.filter((issue) => isAbsent(issue) && issue.path.length === 1);
  const present = issues.filter((issue) => !absent.includes(issue));
  const wrong = new Set(
    present.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : String(issue.path[0]))),
  );
  return [wrong.size, absent.length, -Math.max(0, ...present.map(({ path }) => path.length))];
}

function wrongValue(issue: Issue, at: DocumentPath, located: Located): Fault {
  const value = valueAt(located.data, at);
  const meant =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearest(value, issue.values.map(String))
      : undefined;
  return {
    code: 'document-value',
    place: located.placeOf(at),
    what: told(issue, value),
    ...(meant !== undefined && { fix: `did you mean ${JSON.stringify(meant)}?` }),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
};

/** An issue in plain words; a message of the schema's own that says what it expected needs only what it got. */
function told(issue: Issue, value: unknown): string {
  if (/^expected /.test(issue.message)) return `${issue.message}, got ${shown(value)}`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${KINDS[issue.expected] ?? issue.expected}, got ${shown(value)}`;
    case 'invalid_value':
      return `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(plain).join(', ')}, got ${shown(value)}`;
    case 'too_small':
      return outside(
        issue.origin,
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
        value,
      );
    case 'too_big':
      return outside(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum, value);
    case 'invalid_format':
      return `expected a text like ${issue.pattern ?? issue.format}, got ${shown(value)}`;
    case 'custom':
      return issue.message;
    case 'invalid_union':
      return toldByAll(issue.errors.flat(), value);
    default:
      return `cannot be understood: ${shown(value)}`;
  }
}

/** What all branches of a union say alike. */
function toldByAll(issues: readonly Issue[], value: unknown): string {
  const [said, ...others] = new Set(issues.map((issue) => told(issue, value)));
  return said !== undefined && others.length === 0 ? said : `cannot be understood: ${shown(value)}`;
}

function outside(origin: string, bound: string, limit: number | bigint, value: unknown): string {
  if (Array.isArray(value))
    return `expected ${bound} ${limit} ${Number(limit) === 1 ? 'entry' : 'entries'}, got ${value.length}`;
  if (origin !== 'string') return `expected ${bound} ${limit}, got ${shown(value)}`;
  return value === '' || Number(limit) === 1
    ? `expected a text, got ${shown(value)}`
    : `expected ${bound} ${limit} characters, got ${shown(value)}`;
}

function plain(value: unknown): string {
  return value === null ? 'nothing' : String(value);
}

/** Longer texts are cut in messages. */
const SHOWN_CHARACTERS = 60;

/** A value as a message names it. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value);
}

function hasValue(data: unknown, at: DocumentPath): boolean {
  const parent = valueAt(data, at.slice(0, -1));
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, at.at(-1) as PropertyKey);
}

function valueAt(data: unknown, at: DocumentPath): unknown {
  let value = data;
  for (const step of at) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function partAt(from: Part, path: DocumentPath, root: Shape): Part {
  let shapes = [from.shape];
  for (const step of path) shapes = shapes.flatMap((shape) => shapesBelow(shape, step, root));
  return { at: [...from.at, ...path], shape: shapes.length === 1 ? (shapes[0] as Shape) : { anyOf: shapes } };
}

function shapesBelow(shape: Shape, step: PropertyKey, root: Shape): Shape[] {
  return alternatives(shape, root).flatMap(({ properties, additionalProperties, items, prefixItems }) => {
    const named =
      properties !== undefined && Object.hasOwn(properties, step) ? properties[String(step)] : null;
    const found = typeof step === 'number' ? (prefixItems?.[step] ?? items) : (named ?? additionalProperties);
    return typeof found === 'object' ? [found] : [];
  });
}

/** The keys that a mapping may have; of several shapes, those that it has all required keys of. */
function keysOf(shape: Shape, mapping: unknown, root: Shape): string[] {
  const shapes = alternatives(shape, root);
  const likely = shapes.filter(({ required = [] }) => required.every((key) => hasValue(mapping, [key])));
  const names = (list: Shape[]) => list.flatMap(({ properties = {} }) => Object.keys(properties));
  return [...new Set(names(likely).length > 0 ? names(likely) : names(shapes))];
}

/** A shape without references and unions: all the shapes that it may be. */
function alternatives(shape: Shape, root: Shape): Shape[] {
  const resolved = resolve(shape, root);
  const { anyOf = [], oneOf = [], allOf = [] } = resolved;
  return [resolved, ...[...anyOf, ...oneOf, ...allOf].flatMap((one) => alternatives(one, root))];
}

/** The shape of one branch of a union, which may stand inside one of "or nothing". */
function branchOf(shape: Shape, index: number, count: number, root: Shape): Shape {
  const unions = alternatives(shape, root).map(({ anyOf, oneOf }) => anyOf ?? oneOf ?? []);
  return unions.find(({ length }) => length === count)?.[index] ?? shape;
}

function resolve(shape: Shape, root: Shape): Shape {
  if (shape.$ref === undefined) return shape;
  const name = /^#\/\$defs\/(.+)$/.exec(shape.$ref)?.[1];
  const target = name === undefined ? root : root.$defs?.[name];
  return target === undefined ? {} : resolve(target, root);
}

/** Line and column of a fault; a place without has neither. */
function spotOf({ place }: Fault): number[] {
  const [, line = '0', column = '0'] = /:(\d+)(?::(\d+))?$/.exec(place) ?? [];
  return [Number(line), Number(column)];
}

function compareSpots(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
