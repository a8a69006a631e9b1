import { byCodePoint } from './code-point-order.ts';

/** The parts of a zip: path without a leading slash → bytes. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** What of a zip of others is unpacked, and how much of it at the most. */
export interface ZipLimits {
  readonly parts: number;
  /** Of all that is wanted, unpacked: text packs well, and a bomb better. */
  readonly bytes: number;
  readonly isWanted: (path: string) => boolean;
}

/** Why a zip is not unpacked: it is none, damaged or encrypted, or there is more of it than may be. */
export class ZipFault extends Error {
  readonly kind: 'damaged' | keyof Pick<ZipLimits, 'parts' | 'bytes'>;

  constructor(kind: ZipFault['kind'], options?: ErrorOptions) {
    super(`zip: ${kind}`, options);
    this.kind = kind;
  }
}

/** Of every part, in the zone of the machine: what office programs write themselves. At noon no zone has a gap. */
const TIME_OF_PARTS = [1980, 0, 1, 12] as const;

const CONTENT_TYPES = '[Content_Types].xml';

/** Of a zip that was written here. */
const WITHOUT_LIMITS: ZipLimits = { parts: Infinity, bytes: Infinity, isWanted: () => true };

/**
 * Parts of a zip in the order of its directory, folders left out.
 * @throws ZipFault
 */
export async function unzipped(
  bytes: Uint8Array,
  limits: ZipLimits = WITHOUT_LIMITS,
): Promise<Map<string, Uint8Array>> {
  const { unzipSync } = await import('fflate');
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: within(limits) })));
  } catch (error) {
    throw error instanceof ZipFault ? error : new ZipFault('damaged', { cause: error });
  }
}

/** No part can grow beyond the size that is told of it, so the sum of what is told is the most there can be. */
function within({ parts: mostParts, bytes: mostBytes, isWanted }: ZipLimits) {
  let [parts, bytes] = [0, 0];
  return ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    parts += 1;
    if (parts > mostParts) throw new ZipFault('parts');
    if (name.endsWith('/') || !isWanted(name)) return false;
    bytes += originalSize;
    if (bytes > mostBytes) throw new ZipFault('bytes');
    return true;
  };
}

/**
 * A zip of these parts, the same bytes for the same parts under any zone and locale: the table of content types of
 * an office file first, then by code point, all of one time.
 * @param level 0: stored as they are; 6: packed
 */
export async function zipped(parts: Parts, level: 0 | 6 = 6): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const mtime = new Date(...TIME_OF_PARTS);
  const paths = [...parts.keys()].sort((a, b) => rankOf(a) - rankOf(b) || byCodePoint(a, b));
  return zipSync(Object.fromEntries(paths.map((path) => [path, parts.get(path)!])), { level, mtime });
}

function rankOf(path: string): number {
  return path === CONTENT_TYPES ? 0 : 1;
}

export function textOfPart(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function partOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
