import { type Alias, type Document, isAlias, isMap, isNode, type Node, visit, type YAMLMap } from 'yaml';
import { duplicateKey, REPEATED_TOO_MUCH, type Refuse, unknownAlias, type YamlFault } from './faults.ts';
import { nameOf, startOf } from './nodes.ts';

/** How often a piece may be repeated by reference, all levels multiplied. */
const MAX_ALIASES = 100;
/** How often what is referred to may hold references in its turn. */
const MAX_ALIAS_LEVELS = 3;

/**
 * The values of a document alone, once it is sure that no key comes twice and that no reference goes astray: the
 * library would compare each key with all others, and make data that holds itself.
 */
export function plainData(document: Document, refuse: Refuse): unknown {
  const references = new References();
  visit(document, {
    Node: (_, node, path) => {
      if (isMap(node)) requireDistinctKeys(node, refuse);
      references.enter(node);
      const astray = isAlias(node) ? references.astray(node, path) : undefined;
      if (astray !== undefined) refuse(startOf(node), astray);
    },
  });
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return refuse(startOf(references.first), REPEATED_TOO_MUCH);
  }
}

function requireDistinctKeys(map: YAMLMap, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const name = nameOf(key);
    if (seen.has(name)) refuse(startOf(key), duplicateKey(name));
    seen.add(name);
  }
}

/** The anchors met so far, and how many levels of references what they stand at holds. */
class References {
  first: Alias | undefined;
  readonly #levels = new Map<string, number>();

  enter(node: Node): void {
    if (isAlias(node)) this.first ??= node;
    else if (node.anchor !== undefined) this.#levels.set(node.anchor, 0);
  }

  /** What is wrong with a reference: it leads nowhere, to what it stands in, or too far. */
  astray({ source }: Alias, path: readonly unknown[]): YamlFault | undefined {
    const known = this.#levels.get(source);
    if (known === undefined) return unknownAlias(source);
    const around = anchorsOn(path);
    if (around.includes(source) || known >= MAX_ALIAS_LEVELS) return REPEATED_TOO_MUCH;
    for (const anchor of around) {
      this.#levels.set(anchor, Math.max(known + 1, this.#levels.get(anchor) ?? 0));
    }
    return undefined;
  }
}

/** The anchors of all that a node stands in. */
function anchorsOn(path: readonly unknown[]): string[] {
  const anchors = path.map((node) => (isNode(node) && !isAlias(node) ? node.anchor : undefined));
  return anchors.filter((anchor) => anchor !== undefined);
}
