/** What a part of a folder is to a block. */
export type BlockPart =
  | { readonly kind: 'index' | 'meta.json' | 'tombstones'; readonly block: string }
  | { readonly kind: 'chunks'; readonly block: string; readonly segment: number }
  | { readonly kind: 'log' };

/**
 * The part of a block that has this name; `block` is the folder, empty when the block is the whole.
 * Undefined for anything else, also for blocks that were still being written or deleted.
 * @example blockPart('snapshot/01M7/chunks/000001') // => { kind: 'chunks', block: 'snapshot/01M7', segment: 1 }
 */
export function blockPart(name: string): BlockPart | undefined {
  if (LOG.test(name)) return { kind: 'log' };
  const [, block = '', file = '', segment] = BLOCK_FILE.exec(name) ?? [];
  if (file === '' || UNFINISHED.test(block)) return undefined;
  if (segment !== undefined) return { kind: 'chunks', block, segment: Number(segment) };
  return { kind: file as 'index' | 'meta.json' | 'tombstones', block };
}

/** The folders from the top to a block, its own the last: none when it is the whole. A tar may begin with `./`. */
export function blockFolders(block: string): string[] {
  return block.split('/').filter((name) => name !== '' && name !== '.');
}

/** Whether a part belongs to Prometheus's data directory or to a block, but holds no samples that are read. */
export function isBesideBlocks(name: string): boolean {
  return BESIDE.test(name) || UNFINISHED.test(name);
}

/** Lock, running queries, head chunks and logs (also their folders), and what Thanos and Mimir put beside a block. */
const BESIDE =
  /(?:^|\/)(?:lock|queries\.active|(?:chunks_head|chunk_snapshot\.[^/]*|w[ab]l)(?:\/.*)?|deletion-mark\.json|no-compact-mark\.json|thanos\.shipper\.json)$/s;

const BLOCK_FILE = /^(?:(.*)\/)?(index|meta\.json|tombstones|chunks\/(\d{6}))$/s;

/** The write-ahead log, and the one for samples that come late (write-behind log). */
const LOG = /(?:^|\/)w[ab]l\//;

/** Prometheus removes such folders when it starts. */
const UNFINISHED = /\.tmp(?:-for-creation|-for-deletion)?(?:\/|$)/;
