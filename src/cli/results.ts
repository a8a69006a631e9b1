import type { ModelFile } from '../model-file.ts';
import type { AssessmentResult } from '../report/assessment/result.ts';
import { wordsOf } from '../report/assessment/words.ts';
import { resultOfFile } from '../result-of-file.ts';
import { openDocument } from './documents.ts';
import type { TypedFlags } from './flag.ts';
import type { Io } from './io.ts';
import { toolVersion } from './version.ts';

/** What `--previous` names; undefined where it is not given. */
export async function previousOf(
  { previous }: TypedFlags,
  model: ModelFile,
  io: Io,
): Promise<AssessmentResult | undefined> {
  return typeof previous === 'string' ? readResult(previous, model, undefined, io) : undefined;
}

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
