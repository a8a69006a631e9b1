import { lstat } from 'node:fs/promises';

/** Whether there is anything of that name; a link to nothing is there, and cannot be read. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
