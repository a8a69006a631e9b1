import { dirname, isAbsolute, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import type { Input } from '../inputs.ts';
import type { OpenBeside } from '../model-file.ts';
import type { Io } from './io.ts';

/** The models that come with the tool, by id. */
export const bundledModels: Readonly<Record<string, string>> = { 'aiops-ladder': 'aiops-ladder.yaml' };
export const DEFAULT_MODEL = 'aiops-ladder';

/** A made bank to rehearse with. */
const SAMPLE = 'samples/aurora-bank.yaml';

/** A model, by the id of a bundled one or by its file, and the files beside it. */
export async function openModel(
  named: string | undefined,
  io: Io,
): Promise<{ readonly input: Input; readonly openBeside: OpenBeside }> {
  const path = modelPath(named ?? DEFAULT_MODEL);
  return { input: await openDocument(path, io), openBeside: besideOf(path, io) };
}

/** The answers of the made bank; its path is the same wherever the tool lies. */
export async function openSample(io: Io): Promise<Input> {
  return { ...(await openDocument(bundledPath(SAMPLE), io)), path: SAMPLE } as Input;
}

/** A file that people write: its digest is told in the result. */
export async function openDocument(path: string, io: Io): Promise<Input> {
  return io.open(path, { isHashed: true });
}

/** Opens what a file names; nothing outside its own folder. */
export function besideOf(path: string, io: Io): OpenBeside {
  return async (named) => {
    const inside = normalize(named);
    if (!isAbsolute(inside) && !inside.startsWith('..')) return openDocument(join(dirname(path), inside), io);
    throw new UsageError({
      code: 'path-outside',
      place: path,
      what: `${JSON.stringify(named)} lies outside the folder of this file`,
      fix: 'move it beside the file, and name it from there',
    });
  };
}

function modelPath(named: string): string {
  const bundled = Object.hasOwn(bundledModels, named) ? bundledModels[named] : undefined;
  return bundled === undefined ? named : bundledPath(bundled);
}

function bundledPath(name: string): string {
  return fileURLToPath(new URL(`../../questionnaires/${name}`, import.meta.url));
}
