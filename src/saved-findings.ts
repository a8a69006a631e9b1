import type { Input } from './inputs.ts';
import { FINDINGS_SCHEMA, type FindingsResult, findingsResultSchema } from './report/result.ts';
import { readSavedDocument, type SavedForm, savedResult } from './saved-document.ts';

export const savedFindings: SavedForm<FindingsResult> = {
  name: FINDINGS_SCHEMA,
  schema: findingsResultSchema,
  noun: 'findings',
  fix: 'save findings: aiops detect metrics.csv -o findings.json',
};

/**
 * A result that `aiops detect -f json` wrote.
 * @throws InputError when it is none
 */
export async function readSavedFindings(input: Input): Promise<FindingsResult> {
  return savedResult(await readSavedDocument(input, [savedFindings]), savedFindings);
}
