import type { ModelFile } from '../model-file.ts';
import type { AssessmentResult } from '../report/assessment/result.ts';
import { wordsOf } from '../report/assessment/words.ts';
import { resultOfFile } from '../result-of-file.ts';
import { openDocument } from './documents.ts';
import type { Io } from './io.ts';
import { toolVersion } from './version.ts';

/**
 * A saved assessment as it is; answers are scored, as far as they go.
 * @param date of the assessment, where the answers do not tell it
 */
export async function readResult(
  path: string,
  model: ModelFile,
  date: string | undefined,
  io: Io,
): Promise<AssessmentResult> {
  const run = { model, words: await wordsOf(model.language), toolVersion: toolVersion() };
  return resultOfFile(await openDocument(path, io), run, { fallbackDate: date, allowPartial: true });
}
