import { isMap, isNode, isSeq, type YAMLSeq } from 'yaml';
import { edited } from './edit.ts';
import { behindColon, columnOf, commentAbove, endOf, lineEndAt } from './layout.ts';
import { nameOf, startOf } from './nodes.ts';
import type { Splice } from './splice.ts';
import { spliced } from './spliced.ts';
import type { YamlFile } from './yaml.ts';

/**
 * A YAML file without some items of a list that stands at a key of its root. An item goes with the comments on its
 * lines and directly above it; every other byte stays. A list without items stays a list. The library writes anew what
 * has a layout that is too unusual.
 */
export function withoutItems(base: YamlFile, key: string, indices: ReadonlySet<number>): YamlFile {
  const list = base.document.get(key, true);
  if (indices.size === 0 || !isSeq(list)) return base;
  // On one line the comma that goes depends on what is left.
  if (list.flow === true)
    return [...indices].sort((a, b) => b - a).reduce((file, at) => withoutFlowItem(file, key, at), base);
  const data = dataWithout(base, key, indices);
  const splices = blockSplices(base, key, list, indices);
  return (splices && spliced(base, splices, data)) ?? edited(base, data);
}

function dataWithout({ data }: YamlFile, key: string, indices: ReadonlySet<number>): unknown {
  const { [key]: items } = data as Record<string, readonly unknown[]>;
  return { ...(data as object), [key]: items?.filter((_, at) => !indices.has(at)) };
}

function blockSplices(
  { document, text }: YamlFile,
  key: string,
  list: YAMLSeq,
  indices: ReadonlySet<number>,
): Splice[] | undefined {
  const { contents } = document;
  const pair = isMap(contents) ? contents.items.find((item) => nameOf(item.key) === key) : undefined;
  const colonEnd = behindColon(pair?.key, text);
  if (colonEnd === undefined) return undefined;
  const isEmptied = indices.size === list.items.length;
  const splices: Splice[] = isEmptied ? [{ start: colonEnd, end: colonEnd, text: ' []' }] : [];
  let before = lineEndAt(text, colonEnd);
  for (const [at, item] of list.items.entries()) {
    const written = extentOf(item, text);
    if (written === undefined) return undefined;
    const start = text.lastIndexOf('-', written.start);
    if (indices.has(at)) splices.push(wholeLines(text, { start, end: written.end, before }));
    before = lineEndAt(text, written.end);
  }
  return splices;
}

/** From the line end above its comments to its own: so the last line of a file needs none. */
function wholeLines(
  text: string,
  { start, end, before }: { readonly start: number; readonly end: number; readonly before: number },
): Splice {
  const above = commentAbove(text, start - columnOf(text, start));
  const first = Math.max(above, text.indexOf('\n', before) + 1);
  return { start: first - (text[first - 2] === '\r' ? 2 : 1), end: lineEndAt(text, end), text: '' };
}

function withoutFlowItem(base: YamlFile, key: string, at: number): YamlFile {
  const data = dataWithout(base, key, new Set([at]));
  const list = base.document.get(key, true);
  const item = isSeq(list) ? list.items[at] : undefined;
  const written = extentOf(item, base.text);
  const splices = written && [flowSplice(base.text, written.start, written.end)];
  return (splices && spliced(base, splices, data)) ?? edited(base, data);
}

/** Where an item is written; undefined where nothing is. */
function extentOf(item: unknown, text: string): { readonly start: number; readonly end: number } | undefined {
  const start = startOf(item);
  const end = isNode(item) ? endOf(item, text) : undefined;
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** With the comma behind it, or before it where it is the last; with its lines where it stands alone on them. */
function flowSplice(text: string, start: number, end: number): Splice {
  const [comma = ''] = /^\s*,/.exec(text.slice(end)) ?? [];
  const behind = end + comma.length;
  const lineStart = start - columnOf(text, start);
  const isAlone = text.slice(lineStart, start).trim() === '' && /^[ \t]*(#|\r?\n)/.test(text.slice(behind));
  if (isAlone && comma !== '') {
    return { start: commentAbove(text, lineStart), end: text.indexOf('\n', behind) + 1, text: '' };
  }
  if (comma !== '')
    return { start, end: behind + (/^[ \t]*/.exec(text.slice(behind))?.[0].length ?? 0), text: '' };
  const [left = ''] = /,\s*$/.exec(text.slice(0, start)) ?? [];
  return { start: start - left.length, end, text: '' };
}
