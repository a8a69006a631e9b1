import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  stringify,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { InputError } from '../errors.ts';
import type { Located } from './located.ts';
import { readYamlText, type YamlFile } from './yaml.ts';

/** As much of an answers file as is joined here; it has passed the schema. */
interface Answers {
  respondents?: RespondentData[] | null;
  evidence?: Record<string, unknown[]> | null;
  observations?: string[] | null;
}

interface RespondentData {
  readonly id: string;
  role: string;
  answers?: Record<string, unknown> | null;
}

/** Maps of a whole file, by gate, sign or measure: what the base says of a key stands. */
const JOINED_MAPS = ['agreed', 'signs', 'measures', 'contradictions'] as const;

/**
 * The text of an answers file with the respondents of others after its own, and with what those tell for the
 * whole file: maps gain the keys that they lack, lists of evidence and observations what is new in them.
 * Respondents of YAML files come as they are written, comments included; the rest of the base is not touched.
 * One who stands in both with the same answers stays once.
 * @throws InputError when one id stands for different answers
 */
export function withRespondents(base: YamlFile, others: readonly (YamlFile | Located)[]): string {
  const joined = structuredClone(base.data) as Answers;
  const written = new Map<unknown, readonly string[]>();
  for (const other of others) {
    joinRespondents(joined, other, written);
    joinWholeFile(joined, other.data as Answers);
  }
  return edited(base, joined, written);
}

/**
 * The text of an answers file with one answer set. A bare value keeps the comment and the evidence that stand
 * there; a mapping replaces the keys that it has. A respondent who is not there yet is added.
 */
export function withAnswer(
  base: YamlFile,
  { id, role }: { readonly id: string; readonly role: string },
  gate: string,
  value: unknown,
): string {
  const data = structuredClone(base.data) as Answers;
  const known = data.respondents?.find((respondent) => respondent.id === id);
  const respondent: RespondentData = known ?? { id, role };
  respondent.role = role;
  respondent.answers = { ...respondent.answers, [gate]: answerWith(respondent.answers?.[gate], value) };
  if (known === undefined) data.respondents = [...(data.respondents ?? []), respondent];
  return edited(base, data);
}

const TOLD_KEYS = ['answer', 'comment', 'evidence'];
const NA_KEYS = ['answer', 'comment', 'reason', 'approver', 'expires'];

function answerWith(old: unknown, value: unknown): unknown {
  if (!isRecord(old)) return value;
  const all = { ...old, ...(isRecord(value) ? value : { answer: value }) } as Record<string, unknown>;
  const keys = all['answer'] === 'na' ? NA_KEYS : TOLD_KEYS;
  return Object.fromEntries(
    Object.entries(all).filter(([key, part]) => keys.includes(key) && part !== undefined),
  );
}

function joinRespondents(
  joined: Answers,
  other: YamlFile | Located,
  written: Map<unknown, readonly string[]>,
): void {
  const { respondents } = other.data as Answers;
  for (const [i, respondent] of (respondents ?? []).entries()) {
    const known = joined.respondents?.find(({ id }) => id === respondent.id);
    if (known !== undefined && !isSame(known, respondent)) throw otherAnswers(respondent.id, i, other);
    if (known !== undefined) continue;
    joined.respondents = [...(joined.respondents ?? []), respondent];
    const lines = 'document' in other ? itemLines(other, ['respondents', i]) : undefined;
    if (lines !== undefined) written.set(respondent, lines);
  }
}

function joinWholeFile(joined: Answers, other: Answers): void {
  const maps = joined as Record<string, Record<string, unknown> | null | undefined>;
  for (const name of JOINED_MAPS) {
    const theirs = Object.entries((other as typeof maps)[name] ?? {});
    const news = theirs.filter(([key, value]) => value !== null && (maps[name]?.[key] ?? null) === null);
    if (news.length > 0) maps[name] = { ...maps[name], ...Object.fromEntries(news) };
  }
  for (const [gate, pieces] of Object.entries(other.evidence ?? {})) {
    joined.evidence = { ...joined.evidence, [gate]: union(joined.evidence?.[gate], pieces) };
  }
  if (other.observations != null) joined.observations = union(joined.observations, other.observations);
}

function union<T>(ours: readonly T[] | null | undefined, theirs: readonly T[]): T[] {
  const all = [...(ours ?? [])];
  for (const one of theirs) if (!all.some((known) => isSame(known, one))) all.push(one);
  return all;
}

