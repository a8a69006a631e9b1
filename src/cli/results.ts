import { readAnswerFile } from '../answer-files.ts';
import { assess } from '../assess.ts';
import type { ModelFile } from '../model-file.ts';
import type { AssessmentResult } from '../report/assessment/result.ts';
import { wordsOf } from '../report/assessment/words.ts';
import { readSavedAssessment } from '../saved-assessment.ts';
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
  const input = await openDocument(path, io);
  if (/\.json$/i.test(path)) return readSavedAssessment(input);
  const files = [await readAnswerFile(input, {})];
  const inputs = [{ path: input.path, ...input.digest() }];
  const run = { model, files, inputs, words: await wordsOf(model.language), toolVersion: toolVersion() };
  return assess(run, { fallbackDate: date, allowPartial: true, set: [] }).result;
}
