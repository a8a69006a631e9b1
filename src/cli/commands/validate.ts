import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { readModel } from '../../model-file.ts';
import { type ValidateDoors, validate } from '../../validate.ts';
import { CONFIG_FILE } from '../config/found.ts';
import { CONFIG_SCHEMA } from '../config/schema.ts';
import { besideOf, bundledModels, DEFAULT_MODEL, openDocument, openModel } from '../documents.ts';
import { exitCodes, faultMessage } from '../exit.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';

/** `aiops validate FILE…`: a line for each valid file, and every fault of the others with its place. */
export async function validateCommand(files: readonly string[], flags: TypedFlags, io: Io): Promise<number> {
  const named = flags['model'] as string | undefined;
  const modelOf = async (id: string | undefined): Promise<Questionnaire | undefined> => {
    const wanted = named ?? id ?? DEFAULT_MODEL;
    if (named === undefined && !Object.hasOwn(bundledModels, wanted)) return undefined;
    const { input, openBeside } = await openModel(wanted, io);
    return (await readModel(input, undefined, openBeside)).questionnaire;
  };
  const codes: number[] = [];
  for (const path of files) codes.push(await validateFile(path, modelOf, io));
  return Math.max(exitCodes.done, ...codes);
}

/** A configuration is told by its name, by its key `schema`, or by its version alone. */
function configurationIn(path: string, io: Io): ValidateDoors['configuration'] {
  return async (document) => {
    const { schema, version } = document.data as Record<string, unknown>;
    const isBare = schema === undefined && (version !== undefined || basename(path) === CONFIG_FILE);
    if (schema !== CONFIG_SCHEMA && !isBare) return undefined;
    const { everyFault } = await import('../config/every-fault.ts');
    return { summary: 'configuration', faults: await everyFault(document, path, io) };
  };
}

async function validateFile(
  path: string,
  modelOf: (id: string | undefined) => Promise<Questionnaire | undefined>,
  io: Io,
): Promise<number> {
  try {
    const input = await openDocument(path, io);
    const doors = { openBeside: besideOf(path, io), modelOf, configuration: configurationIn(path, io) };
    const { summary, faults } = await validate(input, doors);
    for (const fault of faults) io.say(faultMessage(fault, 'error'));
    if (faults.length > 0) return exitCodes.usage;
    await io.out([`${input.path}: valid ${summary}\n`]);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    io.say(faultMessage(error.fault, 'error'));
    // What can be read and is no document is invalid; what cannot be read is not known to be.
    return /^(yaml|form|survey|csv)-/.test(error.fault.code) ? exitCodes.usage : exitCodes.input;
  }
}