function otherAnswers(id: string, index: number, other: Located): InputError {
  return new InputError({
    code: 'answers-respondent',
    place: other.placeOf(['respondents', index, 'id']),
    what: `respondent ${JSON.stringify(id)} is there already, with other answers`,
    fix: 'give each respondent an id of their own, or take one of the two out',
  });
}

/**
 * The text of a YAML file once its data is `data`: only what differs is written anew, in the style around it.
 * The library would write the whole anew, and puts comments after an empty value elsewhere; it has its turn
 * only where the layout is too unusual. `written` holds list items as they are to be written.
 */
function edited(base: YamlFile, data: unknown, written: Written = new Map()): string {
  const edits = [...editsBetween(base.data, data, [])];
  if (edits.length === 0) return base.text;
  const splices = edits.map((edit) => spliceOf(edit, base, written));
  const text = splices.includes(undefined) ? undefined : spliced(base.text, splices as Splice[]);
  return text !== undefined && holds(text, data) ? text : rewritten(base, edits);
}

function holds(text: string, data: unknown): boolean {
  try {
    return isSame(readYamlText(text, '').data, data);
  } catch {
    return false;
  }
}

function rewritten(base: YamlFile, edits: readonly Edit[]): string {
  const document = base.document.clone();
  visit(document, { Alias: (_, alias) => alias.resolve(document)?.clone() as Node | undefined });
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
  for (const { at, value } of edits) document.setIn(at, document.createNode(value));
  return document.toString({ lineWidth: 0 }).replaceAll('\n', lineEndOf(base.text));
}

/** A value that is new at its path: another one, a further key, or a further item. */
interface Edit {
  readonly at: readonly (string | number)[];
  readonly value: unknown;
}

function* editsBetween(old: unknown, now: unknown, at: Edit['at']): Generator<Edit> {
  if (isSame(old, now)) return;
  if (!isGrown(old, now)) yield { at, value: now };
  else {
    for (const [key, value] of Object.entries(now as object)) {
      const step = [...at, Array.isArray(now) ? Number(key) : key];
      if (Object.hasOwn(old, key)) yield* editsBetween(old[key], value, step);
      else yield { at: step, value };
    }
  }
}

/** Whether both are mappings, or both lists, and nothing has gone. */
function isGrown(old: unknown, now: unknown): old is Record<string, unknown> {
  const isAlike = (isRecord(old) && isRecord(now)) || (Array.isArray(old) && Array.isArray(now));
  if (!isAlike) return false;
  const keys = Object.keys(old as object);
  return keys.length > 0 && keys.every((key) => Object.hasOwn(now as object, key));
}

/** A new text for the characters from `start` to `end`. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: news } of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + news.replaceAll('\n', lineEndOf(text));
    at = end;
  }
  return result + text.slice(at);
}

/** List items as they are to be written, where they come from a file: lines that begin with `- `. */
type Written = ReadonlyMap<unknown, readonly string[]>;

/** Undefined where the layout is none that is known here. */
function spliceOf({ at, value }: Edit, { document, text }: YamlFile, written: Written): Splice | undefined {
  const parent = document.getIn(at.slice(0, -1), true);
  const key = at.at(-1) as string | number;
  if (isSeq(parent)) {
    if (Number(key) < parent.items.length) return overScalar(parent.items[Number(key)], value);
    return addition(parent, inFlow([value]), blockOf([value], written), text);
  }
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) return addition(parent, inFlow({ [key]: value }), keyed(key, value, written), text);
  const isInline = parent.flow === true || (isFlow(pair.value) && isFilledNode(pair.value));
  if (isFilled(value) && !isInline) return below(pair.key, pair.value, blockOf(value, written), text);
  return overScalar(pair.value, value) ?? beside(pair.key, pair.value, value, text);
}

/** A further key or item after the last. */
function addition(
  parent: YAMLMap | YAMLSeq,
  flow: string,
  block: readonly string[],
  text: string,
): Splice | undefined {
  const last = lastEnd(parent, text);
  if (last === undefined || parent.range == null) return undefined;
  if (parent.flow === true) return { start: last, end: last, text: `, ${flow}` };
  const start = lineEndAt(text, last);
  return { start, end: start, text: indented(block, columnOf(text, parent.range[0])) };
}

/** Another value where one stands. */
function overScalar(old: unknown, value: unknown): Splice | undefined {
  if (!isNode(old) || old.range == null || isAlias(old) || isBlock(old)) return undefined;
  if (isEmptyNode(old)) return undefined;
  return { start: old.range[0], end: old.range[1], text: inFlow([value]) };
}

