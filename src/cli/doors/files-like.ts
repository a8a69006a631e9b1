import { glob } from 'tinyglobby';
import { byCodePoint } from '../../code-point-order.ts';

/**
 * The files that a pattern means, from a folder, in code point order. A name that begins with a dot is only meant
 * where the pattern says the dot.
 */
export async function filesLike(pattern: string, folder: string): Promise<string[]> {
  const files = await glob(pattern, { cwd: folder, expandDirectories: false });
  return files.sort(byCodePoint);
}
