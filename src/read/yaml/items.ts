import { isAlias, isMap, type Node, visit } from 'yaml';
import { columnOf, commentAbove, endOf, lineEndAt } from './layout.ts';
import type { YamlFile } from './yaml.ts';

/**
 * The lines of one mapping of a list as they are written, not indented, from the comment above it on: to stand
 * in another file. Undefined where they cannot: in flow style, or with references.
 */
export function itemLines(
  { document, text }: YamlFile,
  at: readonly (string | number)[],
): string[] | undefined {
  const item = document.getIn(at, true);
  if (!isMap(item) || item.range == null || isReferring(item)) return undefined;
  const dash = text.lastIndexOf('-', item.range[0] - 1);
  const column = columnOf(text, dash);
  const around = text.slice(dash - column, dash) + text.slice(dash + 1, item.range[0]);
  const end = endOf(item, text);
  if (around.trim() !== '' || end === undefined) return undefined;
  const start = commentAbove(text, dash - column);
  const lines = text.slice(start, lineEndAt(text, end)).split(/\r?\n/);
  const indentation = new RegExp(`^ {0,${column}}`);
  return lines.map((line) => line.replace(indentation, ''));
}

function isReferring(node: Node): boolean {
  let isFound = false;
  visit(node, {
    Node: (_, inner) => {
      if (!isAlias(inner) && inner.anchor === undefined) return undefined;
      isFound = true;
      return visit.BREAK;
    },
  });
  return isFound;
}