/** Whether a node is written on lines of its own, which take no value beside the key. */
function isBlock(node: Node): boolean {
  if (isCollection(node)) return node.flow !== true;
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** A value behind a key that has none, or one on lines of its own. */
function beside(key: unknown, old: unknown, value: unknown, text: string): Splice | undefined {
  const start = behindColon(key, text);
  if (start === undefined) return undefined;
  const end = isNode(old) ? (endOf(old, text) ?? start) : start;
  return { start, end: Math.max(start, end), text: ` ${inFlow([value])}` };
}

/** A value on lines of its own; a comment that stands beside the key stays there. */
function below(key: unknown, old: unknown, block: readonly string[], text: string): Splice | undefined {
  const start = behindColon(key, text);
  if (start === undefined || !isNode(key)) return undefined;
  const contentEnd = Math.max(start, (isNode(old) ? endOf(old, text) : undefined) ?? start);
  const [rest = ''] = /^[ \t]*#[^\r\n]*/.exec(text.slice(contentEnd, lineEndAt(text, contentEnd))) ?? [];
  const lines = indented(block, columnOf(text, key.range?.[0] ?? 0) + 2);
  return { start, end: contentEnd + rest.length, text: `${rest}${lines}` };
}

/** The lines of one item of a list, from the comment above it on; undefined where it cannot stand elsewhere. */
function itemLines({ document, text }: YamlFile, at: readonly (string | number)[]): string[] | undefined {
  const item = document.getIn(at, true);
  if (!isMap(item) || item.range == null || isReferring(item)) return undefined;
  const dash = text.lastIndexOf('-', item.range[0] - 1);
  const column = columnOf(text, dash);
  const around = text.slice(dash - column, dash) + text.slice(dash + 1, item.range[0]);
  const end = endOf(item, text);
  if (around.trim() !== '' || end === undefined) return undefined;
  const start = commentAbove(text, dash - column);
  const lines = text.slice(start, lineEndAt(text, end)).split(/\r?\n/);
  return lines.map((line) => line.replace(new RegExp(`^ {0,${column}}`), ''));
}

/** Where the comment lines begin that end at the beginning of a line. */
function commentAbove(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(before, start))) break;
    start = before;
  }
  return start;
}

function isReferring(node: Node): boolean {
  let isFound = false;
  visit(node, {
    Node: (_, inner) => {
      isFound ||= isAlias(inner) || inner.anchor !== undefined;
    },
  });
  return isFound;
}

/** Where the last key or item of a collection ends, its value included. */
function lastEnd({ items }: YAMLMap | YAMLSeq, text: string): number | undefined {
  const last = items.at(-1);
  if (!isPair(last)) return isNode(last) ? endOf(last, text) : undefined;
  const value = isNode(last.value) ? endOf(last.value, text) : undefined;
  return value ?? behindColon(last.key, text);
}

/** Where a value ends, without the line end that belongs to a block of text. */
function endOf(node: Node, text: string): number | undefined {
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    return lastEnd(node as YAMLMap | YAMLSeq, text);
  }
  const end = node.range?.[1];
  return end === undefined ? undefined : text.slice(0, end).trimEnd().length;
}

function behindColon(key: unknown, text: string): number | undefined {
  if (!isNode(key) || key.range == null) return undefined;
  const colon = text.indexOf(':', key.range[1]);
  return colon === -1 ? undefined : colon + 1;
}

function lineEndAt(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function indented(block: readonly string[], column: number): string {
  return block.map((line) => `\n${line === '' ? '' : ' '.repeat(column)}${line}`).join('');
}

const WRITING = {
  lineWidth: 0,
  blockQuote: false,
  singleQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  aliasDuplicateObjects: false,
  flowCollectionPadding: false,
} as const;

/** The inside of a list or mapping on one line. */
function inFlow(collection: unknown): string {
  return stringify(collection, { ...WRITING, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1);
}

function blockOf(value: unknown, written: Written): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => written.get(item) ?? linesOf([item]));
  return linesOf(value);
}

function keyed(key: string | number, value: unknown, written: Written): string[] {
  if (!Array.isArray(value) || value.length === 0) return linesOf({ [key]: value });
  return [`${key}:`, ...blockOf(value, written).map((line) => `  ${line}`)];
}

function linesOf(value: unknown): string[] {
  return stringify(value, WRITING).trimEnd().split('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function isFilledNode(node: unknown): boolean {
  return isCollection(node) && node.items.length > 0;
}

function isEmptyNode(node: unknown): boolean {
  return node === null || (isScalar(node) && node.range?.[0] === node.range?.[1]);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
