import { basename, dirname, resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { readModel } from '../../model-file.ts';
import type { Located } from '../../read/documents/located.ts';
import { type ValidateDoors, validate } from '../../validate.ts';
import { CONFIG_FILE } from '../config/found.ts';
import { logoFaults } from '../config/logo.ts';
import { CONFIG_SCHEMA, type ConfigurationData } from '../config/schema.ts';
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
    const { schema, version, ...others } = document.data as ConfigurationData & Record<string, unknown>;
    const isBare = schema === undefined && (version !== undefined || basename(path) === CONFIG_FILE);
    if (schema !== CONFIG_SCHEMA && !isBare) return undefined;
    const { configurationFaults } = await import('../config/configuration.ts');
    const faults = configurationFaults(document);
    if (faults.length > 0) return { summary: '', faults };
    const placeOf: Located['placeOf'] = (at, part) => document.placeOf(at, part);
    const folder = dirname(resolve(io.workingFolder(), path));
    return { summary: 'configuration', faults: await logoFaults(others, folder, placeOf, io) };
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
