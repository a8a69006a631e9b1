import type { Part } from './reader.ts';

/** A link may lead anywhere, and has no content of its own in an archive. */
type Why = 'link' | 'too deep';

const WHY = / \((?:link|too deep)\)$/;

/**
 * What lies in a folder or an archive and is not looked into, as a part whose name says why: it is no name that a
 * format reads, and lives through whatever stands between a door and a reader.
 */
export function passedOver(name: string, why: Why): Part {
  return { name: `${name} (${why})`, bytes: ReadableStream.from<Uint8Array>([]) };
}

export function isPassedOver(name: string): boolean {
  return WHY.test(name);
}

/** The name as it stands in the folder. */
export function bareName(name: string): string {
  return name.replace(WHY, '');
}
