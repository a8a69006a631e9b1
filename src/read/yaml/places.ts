import { type Document, isAlias, isMap, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { DocumentPath } from '../documents/located.ts';
import { isEmptyNode, nameOf, startOf } from './nodes.ts';

/**
 * Where the values and keys of a document stand in its text. The pairs of a mapping are looked up in a table
 * that is made once: the library searches through all of them each time.
 */
export class YamlPlaces {
  readonly #document: Document;
  readonly #tables = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Where a value or its key begins; an empty value begins at its key, a missing one where its parent does. */
  offsetOf(at: DocumentPath, part: 'value' | 'key'): number {
    let node: unknown = this.#document.contents;
    let offset = startOf(node) ?? 0;
    for (const [i, step] of at.entries()) {
      if (isAlias(node)) node = node.resolve(this.#document);
      const pair = isMap(node) ? this.#pairsOf(node).get(String(step)) : undefined;
      const next = isSeq(node) ? node.items[Number(step)] : pair?.value;
      if (next === undefined && pair === undefined) break;
      const keyOffset = startOf(pair?.key);
      if (part === 'key' && i === at.length - 1 && keyOffset !== undefined) return keyOffset;
      offset = (isEmptyNode(next) ? keyOffset : undefined) ?? startOf(next) ?? keyOffset ?? offset;
      node = next;
    }
    return offset;
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#tables.get(map);
    if (known !== undefined) return known;
    const pairs = new Map(map.items.map((pair) => [nameOf(pair.key), pair] as const));
    this.#tables.set(map, pairs);
    return pairs;
  }
}
