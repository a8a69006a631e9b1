import { type Fault, InputError, UsageError } from '../../errors.ts';
import { type ModelFile, readModel } from '../../model-file.ts';
import { comparisonResult } from '../../report/assessment/comparison.ts';
import { comparisonMarkdown } from '../../report/assessment/comparison-markdown.ts';
import { comparisonText } from '../../report/assessment/comparison-text.ts';
import type { AssessmentResult } from '../../report/assessment/result.ts';
import { datedOf } from '../../report/assessment/saved.ts';
import { wordsOf } from '../../report/assessment/words.ts';
import { shellWord } from '../../shell-word.ts';
import { openModel } from '../documents.ts';
import { exitCodes } from '../exit.ts';
import type { Io } from '../io.ts';
import { readResult } from '../results.ts';
import { show } from '../show.ts';
import { warningLines } from '../warning-lines.ts';
import type { ComparedAssessment, ComparisonRun } from './compared.ts';

/** What changed between two assessments, and why; answers are scored first. */
export async function compareAssessments(
  before: ComparedAssessment,
  after: ComparedAssessment,
  { presentation, flags, io }: ComparisonRun,
): Promise<number> {
  if (flags['failOn'] !== undefined) throw nothingToFailOn(String(flags['failOn']), after.path);
  const { input, openBeside } = await openModel(flags['model'] as string | undefined, io);
  const model = await readModel(input, flags['lang'] as string | undefined, openBeside);
  const old = await resultOf(before, model, io);
  const now = await resultOf(after, model, io);
  checkModel(old, now, after.path, model);
  for (const line of warningLines(oddities(old, now, after.path))) io.say(line);
  const comparison = comparisonResult(model.questionnaire, old, datedOf(now, model.questionnaire));
  const words = await wordsOf(model.language);
  await show(presentation, 'UTC', io, (format, dress) => {
    if (format === 'none') return [];
    if (format === 'json') return [`${JSON.stringify(comparison, null, 2)}\n`];
    return format === 'markdown'
      ? comparisonMarkdown(comparison, words, 2)
      : comparisonText(comparison, words, dress);
  });
  return exitCodes.done;
}

async function resultOf(
  { path, result }: ComparedAssessment,
  model: ModelFile,
  io: Io,
): Promise<AssessmentResult> {
  return result ?? readResult(path, model, undefined, io);
}

function nothingToFailOn(severity: string, path: string): UsageError {
  return new UsageError({
    code: 'option-value',
    place: 'aiops',
    what: `--fail-on ${JSON.stringify(severity)}: assessments have levels, no findings`,
    fix: `aiops check ${shellWord(path)} --threshold 'level >= 2'`,
  });
}

/** What can be compared, and yet may not be what was meant. */
function oddities(old: AssessmentResult, now: AssessmentResult, path: string): Fault[] {
  const whom = ({ client, scope }: AssessmentResult): string => [client, scope].filter(Boolean).join(', ');
  const warning = (code: string, what: string, fix: string): Fault => ({ code, place: path, what, fix });
  return [
    ...(now.date < old.date
      ? [
          warning(
            'compare-order',
            `NEW is of ${now.date}, before OLD of ${old.date}`,
            'name the earlier one first',
          ),
        ]
      : []),
    ...(whom(now) !== whom(old)
      ? [
          warning(
            'compare-client',
            `NEW is about "${whom(now)}", OLD about "${whom(old)}"`,
            'compare two of one client and scope',
          ),
        ]
      : []),
  ];
}

/** @throws InputError or UsageError when the two cannot be laid beside one another under this model */
function checkModel(
  old: AssessmentResult,
  now: AssessmentResult,
  path: string,
  { questionnaire, sha256 }: ModelFile,
): void {
  const { id, version } = questionnaire.model;
  if (old.model.id !== now.model.id) {
    const what = `the assessments are by two models, ${old.model.id} and ${now.model.id}`;
    throw new InputError({ code: 'answers-model', place: path, what, fix: 'compare two of one model' });
  }
  if (now.model.sha256 === sha256) return;
  const what = `the assessment is by ${now.model.id} ${now.model.version}, and the model at hand is another one (${id} ${version})`;
  throw new UsageError({ code: 'compare-model', place: path, what, fix: 'name its model: --model FILE' });
}
