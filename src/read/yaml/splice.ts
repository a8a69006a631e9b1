import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { behindColon, columnOf, endOf, lastEnd, lineEndAt } from './layout.ts';
import { isEmptyNode, nameOf } from './nodes.ts';
import { blockOf, inFlow, isFilled, keyed, type Written } from './writing.ts';
import type { YamlFile } from './yaml.ts';

/** A value that is new at its path: another one, a further key, or a further item. */
export interface Edit {
  readonly at: readonly (string | number)[];
  readonly value: unknown;
}

/** A new text for the characters from `start` to `end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * One edit in the style around it: on one line or in lines of its own, as deep as its neighbours, comments left
 * where they are. Undefined where the layout is none that is known here.
 */
export function spliceOf(
  { at, value }: Edit,
  { document, text }: YamlFile,
  written: Written,
): Splice | undefined {
  const parent = document.getIn(at.slice(0, -1), true);
  const step = at.at(-1) ?? '';
  if (isSeq(parent)) return inSeq(parent, Number(step), value, { text, written });
  if (isMap(parent)) return inMap(parent, String(step), value, { text, written });
  return undefined;
}

/** What every splice of a file has to know. */
interface Around {
  readonly text: string;
  readonly written: Written;
}

function inSeq(seq: YAMLSeq, index: number, value: unknown, { text, written }: Around): Splice | undefined {
  if (index < seq.items.length) return over(seq.items[index], value);
  return addition(seq, inFlow([value]), blockOf([value], written), text);
}

function inMap(map: YAMLMap, key: string, value: unknown, { text, written }: Around): Splice | undefined {
  const pair = map.items.find((item) => nameOf(item.key) === key);
  if (pair === undefined) return addition(map, inFlow({ [key]: value }), keyed(key, value, written), text);
  const isInline = map.flow === true || isFilledFlow(pair.value);
  if (isFilled(value) && !isInline) return below(pair.key, pair.value, blockOf(value, written), text);
  return over(pair.value, value) ?? beside(pair.key, pair.value, value, text);
}

/** A further key or item after the last, as it is written on one line or in lines of its own. */
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
function over(old: unknown, value: unknown): Splice | undefined {
  if (!isNode(old) || old.range == null || isAlias(old) || isBlock(old) || isEmptyNode(old)) return undefined;
  return { start: old.range[0], end: old.range[1], text: inFlow([value]) };
}

/** A value behind a key that has none, or one on lines of its own. */
function beside(key: unknown, old: unknown, value: unknown, text: string): Splice | undefined {
  const start = behindColon(key, text);
  if (start === undefined) return undefined;
  return { start, end: contentEnd(old, start, text), text: ` ${inFlow([value])}` };
}

/** A value on lines of its own; a comment that stands beside the key stays there. */
function below(key: unknown, old: unknown, block: readonly string[], text: string): Splice | undefined {
  const start = behindColon(key, text);
  if (start === undefined || !isNode(key)) return undefined;
  const end = contentEnd(old, start, text);
  const [comment = ''] = /^[ \t]*#[^\r\n]*/.exec(text.slice(end, lineEndAt(text, end))) ?? [];
  const lines = indented(block, columnOf(text, key.range?.[0] ?? 0) + 2);
  return { start, end: end + comment.length, text: `${comment}${lines}` };
}

/** Where what stands behind a colon ends; at the colon where nothing does. */
function contentEnd(old: unknown, colonEnd: number, text: string): number {
  return Math.max(colonEnd, (isNode(old) ? endOf(old, text) : undefined) ?? colonEnd);
}

/** Whether a node is written on lines of its own, which take no value beside the key. */
function isBlock(node: Node): boolean {
  if (isCollection(node)) return node.flow !== true;
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** Whether a list or mapping stands on one line, and is not empty. */
function isFilledFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true && node.items.length > 0;
}

function indented(block: readonly string[], column: number): string {
  return block.map((line) => `\n${line === '' ? '' : ' '.repeat(column)}${line}`).join('');
}
