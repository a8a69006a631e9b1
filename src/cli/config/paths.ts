import { isAbsolute, join, relative, sep } from 'node:path';
import { bundledModels } from '../documents.ts';

/** A path as it is shown: from the working folder, with forward slashes. */
export function shownFrom(workingFolder: string, path: string): string {
  return relative(workingFolder, path).split(sep).join('/') || '.';
}

/**
 * A path that stands in a file of some folder, as it would be typed in the working folder. The id of a bundled
 * model is no path, an absolute path stays, and `FORMAT:` before a path is kept.
 */
export function typedFrom(workingFolder: string, folder: string, written: string): string {
  const [, format = '', path = written] = /^([A-Za-z][\w-]+:)(.*)$/s.exec(written) ?? [];
  if (Object.hasOwn(bundledModels, path) || isAbsolute(path)) return written;
  return format + shownFrom(workingFolder, join(folder, path));
}
