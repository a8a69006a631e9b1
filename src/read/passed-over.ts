import type { Part, PassedOver } from './reader.ts';

/** What lies in a folder or an archive and is not looked into, whatever its name. */
export function passedOver(name: string, why: PassedOver): Part {
  return { name, bytes: ReadableStream.from<Uint8Array>([]), passedOver: why };
}

/**
 * The name of a part, with why it is passed over.
 * @example shownName(passedOver('a.prom', 'link')) // => 'a.prom (link)'
 */
export function shownName({ name, passedOver: why }: Pick<Part, 'name' | 'passedOver'>): string {
  return why === undefined ? name : `${name} (${why})`;
}
