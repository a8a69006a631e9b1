import type { Input } from './inputs.ts';
import {
  ASSESSMENT_SCHEMA,
  type AssessmentResult,
  assessmentResultSchema,
} from './report/assessment/result.ts';
import { readSavedDocument, type SavedForm, savedResult } from './saved-document.ts';

export const savedAssessment: SavedForm<AssessmentResult> = {
  name: ASSESSMENT_SCHEMA,
  schema: assessmentResultSchema,
  noun: 'an assessment',
  fix: 'save an assessment: aiops assess -a answers.yaml -o assessment.json',
};

/**
 * A result that `aiops assess -f json` wrote.
 * @throws InputError when it is none
 */
export async function readSavedAssessment(input: Input): Promise<AssessmentResult> {
  return savedResult(await readSavedDocument(input, [savedAssessment]), savedAssessment);
}
