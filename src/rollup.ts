import { InputError } from './errors.ts';
import type { Input } from './inputs.ts';
import { majorOf } from './maturity/answers-check.ts';
import { shownName } from './maturity/questionnaire.ts';
import { rollUp, type UnitLevels, unitsProblems, unitsSchema } from './maturity/rollup.ts';
import { invalid, type ModelFile, type OpenBeside, readDocument, toFaults } from './model-file.ts';
import { checkedAgainst } from './read/documents/located.ts';
import type { AssessmentResult } from './report/assessment/result.ts';
import { ROLLUP_SCHEMA, type RollupResult } from './report/assessment/rollup.ts';
import type { AssessmentWords } from './report/assessment/words.ts';
import { resultOfFile } from './result-of-file.ts';

interface RollupRun {
  readonly model: ModelFile;
  readonly words: AssessmentWords;
  readonly toolVersion: string;
  /** `YYYY-MM-DD`; wins over that of a unit's file. */
  readonly date?: string | undefined;
  /** Where neither an option nor a file tells the date. */
  readonly fallbackDate?: string | undefined;
  readonly allowPartial: boolean;
  readonly client?: string | undefined;
}

/**
 * An organisation by its units: each is placed on its own, and levels are never averaged.
 * @throws InputError when the list or a unit cannot be used
 */
export async function rollup(input: Input, openBeside: OpenBeside, run: RollupRun): Promise<RollupResult> {
  const located = await readDocument(input);
  const checked = checkedAgainst(located, unitsSchema);
  if ('faults' in checked) throw invalid(InputError, checked.faults, located.path);
  const repeated = toFaults(unitsProblems(checked.value.units), located);
  if (repeated.length > 0) throw invalid(InputError, repeated, located.path);
  const { questionnaire } = run.model;
  const units: { readonly weight: number; readonly result: AssessmentResult }[] = [];
  for (const { file, weight } of checked.value.units) {
    units.push({ weight, result: await unitResult(await openBeside(file), run) });
  }
  const rolled = (by: 'demonstrated' | 'declared') =>
    rollUp(
      units.map(({ weight, result }) => ({ weight, placed: levelsOf(result, by) })),
      questionnaire.placement.rollup.share,
    );
  const graded = (grade: 'A' | 'B' | 'C'): number =>
    units.filter(({ result }) => result.placement.confidence.grade === grade).length;
  const { level, distribution, dimensions } = rolled('demonstrated');
  const titleOf = (id: string): string => questionnaire.dimensions.find((one) => one.id === id)?.title ?? id;
  return {
    schema: ROLLUP_SCHEMA,
    tool: { name: 'aiops', version: run.toolVersion },
    model: { id: questionnaire.model.id, version: questionnaire.model.version, sha256: run.model.sha256 },
    language: run.model.language,
    client: run.client ?? checked.value.client ?? null,
    units: units.length,
    share: questionnaire.placement.rollup.share,
    level,
    name: shownName(questionnaire, level),
    declared: rolled('declared').level,
    confidence: { A: graded('A'), B: graded('B'), C: graded('C') },
    distribution: distribution.map((at) => ({ ...at })),
    dimensions: dimensions.map(({ dimension, level: reached, distribution: spread }) => ({
      id: dimension,
      title: titleOf(dimension),
      level: reached,
      distribution: spread.map((at) => ({ ...at })),
    })),
  };
}

async function unitResult(input: Input, run: RollupRun): Promise<AssessmentResult> {
  const { date, fallbackDate, allowPartial } = run;
  return ofSameModel(
    await resultOfFile(input, run, { date, fallbackDate, allowPartial }),
    input.path,
    run.model,
  );
}

/** Levels of different models cannot be laid beside one another. */
function ofSameModel(
  result: AssessmentResult,
  path: string,
  { questionnaire, sha256 }: ModelFile,
): AssessmentResult {
  const { id, version } = result.model;
  const { model } = questionnaire;
  const isAlike = id === model.id && majorOf(version) === majorOf(model.version);
  if (isAlike || result.model.sha256 === sha256) return result;
  throw new InputError({
    code: 'answers-model',
    place: path,
    what: `the assessment is by ${id} ${version}, and this is ${model.id} ${model.version}`,
    fix: 'score its answers again with this model',
  });
}

function levelsOf({ placement, dimensions }: AssessmentResult, by: 'demonstrated' | 'declared'): UnitLevels {
  return {
    level: placement[by].level,
    dimensions: dimensions.map((dimension) => ({ dimension: dimension.id, level: dimension[by].level })),
  };
}
