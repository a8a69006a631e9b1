import { z } from 'zod';
import { noDataLevels } from '../../options.ts';
import { thresholdLevels } from '../../threshold-reader.ts';
import { type Flag, isCounted, takesValue } from '../flag.ts';
import { brandingSchema } from './branding.ts';
import { commandKeys, commandNames, commonKeys, type Key } from './keys.ts';

export const CONFIG_SCHEMA = 'aiops/config/v1';

const text = z.string().min(1);
const scalar = z.union([text, z.number()], 'expected a text or a number');
const expression = z.union(
  [
    text,
    z.strictObject({
      expr: text.describe('MEASURE COMPARISON NUMBER, such as count(high) == 0'),
      level: z.enum(thresholdLevels).describe('what it means when it does not hold').optional(),
    }),
  ],
  'expected a threshold such as "count(high) == 0", or a mapping of expr and level',
);
const oneOrSeveral = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item)]);
const expressions = oneOrSeveral(expression);

const thresholds = z
  .object({
    no_data: z.enum(noDataLevels).describe('what it means when a series that is asked for has no sample'),
    total: expressions.describe('what must hold of all series together'),
    assessment: expressions.describe('what must hold of an assessment'),
  })
  .partial()
  .catchall(expressions);

/** What each key at the top is, but for the sections of the commands. */
export const topKeys = {
  version: 'version of this format',
  schema: 'the same, as other files say it',
  inputs: 'files, folders and patterns that detect and inspect read when none is named',
  baseline: 'accepted findings',
  thresholds: 'what must hold of the series that a selector means',
  report: 'what reports look like',
  common: 'options that several commands share',
} as const;

/** A configuration, as it is written; made from the table of flags. */
export const configurationSchema = z
  .strictObject({
    version: z.literal(1).describe(topKeys.version),
    schema: z.literal(CONFIG_SCHEMA).describe(topKeys.schema),
    inputs: oneOrSeveral(text).describe(topKeys.inputs),
    baseline: text.describe(topKeys.baseline),
    thresholds: thresholds.nullable().describe(topKeys.thresholds),
    report: z
      .strictObject({ ...brandingSchema.shape, ...sectionOf(commandKeys.report).shape })
      .nullable()
      .describe(`${topKeys.report}, and options of aiops report`),
    common: sectionOf(commonKeys).nullable().describe(topKeys.common),
    ...Object.fromEntries(
      commandNames
        .filter((command) => command !== 'report')
        .map((command) => [
          command,
          sectionOf(commandKeys[command]).nullable().describe(`options of aiops ${command}`),
        ]),
    ),
  })
  .partial()
  .meta({ title: 'configuration of aiops' });

/** What of a configuration is no option; sections are read by the names of their keys. */
export type ConfigurationData = Pick<
  z.infer<typeof configurationSchema>,
  'inputs' | 'baseline' | 'thresholds' | 'report'
>;

function sectionOf(keys: readonly Key[]) {
  return z.strictObject(Object.fromEntries(keys.map(({ name, flag }) => [name, described(flag).optional()])));
}

function described(flag: Flag): z.ZodType {
  const { help, standard, example } = flag;
  const said = valueSchema(flag).describe(help);
  if (standard !== undefined) return said.meta({ default: standard });
  return example === undefined ? said : said.meta({ examples: [example] });
}

function valueSchema(flag: Flag): z.ZodType {
  if (isCounted(flag))
    return z.union([z.boolean(), z.int().min(0).max(2)], 'expected true, false, 0, 1 or 2');
  if (!takesValue(flag)) return z.boolean();
  if (!flag.repeatable) return flag.values === undefined ? scalar : z.enum(flag.values as [string]);
  if (!flag.isRule) return oneOrSeveral(scalar);
  const rules = flag.flags.includes('--threshold') ? expressions : oneOrSeveral(scalar);
  return z.union([...rules.options, z.record(z.string(), rules)]);
}
