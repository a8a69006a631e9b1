import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import { CONFIG_FILE, foundConfiguration } from '../config/found.ts';
import { shownFrom } from '../config/paths.ts';
import { configurationTemplate } from '../config/template.ts';
import { exitCodes } from '../exit.ts';
import type { Io } from '../io.ts';

/** Where the package has the JSON Schema of a configuration, once it is installed. */
const INSTALLED_SCHEMA = 'node_modules/aiops/dist/schemas/config.json';

/**
 * `aiops init [FILE]`: a configuration to begin with. Beside one that holds for a folder above it is written all the
 * same, and takes its place from here on.
 * @throws UsageError when the file is there already
 */
export async function initCommand(named: string | undefined, io: Io): Promise<number> {
  const file = named ?? CONFIG_FILE;
  const path = resolve(io.workingFolder(), file);
  if (await io.isThere(path)) throw thereAlready(file);
  const { path: above } = await foundConfiguration({}, { ...io, env: {} });
  await io.checkWritable(file);
  const schema = join(dirname(path), INSTALLED_SCHEMA);
  await io.writeFile(file, [
    configurationTemplate((await io.isThere(schema)) ? toSchema(path, schema) : undefined),
  ]);
  for (const line of nextSteps(file, above, io)) io.say(line);
  return exitCodes.done;
}

function toSchema(path: string, schema: string): string {
  return `./${relative(dirname(path), schema).split(sep).join('/')}`;
}

function nextSteps(file: string, above: string | undefined, io: Io): string[] {
  const isFound =
    basename(file) === CONFIG_FILE && dirname(resolve(io.workingFolder(), file)) === io.workingFolder();
  const option = isFound ? '' : ` -c ${shellWord(file)}`;
  const hidden =
    isFound && above !== undefined
      ? [`${shownFrom(io.workingFolder(), above)} is not read here any more`]
      : [];
  return [
    `wrote ${file}`,
    ...hidden,
    'next: take away the # before the keys to set, then',
    `  aiops validate ${shellWord(file)}`,
    `  aiops detect${option} --print-config`,
  ];
}

function thereAlready(file: string): UsageError {
  return new UsageError({
    code: 'init-exists',
    place: file,
    what: 'it is there already, and nothing is overwritten',
    fix: `to see all keys: aiops init other.yaml; to check it: aiops validate ${shellWord(file)}`,
  });
}
