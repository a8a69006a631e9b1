import { dirname, join, resolve } from 'node:path';
import { type Fault, UsageError } from '../../errors.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import { CONFIG_VARIABLE } from './environment.ts';
import { shownFrom } from './paths.ts';

/** The name of a configuration that is found. */
export const CONFIG_FILE = 'aiops.yaml';
/** The slip that is nearest to it. */
const SLIP = 'aiops.yml';

export interface Found {
  /** Absolute; undefined: there is none, or none is wanted. */
  readonly path: string | undefined;
  readonly warnings: readonly Fault[];
}

/**
 * Which configuration is read: the one that is typed, the one of the environment, or the nearest `aiops.yaml` from
 * the working folder up to the folder that holds `.git`. Outside a repository, only that of the working folder.
 * @throws UsageError when one is named and is not there
 */
export async function foundConfiguration({ config }: TypedFlags, io: Io): Promise<Found> {
  if (config === false) return { path: undefined, warnings: [] };
  if (typeof config === 'string') return named(config, '--config', 'aiops', io);
  const variable = io.env[CONFIG_VARIABLE];
  if (variable !== undefined && variable !== '') return named(variable, '', CONFIG_VARIABLE, io);
  const workingFolder = io.workingFolder();
  const folders = await foldersUpToRepository(workingFolder, io);
  const warnings: Fault[] = [];
  for (const folder of folders) {
    if (await io.isThere(join(folder, CONFIG_FILE))) return { path: join(folder, CONFIG_FILE), warnings };
    const slip = join(folder, SLIP);
    if (await io.isThere(slip)) warnings.push(slipWarning(shownFrom(workingFolder, slip)));
  }
  return { path: undefined, warnings };
}

async function named(typed: string, option: string, place: string, io: Io): Promise<Found> {
  const path = resolve(io.workingFolder(), typed);
  if (await io.isThere(path)) return { path, warnings: [] };
  const what = `${option} ${JSON.stringify(typed)}: there is no such file`.trim();
  throw new UsageError({ code: 'config-missing', place, what, fix: `write one: aiops init ${typed}` });
}

/** The working folder, and those above it as far as the repository goes. */
async function foldersUpToRepository(from: string, io: Io): Promise<string[]> {
  const folders: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    folders.push(folder);
    if (await io.isThere(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [from];
  }
}

function slipWarning(path: string): Fault {
  const fix = `rename it to ${CONFIG_FILE}`;
  return { code: 'config-name', place: path, what: 'it is not read: its name ends in .yml', fix };
}
