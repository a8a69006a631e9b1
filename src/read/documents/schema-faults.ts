import type { z } from 'zod';
import type { Fault } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { shown, told } from './issue-words.ts';
import type { DocumentPath, Located } from './located.ts';
import { SchemaShape } from './schema-shape.ts';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a document by its schema, in file order and each at its place: of a union what the branch
 * says that was probably meant, of a misspelt key what it should have been.
 */
export function schemaFaults(issues: readonly Issue[], schema: z.ZodType, located: Located): Fault[] {
  const root: Part = { at: [], shape: SchemaShape.of(schema) };
  const faults = issues.flatMap((issue) => faultsOf(issue, root, located));
  return faults.toSorted((a, b) => compareInTurn(spotOf(a), spotOf(b)));
}

/** Part of a document and what it ought to look like: paths of issues begin here. */
interface Part {
  readonly at: DocumentPath;
  readonly shape: SchemaShape;
}

function faultsOf(issue: Issue, from: Part, located: Located): Fault[] {
  const part = { at: [...from.at, ...issue.path], shape: from.shape.below(issue.path) };
  if (isMissing(issue, part.at, located)) return [missing(part.at, located)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, part, located));
  if (issue.code === 'invalid_key') return [wrongKey(issue, part.at, located)];
  if (issue.code === 'invalid_union') return unionFaults(issue, part, located);
  return [wrongValue(issue, part.at, located)];
}

/** A required value that is not there is told by its key, whatever it should have been. */
function isMissing(issue: Issue, at: DocumentPath, { data }: Located): boolean {
  const isAboutValue = ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
  return isAboutValue && at.length > 0 && !hasValue(data, at);
}

function missing(at: DocumentPath, located: Located): Fault {
  const what = `${JSON.stringify(String(at.at(-1)))} is missing`;
  return { code: 'document-missing', place: located.placeOf(at), what };
}

function unknownKey(key: string, { at, shape }: Part, located: Located): Fault {
  const names = shape.keysOf((valueAt(located.data, at) ?? {}) as object).filter((name) => name !== key);
  const meant = nearest(key, names);
  return {
    code: 'document-key',
    place: located.placeOf([...at, key], 'key'),
    what: `unknown key ${shown(key)}`,
    ...(meant !== undefined && { fix: didYouMean(meant) }),
    ...(meant === undefined && names.length > 0 && { fix: `the keys here are: ${names.join(', ')}` }),
  };
}

function wrongKey(issue: z.core.$ZodIssueInvalidKey, at: DocumentPath, located: Located): Fault {
  const [first] = issue.issues;
  const key = String(at.at(-1));
  const what = first === undefined ? `key ${shown(key)} is not allowed` : `${told(first, key)} as a key`;
  return { code: 'document-key', place: located.placeOf(at, 'key'), what };
}

function wrongValue(issue: Issue, at: DocumentPath, located: Located): Fault {
  const value = valueAt(located.data, at);
  const names = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const meant = typeof value === 'string' ? nearest(value, names) : undefined;
  return {
    code: 'document-value',
    place: located.placeOf(at),
    what: told(issue, value),
    ...(meant !== undefined && { fix: didYouMean(meant) }),
  };
}

function didYouMean(name: string): string {
  return `did you mean ${JSON.stringify(name)}?`;
}

/** What the likeliest branch has to say; what the union has where none fits at all. */
function unionFaults(issue: z.core.$ZodIssueInvalidUnion, part: Part, located: Located): Fault[] {
  const { at, shape } = part;
  const [likeliest] = issue.errors
    .map((issues, i) => ({ issues, index: i, misfit: misfit(issues, at, located) }))
    .filter(({ issues }) => !issues.some(isOfOtherKind))
    .toSorted((a, b) => compareInTurn(a.misfit, b.misfit));
  if (likeliest === undefined) return [wrongValue(issue, at, located)];
  const branch = { at, shape: shape.branch(likeliest.index, issue.errors.length) };
  return likeliest.issues.flatMap((inner) => faultsOf(inner, branch, located));
}

/** Whether a branch wants something else than what stands there, such as a number for a mapping. */
function isOfOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isOfOtherKind));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

/** How badly a branch fits: how many keys are wrong, then how many are missing, then how early it goes wrong. */
function misfit(issues: readonly Issue[], at: DocumentPath, located: Located): number[] {
  const isAbsent = (issue: Issue) =>
    issue.path.length === 1 && isMissing(issue, [...at, ...issue.path], located);
  const present = issues.filter((issue) => !isAbsent(issue));
  const wrongKeys = present.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : String(issue.path[0]),
  );
  const depth = Math.max(0, ...present.map(({ path }) => path.length));
  return [new Set(wrongKeys).size, issues.length - present.length, -depth];
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

/** Line and column of a fault; a place without has neither. */
function spotOf({ place }: Fault): number[] {
  const [, line = '0', column = '0'] = /:(\d+)(?::(\d+))?$/.exec(place) ?? [];
  return [Number(line), Number(column)];
}

/** By the first numbers that differ. */
function compareInTurn(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
