import type { AnswerFile } from '../../answer-files.ts';
import { UsageError } from '../../errors.ts';
import { ANSWERS_SCHEMA, type AnswerSet } from '../../maturity/answers.ts';
import type { ModelFile } from '../../model-file.ts';
import { withAnswer, withRespondents } from '../../read/answers/answers-edit.ts';
import { TOLD_ONCE } from '../../read/answers/joined-keys.ts';
import { readYamlText, type YamlFile } from '../../read/yaml/yaml.ts';
import { whoSets } from '../../set-answers.ts';
import type { TypedAssess } from '../assess-options.ts';
import type { Sources } from './assess-sources.ts';

/**
 * The answers file with what was merged into it and set in it, its comments and order kept; undefined where nothing
 * is to be saved.
 * @throws UsageError when the file is no YAML
 */
export function answersToSave(
  { answersPath, isAnswersThere }: Sources,
  files: readonly AnswerFile[],
  typed: TypedAssess,
  { questionnaire }: ModelFile,
): string | undefined {
  if (answersPath === undefined || answersPath === '-') return undefined;
  if (isAnswersThere && files.length === 1 && typed.set.length === 0) return undefined;
  const [first] = files;
  // A new file begins as the first that is merged, with its comments; a survey or a form has none to keep.
  const isBase = first !== undefined && (isAnswersThere || isYaml(first.located));
  const base = isBase ? first.located : readYamlText(emptyAnswers(questionnaire.model, typed), answersPath);
  if (!isYaml(base)) throw notYaml(answersPath);
  const others = isBase ? files.slice(1) : files;
  let file = withRespondents(
    base,
    others.map(({ located }) => located),
  );
  if (typed.set.length === 0) return file.text;
  const { respondents = [] } = file.data as Partial<AnswerSet>;
  const who = whoSets({ answers: { respondents } as AnswerSet }, typed, questionnaire);
  for (const { gate, value } of typed.set) file = withAnswer(file, who, gate, value);
  return file.text;
}

function isYaml(located: AnswerFile['located']): located is YamlFile {
  return 'document' in located;
}

/** A new answers file. What was told of the assessment on the command line stands in it, so that it scores alike again. */
export function emptyAnswers(
  { id, version }: ModelFile['questionnaire']['model'],
  typed: Pick<TypedAssess, (typeof TOLD_ONCE)[number]>,
): string {
  const told = TOLD_ONCE.flatMap((key) =>
    typed[key] === undefined ? [] : [`${key}: ${JSON.stringify(typed[key])}`],
  );
  const head = [`schema: ${ANSWERS_SCHEMA}`, 'model:', `  id: ${id}`, `  version: ${version}`, ...told];
  return `${[...head, 'respondents: []'].join('\n')}\n`;
}

function notYaml(path: string): UsageError {
  return new UsageError({
    code: 'answers-not-yaml',
    place: path,
    what: 'answers are saved as YAML, and this file is a survey or a form',
    fix: 'merge it into a YAML file: aiops assess --merge FILE --answers answers.yaml',
  });
}
