import { UsageError } from '../../errors.ts';
import type { Io } from '../io.ts';

/** The schemas that can be printed, each loaded when it is asked for. */
const schemas = {
  findings: async () => (await import('../../report/result.ts')).findingsResultSchema,
  inspect: async () => (await import('../../report/inspection/result.ts')).inspectionResultSchema,
  questionnaire: async () => (await import('../../maturity/questionnaire.ts')).questionnaireSchema,
  answers: async () => (await import('../../maturity/answers.ts')).answersSchema,
  translation: async () => (await import('../../maturity/translation.ts')).translationSchema,
  units: async () => (await import('../../maturity/rollup.ts')).unitsSchema,
  comparison: async () => (await import('../../report/assessment/result.ts')).comparisonSchema,
  'findings-comparison': async () =>
    (await import('../../report/findings-comparison/result.ts')).findingsComparisonSchema,
  rollup: async () => (await import('../../report/assessment/rollup.ts')).rollupResultSchema,
  assessment: async () => (await import('../../report/assessment/result.ts')).assessmentResultSchema,
  config: async () => (await import('../config/schema.ts')).configurationSchema,
  baseline: async () => (await import('../../baseline/entry.ts')).baselineSchema,
};

/** What aiops writes; the others are files that people write, where a default may be left out. */
const written: readonly string[] = [
  'findings',
  'inspect',
  'assessment',
  'comparison',
  'findings-comparison',
  'rollup',
];

export const schemaNames: readonly string[] = Object.keys(schemas);

/** `aiops schema NAME`: prints a JSON Schema. */
export async function schemaCommand(name: string, io: Io): Promise<number> {
  if (!isSchemaName(name)) {
    const expected = `expected one of ${schemaNames.join(', ')}`;
    throw new UsageError({ code: 'schema-name', place: 'aiops', what: `schema "${name}": ${expected}` });
  }
  const { z } = await import('zod');
  await io.out([
    `${JSON.stringify(z.toJSONSchema(await schemas[name](), { io: written.includes(name) ? 'output' : 'input' }), null, 2)}\n`,
  ]);
  return 0;
}

function isSchemaName(name: string): name is keyof typeof schemas {
  return Object.hasOwn(schemas, name);
}
