import { stat } from 'node:fs/promises';

/** Whether there is a file or a folder of that name. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
