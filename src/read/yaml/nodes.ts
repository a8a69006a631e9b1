import { isNode, isScalar } from 'yaml';

/** What a key says; the library makes texts of all of them. */
export function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** Where a node begins in the text. */
export function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Whether nothing is written where a value could stand. */
export function isEmptyNode(node: unknown): boolean {
  return node === null || (isScalar(node) && node.range != null && node.range[0] === node.range[1]);
}
