import { InputError } from './errors.ts';
import type { Input } from './inputs.ts';
import { invalid } from './model-file.ts';
import { documentText } from './read/documents/document-text.ts';
import { checkedAgainst, type Located } from './read/documents/located.ts';
import {
  ASSESSMENT_SCHEMA,
  type AssessmentResult,
  assessmentResultSchema,
} from './report/assessment/result.ts';

/**
 * A result that `aiops assess -f json` wrote.
 * @throws InputError when it is none
 */
export async function readSavedAssessment(input: Input): Promise<AssessmentResult> {
  if ('parts' in input) throw notOne(input.path);
  const located: Located = {
    path: input.path,
    data: jsonOf(await documentText(input, 'assessment-too-large'), input.path),
    placeOf: () => input.path,
  };
  const { schema } = (located.data ?? {}) as { schema?: unknown };
  if (schema !== ASSESSMENT_SCHEMA) throw notOne(input.path);
  const checked = checkedAgainst(located, assessmentResultSchema);
  if ('faults' in checked) throw invalid(InputError, checked.faults, input.path);
  return checked.value;
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notOne(path);
  }
}

function notOne(path: string): InputError {
  return new InputError({
    code: 'assessment-format',
    place: path,
    what: `expected an assessment that was saved as JSON (${ASSESSMENT_SCHEMA})`,
    fix: 'save one: aiops assess -a answers.yaml -o assessment.json',
  });
}
