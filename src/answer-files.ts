import { type Fault, InputError } from './errors.ts';
import type { Input } from './inputs.ts';
import { ANSWERS_SCHEMA, type AnswerSet, answersSchema, type Respondent } from './maturity/answers.ts';
import { joinedEvidence } from './maturity/joined-evidence.ts';
import type { Questionnaire } from './maturity/questionnaire.ts';
import { readDocument } from './model-file.ts';
import { JOINED_MAPS, TOLD_ONCE } from './read/answers/joined-keys.ts';
import { readMarkdownForm } from './read/answers/markdown-form.ts';
import { readSurveyCsv } from './read/answers/survey-csv.ts';
import type { SurveyOptions } from './read/answers/survey-options.ts';
import { checkedAgainst, type DocumentPath, type Located } from './read/documents/located.ts';
import { isSameData } from './read/yaml/same-data.ts';
import type { YamlFile } from './read/yaml/yaml.ts';

/** One file of answers, as it was read. */
export interface AnswerFile {
  readonly located: Located | YamlFile;
  /** A survey or a form names no model: it is taken for the one at hand. */
  readonly isBare: boolean;
}

/** Answers of several files, and where each of them stands. */
export interface GatheredAnswers {
  readonly answers: AnswerSet;
  placeOf(path: DocumentPath): string;
}

/** The file's ending tells what it is: `.csv` a survey, `.md` and `.xlsx` a filled form, anything else YAML. */
export async function readAnswerFile(input: Input, who: SurveyOptions): Promise<AnswerFile> {
  if (/\.(csv|tsv)$/i.test(input.path) && !('parts' in input)) {
    return { located: await readSurveyCsv(input, who), isBare: true };
  }
  if (/\.(md|markdown)$/i.test(input.path) && !('parts' in input)) {
    return { located: await readMarkdownForm(input, who), isBare: true };
  }
  if (/\.xls[xm]$/i.test(input.path) && !('parts' in input)) {
    const { readWorkbookForm } = await import('./read/answers/workbook-form.ts');
    const located = await readWorkbookForm(input, who);
    return { located, isBare: !Object.hasOwn(located.data as object, 'model') };
  }
  return { located: await readDocument(input), isBare: false };
}

/** Checks one file against the schema of answers; all that is wrong, in file order. */
export function checkedAnswers(
  { located, isBare }: AnswerFile,
  model: Questionnaire['model'],
): { value?: AnswerSet; faults: readonly Fault[] } {
  const named = isBare ? { schema: ANSWERS_SCHEMA, model: { id: model.id, version: model.version } } : {};
  const data = { ...named, ...(located.data as object) };
  const checked = checkedAgainst(
    { ...located, data, placeOf: (at, part) => located.placeOf(at, part) },
    answersSchema,
  );
  return 'faults' in checked ? { faults: checked.faults } : { value: checked.value, faults: [] };
}

/**
 * Several files as one: all respondents, and of what is said once the first that says it. Of no file, no answers.
 * One who stands in several with the same answers stands once: a file may have been merged before.
 */
export function gathered(
  sets: readonly { readonly answers: AnswerSet; readonly located: Pick<Located, 'placeOf'> }[],
  model: Questionnaire['model'],
): GatheredAnswers {
  const { id, version } = model;
  const owners = distinctOwners(sets);
  const first = sets[0]?.answers ?? { schema: ANSWERS_SCHEMA, model: { id, version }, respondents: [] };
  const joined = Object.fromEntries(
    JOINED_MAPS.map((key) => [
      key,
      Object.assign({}, ...sets.toReversed().map(({ answers }) => withoutNulls(answers[key]))),
    ]),
  );
  const told = (key: keyof AnswerSet) =>
    sets.map(({ answers }) => answers[key]).find((value) => value != null);
  const answers = {
    ...first,
    ...Object.fromEntries(TOLD_ONCE.map((key) => [key, told(key)])),
    ...joined,
    observations: [...new Set(sets.flatMap(({ answers: { observations } }) => observations ?? []))],
    respondents: owners.map(({ respondent }) => respondent),
    evidence: joinedEvidence(sets.map(({ answers: { evidence } }) => evidence)),
  } as AnswerSet;
  return {
    answers,
    placeOf: (path) => {
      const owner = path[0] === 'respondents' && typeof path[1] === 'number' ? owners[path[1]] : undefined;
      if (owner !== undefined) return owner.located.placeOf(['respondents', owner.index, ...path.slice(2)]);
      const holder = sets.find(({ answers: set }) => isThere(set, path)) ?? sets[0];
      return holder?.located.placeOf(path) ?? 'aiops';
    },
  };
}

interface Owner {
  readonly respondent: Respondent;
  readonly located: Pick<Located, 'placeOf'>;
  readonly index: number;
}

function distinctOwners(sets: Parameters<typeof gathered>[0]): Owner[] {
  const distinct: Owner[] = [];
  for (const { answers, located } of sets) {
    const there = [...distinct];
    for (const [index, respondent] of answers.respondents.entries()) {
      const isThere = there.some((owner) => isSameData(owner.respondent, respondent));
      if (!isThere) distinct.push({ respondent, located, index });
    }
  }
  return distinct;
}

/** @throws InputError with the first problem, and how many more there are */
export function refuse(faults: readonly Fault[]): void {
  const [first, ...rest] = faults;
  if (first === undefined) return;
  const more = rest.slice(0, SHOWN).map(({ place, what }) => `${place}: ${what}`);
  const hidden = rest.length - more.length;
  const others = [...more, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('; ');
  const why = [first.why, others].filter(Boolean).join('; ');
  throw new InputError(why === '' ? first : { ...first, why });
}

/** As many as leave the first one in sight. */
const SHOWN = 3;

function withoutNulls(record: object | null | undefined): object {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => value !== null));
}

function isThere(value: unknown, path: DocumentPath): boolean {
  let at: unknown = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return true;
}
