import { dirname, resolve } from 'node:path';
import { type Fault, UsageError } from '../../errors.ts';
import { groupedBy } from '../../grouped.ts';
import type { YamlFile } from '../../read/yaml/yaml.ts';
import type { Io } from '../io.ts';
import { type Configuration, configurationOf, shapeFaults, thresholdFaults } from './configuration.ts';
import { logoFaults } from './logo.ts';
import { valueFaults } from './values.ts';
import { wornBranding } from './worn-branding.ts';

/**
 * All that is wrong with a configuration, in file order: what is no key or of another shape; else each value that a
 * command would refuse. Of what other files it names, only the logo is looked at, and the model for what it asks.
 * @param path as it was typed
 */
export async function everyFault(file: YamlFile, path: string, io: Io): Promise<Fault[]> {
  const ofShape = shapeFaults(file);
  if (ofShape.length > 0) return ofShape;
  const configuration = configurationOf(file, path, dirname(resolve(io.workingFolder(), path)));
  const ofThresholds = thresholdFaults(file);
  const faults = [
    ...ofThresholds,
    ...(await valueFaults(configuration, ofThresholds.length === 0, io)),
    ...(await brandingFaults(configuration, io)),
  ];
  // Several commands may refuse one value, each with its own help.
  const once = groupedBy(faults, ({ place, what }) => `${place}: ${what}`);
  return [...once.values()].map(([first]) => first!).sort(byPlace);
}

async function brandingFaults(configuration: Configuration, io: Io): Promise<Fault[]> {
  const { data, folder, placeOf } = configuration;
  const missing = await logoFaults(data, folder, placeOf, io);
  if (missing.length > 0) return missing;
  try {
    await wornBranding(configuration, io);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [error.fault];
  }
}

function byPlace(a: Fault, b: Fault): number {
  const [[lineA, columnA], [lineB, columnB]] = [numbersOf(a), numbersOf(b)];
  return lineA - lineB || columnA - columnB;
}

function numbersOf({ place }: Fault): readonly [line: number, column: number] {
  const [, line, column] = /:(\d+):(\d+)$/.exec(place) ?? [];
  return [Number(line), Number(column)];
}
