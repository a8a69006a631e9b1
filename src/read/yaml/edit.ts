import { isAlias, type Node, visit } from 'yaml';
import { lineEndOf } from './layout.ts';
import { isSameData } from './same-data.ts';
import { type Edit, spliceOf } from './splice.ts';
import { spliced } from './spliced.ts';
import { isFilled, type Written } from './writing.ts';
import { readYamlText, type YamlFile } from './yaml.ts';

/**
 * A YAML file once its data is `data`: only what differs is written anew, in the style around it; the base itself
 * where nothing does. The library would write the whole anew, and puts comments after an empty value elsewhere; it
 * has its turn only where the layout is too unusual. `written` holds list items as they are to be written.
 * @throws InputError when it would be too large to be read again
 */
export function edited(base: YamlFile, data: unknown, written: Written = new Map()): YamlFile {
  const edits = [...editsBetween(base.data, data, [])];
  if (edits.length === 0) return base;
  const splices = edits.map((edit) => spliceOf(edit, base, written)).filter((splice) => splice !== undefined);
  const file = splices.length === edits.length ? spliced(base, splices, data) : undefined;
  return file ?? readYamlText(rewritten(base, edits), base.path);
}

function* editsBetween(old: unknown, now: unknown, at: Edit['at']): Generator<Edit> {
  if (isSameData(old, now)) return;
  if (!isGrown(old, now)) {
    yield { at, value: now };
    return;
  }
  for (const [key, value] of Object.entries(now as object)) {
    const step = [...at, Array.isArray(now) ? Number(key) : key];
    if (Object.hasOwn(old, key)) yield* editsBetween(old[key], value, step);
    else yield { at: step, value };
  }
}

/** Whether both are mappings, or both lists, and nothing has gone. */
function isGrown(old: unknown, now: unknown): old is Record<string, unknown> {
  if (!isFilled(old) || !isFilled(now) || Array.isArray(old) !== Array.isArray(now)) return false;
  return Object.keys(old).every((key) => Object.hasOwn(now, key));
}

/** References are written out: an edit of what one leads to would change both. */
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
