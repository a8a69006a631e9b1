import { readAnswerFile } from './answer-files.ts';
import { type AssessOptions, type AssessRun, assess } from './assess.ts';
import type { Input } from './inputs.ts';
import type { AssessmentResult } from './report/assessment/result.ts';
import { readSavedAssessment } from './saved-assessment.ts';

/**
 * A saved assessment (`.json`) as it is; answers are scored.
 * @throws InputError when it is neither
 */
export async function resultOfFile(
  input: Input,
  run: Pick<AssessRun, 'model' | 'words' | 'toolVersion'>,
  options: Omit<AssessOptions, 'set'>,
): Promise<AssessmentResult> {
  if (/\.json$/i.test(input.path)) return readSavedAssessment(input);
  const files = [await readAnswerFile(input, {})];
  const inputs = [{ path: input.path, ...input.digest() }];
  return assess({ ...run, files, inputs }, { ...options, set: [] }).result;
}
