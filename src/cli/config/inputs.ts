import { resolve } from 'node:path';
import { byCodePoint } from '../../code-point-order.ts';
import { InputError } from '../../errors.ts';
import type { Io } from '../io.ts';
import type { Configuration } from './configuration.ts';
import { shownFrom } from './paths.ts';
import { textItems } from './rule-items.ts';

/**
 * What a configuration says is read, sorted and each once; undefined where it says nothing of it.
 * @throws InputError at an item that nothing is behind
 */
export async function configuredInputs(
  { data: { inputs }, folder, placeOf }: Configuration,
  io: Io,
): Promise<readonly string[] | undefined> {
  if (inputs === undefined) return undefined;
  const paths = new Set<string>();
  for (const { text, at } of textItems(inputs, ['inputs'])) {
    const found = await pathsLike(text, folder, io);
    if (found.length === 0) throw nothingLike(text, placeOf(at));
    for (const path of found) paths.add(shownFrom(io.workingFolder(), resolve(folder, path)));
  }
  return [...paths].sort(byCodePoint);
}

/** A name that is there is that file or folder, whatever characters it has; else it is a pattern. */
async function pathsLike(text: string, folder: string, io: Io): Promise<readonly string[]> {
  return (await io.isThere(resolve(folder, text))) ? [text] : io.filesLike(text, folder);
}

function nothingLike(text: string, place: string): InputError {
  return new InputError({
    code: 'input-missing',
    place,
    what: `inputs ${JSON.stringify(text)}: there is no such file`,
    fix: 'paths and patterns begin in the folder of this configuration',
  });
}
