import { isCollection, isNode, isPair, type Node, type YAMLMap, type YAMLSeq } from 'yaml';

/**
 * Where a value ends in its text: a list or mapping with its last value, a block of text without its line end.
 * The library counts the comments and blank lines that follow as a part of it.
 */
export function endOf(node: Node, text: string): number | undefined {
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    return lastEnd(node as YAMLMap | YAMLSeq, text);
  }
  const end = node.range?.[1];
  return end === undefined ? undefined : text.slice(0, end).trimEnd().length;
}

/** Where the last key or item of a collection ends, its value included. */
export function lastEnd({ items }: YAMLMap | YAMLSeq, text: string): number | undefined {
  const last = items.at(-1);
  if (!isPair(last)) return isNode(last) ? endOf(last, text) : undefined;
  const value = isNode(last.value) ? endOf(last.value, text) : undefined;
  return value ?? behindColon(last.key, text);
}

export function behindColon(key: unknown, text: string): number | undefined {
  if (!isNode(key) || key.range == null) return undefined;
  const colon = text.indexOf(':', key.range[1]);
  return colon === -1 ? undefined : colon + 1;
}

/** Where the line ends that an offset stands in, before its LF or CRLF. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the comment lines begin that end at the beginning of a line. */
export function commentAbove(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(before, start))) break;
    start = before;
  }
  return start;
}

/** How far from the beginning of its line an offset stands. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** How a text ends its lines. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
