import { resolve } from 'node:path';
import type { Fault } from '../../errors.ts';
import type { Located } from '../../read/documents/located.ts';
import type { Io } from '../io.ts';
import type { ConfigurationData } from './schema.ts';

/** What is wrong with the logo that a configuration names: it must be there, from the folder of that file. */
export async function logoFaults(
  { report }: ConfigurationData,
  folder: string,
  placeOf: Located['placeOf'],
  io: Io,
): Promise<Fault[]> {
  const logo = report?.logo;
  if (logo === undefined || (await io.isThere(resolve(folder, logo)))) return [];
  const what = `logo ${JSON.stringify(logo)}: there is no such file`;
  return [{ code: 'config-logo', place: placeOf(['report', 'logo']), what }];
}
