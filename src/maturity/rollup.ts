import { z } from 'zod';
import type { DimensionLevel } from './placement.ts';
import type { Problem } from './problem.ts';
import { repeatedNames } from './references.ts';

/** Name and version of the contract of a units file; additive changes keep it. */
export const UNITS_SCHEMA = 'aiops-units/1';

const text = z.string().trim().min(1);

export const unitsSchema = z.strictObject({
  schema: z.literal(UNITS_SCHEMA),
  client: text.optional(),
  units: z
    .array(
      z.strictObject({
        name: text,
        file: text.describe('answers or a saved assessment, beside this file'),
        weight: z.number().positive().describe('of its critical services'),
      }),
    )
    .min(1),
});

export type Units = z.infer<typeof unitsSchema>['units'];

/** A unit that is listed twice would count twice. */
export function unitsProblems(units: Units): Problem[] {
  const listed = (key: 'name' | 'file') =>
    units.map((unit, at) => ({ path: ['units', at, key], name: unit[key] }));
  return [...repeatedNames(listed('name'), 'unit'), ...repeatedNames(listed('file'), 'file')];
}

/** Where a unit stands, overall and by dimension. */
export interface UnitLevels {
  readonly level: number;
  readonly dimensions: readonly Pick<DimensionLevel, 'dimension' | 'level'>[];
}

/** A unit's placement, and how much of the critical services it has. */
export interface UnitPlacement {
  readonly weight: number;
  readonly placed: UnitLevels;
}

/** How much of the weight stands at a level. No unit is named. */
export interface LevelShare {
  readonly level: number;
  readonly units: number;
  readonly share: number;
}

export interface RolledUp {
  readonly level: number;
  readonly distribution: readonly LevelShare[];
}

/** The organisation: never a mean, but what units with enough of the critical services have reached. */
export interface Rollup extends RolledUp {
  readonly dimensions: readonly (RolledUp & { readonly dimension: string })[];
}

/**
 * The highest level that units with at least `share` of the weight have reached, overall and in each dimension.
 * @param units at least one
 */
export function rollUp(units: readonly UnitPlacement[], share: number): Rollup {
  const overall = reachedBy(units, share, ({ level }) => level);
  const names = units[0]?.placed.dimensions.map(({ dimension }) => dimension) ?? [];
  const dimensions = names.map((dimension) => ({
    dimension,
    ...reachedBy(
      units,
      share,
      (placed) => placed.dimensions.find((at) => at.dimension === dimension)?.level ?? 0,
    ),
  }));
  return { ...overall, dimensions };
}

/** Sums of weights such as 0.1 are never exact: this much may be missing. */
const ROUNDING = 1e-9;

function reachedBy(
  units: readonly UnitPlacement[],
  share: number,
  levelOf: (placed: UnitLevels) => number,
): RolledUp {
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const levels = [...new Set(units.map(({ placed }) => levelOf(placed)))].toSorted((a, b) => b - a);
  const shareOf = (holds: (level: number) => boolean): number =>
    units.filter(({ placed }) => holds(levelOf(placed))).reduce((sum, { weight }) => sum + weight, 0) / total;
  return {
    level: levels.find((level) => shareOf((reached) => reached >= level) >= share - ROUNDING) ?? 0,
    distribution: levels.toReversed().map((level) => ({
      level,
      units: units.filter(({ placed }) => levelOf(placed) === level).length,
      share: shareOf((reached) => reached === level),
    })),
  };
}
