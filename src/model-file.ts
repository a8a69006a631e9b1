import { type Fault, faultText, InputError, UsageError } from './errors.ts';
import { groupedBy } from './grouped.ts';
import type { Input } from './inputs.ts';
import type { Problem } from './maturity/problem.ts';
import { type Questionnaire, questionnaireSchema } from './maturity/questionnaire.ts';
import { questionnaireProblems } from './maturity/questionnaire-check.ts';
import {
  type Translation,
  translate,
  translationProblems,
  translationSchema,
} from './maturity/translation.ts';
import { checkedAgainst, type Located } from './read/documents/located.ts';
import { readYaml } from './read/yaml/yaml.ts';

/** Opens a file that another one names, by its path beside it. */
export type OpenBeside = (path: string) => Promise<Input>;

/** A model that can be asked and scored. */
export interface ModelFile {
  /** In the language that was asked for. */
  readonly questionnaire: Questionnaire;
  readonly path: string;
  readonly sha256: string;
  readonly language: string;
  /** Texts that are not or no longer translated. */
  readonly warnings: readonly Fault[];
}

/**
 * @param language left out: the model's own
 * @throws InputError when it cannot be read
 * @throws UsageError when it is no model, or does not speak the language
 */
export async function readModel(
  input: Input,
  language: string | undefined,
  openBeside: OpenBeside,
): Promise<ModelFile> {
  const located = await readDocument(input);
  const { value: questionnaire, faults } = checkedModel(located);
  if (questionnaire === undefined) throw invalid(UsageError, faults, located.path);
  const spoken = language ?? questionnaire.model.language;
  const { sha256 } = input.digest();
  const file = { path: located.path, sha256, language: spoken };
  if (spoken === questionnaire.model.language) return { ...file, questionnaire, warnings: [] };
  const { translations } = questionnaire;
  const path = Object.hasOwn(translations, spoken) ? translations[spoken] : undefined;
  if (path === undefined) throw notSpoken(questionnaire, spoken, located);
  const read = await readTranslation(questionnaire, spoken, await openBeside(path));
  if (read.translation === undefined) throw invalid(UsageError, read.faults, path);
  return { ...file, questionnaire: translate(questionnaire, read.translation), warnings: read.faults };
}

/** A model, or all that is wrong with it. */
export function checkedModel(located: Located): { value?: Questionnaire; faults: readonly Fault[] } {
  const checked = checkedAgainst(located, questionnaireSchema);
  if ('faults' in checked) return { faults: checked.faults };
  const faults = toFaults(questionnaireProblems(checked.value), located);
  return faults.length === 0 ? { value: checked.value, faults } : { faults };
}

/** The translation of a model, and what is wrong with it; none where it is no translation at all. */
export async function readTranslation(
  questionnaire: Questionnaire,
  language: string,
  input: Input,
): Promise<{ translation?: Translation; faults: readonly Fault[] }> {
  const located = await readDocument(input);
  const checked = checkedAgainst(located, translationSchema);
  if ('faults' in checked) return { faults: checked.faults };
  const problems = await translationProblems(questionnaire, checked.value);
  const faults = toFaults(problems, located);
  if (checked.value.language === language) return { translation: checked.value, faults };
  const what = `the translation is into ${checked.value.language}, and the model names it for ${language}`;
  return {
    faults: [
      {
        code: 'translation-language',
        place: located.placeOf(['language']),
        what,
        fix: `write language: ${language}`,
      },
    ],
  };
}

/** @throws InputError when it is a folder, or no YAML */
export async function readDocument(input: Input): ReturnType<typeof readYaml> {
  if (!('parts' in input)) return readYaml(input);
  const what = 'expected a file, got a folder';
  throw new InputError({ code: 'document-folder', place: input.path, what, fix: 'name the file in it' });
}

/** Problems with the place in the file where each of them stands. */
export function toFaults(problems: readonly Problem[], { placeOf }: Pick<Located, 'placeOf'>): Fault[] {
  const faults = problems.map(({ path, ...fault }) => ({ ...fault, place: placeOf(path) }));
  // What is repeated by reference stands in one place, and is one fault.
  return [...groupedBy(faults, (fault) => faultText(fault)).values()].map(([first]) => first!);
}

/** The first fault as an error that says how many more there are. */
export function invalid(
  Kind: typeof UsageError | typeof InputError,
  faults: readonly Fault[],
  path: string,
): UsageError | InputError {
  const [first] = faults;
  if (first === undefined) throw new Error('a document was refused without a reason');
  const more = faults.length - 1;
  if (more === 0) return new Kind(first);
  const rest = `${more === 1 ? 'one more problem' : `${more} more problems`}; all of them: aiops validate ${path}`;
  return new Kind({ ...first, why: first.why === undefined ? rest : `${first.why}; ${rest}` });
}

function notSpoken({ model, translations }: Questionnaire, language: string, located: Located): UsageError {
  const spoken = [model.language, ...Object.keys(translations)];
  return new UsageError({
    code: 'model-language',
    place: located.path,
    what: `the model ${model.id} does not speak ${JSON.stringify(language)}`,
    fix: `it speaks ${spoken.join(', ')}`,
  });
}
