import { byCodePoint } from '../code-point-order.ts';
import { UsageError } from '../errors.ts';
import type { Io } from './io.ts';

/**
 * The paths to read, sorted, so that their order on the command line changes nothing; `-` is standard input.
 * Undefined when there is nothing to read: no file, and a person at the keyboard.
 * @throws UsageError when one is given twice
 */
export async function inputPaths(files: readonly string[], io: Io): Promise<readonly string[] | undefined> {
  if (files.length === 0) return io.terminal.stdin ? undefined : ['-'];
  const seen = new Set<string>();
  for (const file of files) {
    const identity = (await io.identify(file)) ?? file;
    if (seen.has(identity)) throw givenTwice(file);
    seen.add(identity);
  }
  return files.toSorted(byCodePoint);
}

function givenTwice(file: string): UsageError {
  const what = file === '-' ? 'standard input (-) is given twice' : `${file} is given twice`;
  return new UsageError({ code: 'input-repeated', place: 'aiops', what, fix: 'name each input once' });
}
