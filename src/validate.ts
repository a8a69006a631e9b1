import { type AnswerFile, checkedAnswers, gathered, readAnswerFile } from './answer-files.ts';
import { BASELINE_SCHEMA, baselineSchema } from './baseline/entry.ts';
import { type Fault, InputError, UsageError } from './errors.ts';
import type { Input } from './inputs.ts';
import { ANSWERS_SCHEMA } from './maturity/answers.ts';
import { answersProblems } from './maturity/answers-check.ts';
import { answeredGates } from './maturity/asked.ts';
import { assessed } from './maturity/assessment.ts';
import { refusedNa } from './maturity/na.ts';
import { QUESTIONNAIRE_SCHEMA, type Questionnaire } from './maturity/questionnaire.ts';
import { UNITS_SCHEMA, unitsProblems, unitsSchema } from './maturity/rollup.ts';
import { TRANSLATION_SCHEMA, translationProblems, translationSchema } from './maturity/translation.ts';
import { checkedModel, type OpenBeside, readTranslation, toFaults } from './model-file.ts';
import { readLog } from './read/answers/answers-log.ts';
import { checkedAgainst, type Located } from './read/documents/located.ts';
import { GrowingBytes } from './read/growing-bytes.ts';
import type { Source } from './read/reader.ts';
import type { YamlFile } from './read/yaml/yaml.ts';
import { counted, humanCount } from './report/units.ts';

/** What a file is, and all that is wrong with it. */
export interface Validated {
  /** A line to print where nothing is wrong. */
  readonly summary: string;
  readonly faults: readonly Fault[];
}

/** What a file may need to be checked. */
export interface ValidateDoors {
  readonly openBeside: OpenBeside;
  /** The model that answers or a translation are of; undefined where none of that id is known. */
  modelOf(id: string | undefined): Promise<Questionnaire | undefined>;
  /** What a configuration is, where a document is one; undefined where it is none. */
  configuration(document: YamlFile): Promise<Validated | undefined>;
}

/**
 * Checks one file that people write, or the log beside it, whose name ends in `.log`; what any other is, is told
 * by its key `schema`.
 * @throws InputError when it cannot be read
 */
export async function validate(input: Input, doors: ValidateDoors): Promise<Validated> {
  if (/\.log$/i.test(input.path) && !('parts' in input)) return validateLog(input);
  const file = await readAnswerFile(input, { role: UNTOLD_ROLE });
  const { located, isBare } = file;
  const { schema, model } = located.data as { schema?: unknown; model?: unknown };
  if (isBare) return validateAnswers(file, await doors.modelOf(undefined));
  if (schema === QUESTIONNAIRE_SCHEMA) return validateModel(located, doors.openBeside);
  if (schema === TRANSLATION_SCHEMA) return validateTranslation(located, await doors.modelOf(String(model)));
  if (schema === UNITS_SCHEMA) return validateUnits(located, doors.openBeside);
  if (schema === ANSWERS_SCHEMA) {
    const { id } = (model ?? {}) as { id?: string };
    return validateAnswers(file, await doors.modelOf(id));
  }
  if (schema === BASELINE_SCHEMA) return validateBaseline(located);
  const configuration = 'text' in located ? await doors.configuration(located) : undefined;
  return configuration ?? { summary: '', faults: [noSchema(located, schema)] };
}

/** A survey without a column of roles gets them when it is scored. */
const UNTOLD_ROLE = 'untold';

async function validateModel(located: Located, openBeside: OpenBeside): Promise<Validated> {
  const { value: questionnaire, faults } = checkedModel(located);
  if (questionnaire === undefined) return { summary: '', faults };
  const { dimensions, criteria, actions, model, translations } = questionnaire;
  const wrong: Fault[] = [];
  for (const [language, path] of Object.entries(translations)) {
    const place = located.placeOf(['translations', language]);
    const input = await openNamed(path, `the translation into ${language}`, place, openBeside);
    if ('fault' in input) wrong.push(input.fault);
    else wrong.push(...(await readTranslation(questionnaire, language, input)).faults);
  }
  const gates = criteria.filter(({ gate }) => gate).length;
  const languages = [model.language, ...Object.keys(translations)].join(', ');
  const summary = `model ${model.id} ${model.version}: ${counted(dimensions.length, 'dimension')}, ${counted(gates, 'gate')}, ${counted(actions.length, 'action')}, in ${languages}`;
  return { summary, faults: wrong };
}

async function validateTranslation(
  located: Located,
  questionnaire: Questionnaire | undefined,
): Promise<Validated> {
  const checked = checkedAgainst(located, translationSchema);
  if ('faults' in checked) return { summary: '', faults: checked.faults };
  const { model, language, texts } = checked.value;
  const count = Object.keys(texts).length;
  if (questionnaire === undefined) {
    return {
      summary: `translation of ${model} into ${language}: ${counted(count, 'text')} (checked against the model when that is validated)`,
      faults: [],
    };
  }
  const faults = toFaults(await translationProblems(questionnaire, checked.value), located);
  return { summary: `translation of ${model} into ${language}: ${counted(count, 'text')}`, faults };
}

function validateAnswers(file: AnswerFile, questionnaire: Questionnaire | undefined): Validated {
  const model = questionnaire?.model ?? { id: '', version: '', language: '', title: '', about: '' };
  const { value: answers, faults } = checkedAnswers(file, model);
  if (answers === undefined) return { summary: '', faults };
  const people = counted(answers.respondents.length, 'respondent');
  if (questionnaire === undefined) {
    return {
      summary: `answers to ${answers.model.id}: ${people} (its shape alone: name the model with --model)`,
      faults: [],
    };
  }
  const read = gathered([{ answers, located: file.located }], model);
  const { date, upto } = answers;
  const problems = answersProblems(answers, { questionnaire, date: date ?? undefined });
  // Without a date nothing expires, and the day does not decide what is answered.
  const { standings, target } = assessed(questionnaire, answers, {
    date: date ?? ANY_DAY,
    upto: upto ?? undefined,
  });
  const refused = date == null ? [] : refusedNa(answers, questionnaire, date, target);
  const known = [...problems, ...refused].filter(({ path: [list, at, key] }) => {
    const isRole = file.isBare && list === 'respondents' && key === 'role';
    return !isRole || answers.respondents[Number(at)]?.role !== UNTOLD_ROLE;
  });
  const gates = answeredGates(standings);
  const summary = `answers to ${model.id} ${model.version}: ${people}, ${gates.gates} of ${gates.of} gates answered`;
  return { summary, faults: toFaults(known, read) };
}

const ANY_DAY = '1970-01-01';

/** The files of the units are opened, so that one that is not there is told here. */
async function validateUnits(located: Located, openBeside: OpenBeside): Promise<Validated> {
  const checked = checkedAgainst(located, unitsSchema);
  if ('faults' in checked) return { summary: '', faults: checked.faults };
  const faults: Fault[] = toFaults(unitsProblems(checked.value.units), located);
  for (const [at, { name, file }] of checked.value.units.entries()) {
    const place = located.placeOf(['units', at, 'file']);
    const input = await openNamed(file, `unit ${JSON.stringify(name)}`, place, openBeside);
    if ('fault' in input) faults.push(input.fault);
  }
  return { summary: `list of ${counted(checked.value.units.length, 'unit')}`, faults };
}

function validateBaseline(located: Located): Validated {
  const checked = checkedAgainst(located, baselineSchema);
  if ('faults' in checked) return { summary: '', faults: checked.faults };
  return {
    summary: `baseline: ${counted(checked.value.accepted?.length ?? 0, 'accepted finding')}`,
    faults: [],
  };
}

/** A line that a crash cut off is told, and nothing wrong: it is taken away before the next is written. */
async function validateLog({ path, bytes }: Source): Promise<Validated> {
  const whole = new GrowingBytes();
  for await (const chunk of bytes) {
    whole.append(chunk);
    if (whole.length > MAX_LOG_BYTES) throw new InputError(logTooLarge(path));
  }
  // Not fatal: a crash may cut a line in the middle of a character, and any other change breaks the chain.
  const { entries, tornAt, faults } = await readLog(new TextDecoder().decode(whole.bytes), path);
  if (entries.length === 0) return { summary: '', faults: [noLog(path, faults)] };
  const count = `${humanCount(entries.length)} ${entries.length === 1 ? 'entry' : 'entries'}`;
  const torn = tornAt === undefined ? '' : `; a line cut off at byte ${humanCount(tornAt)} is left out`;
  return { summary: `answers log: ${count}, chain whole${torn}`, faults };
}

/** Some hundred thousand answers. */
const MAX_LOG_BYTES = 64 * 1_048_576;

function logTooLarge(path: string): Fault {
  const fix = 'check that this is the log of an answers file';
  return { code: 'log-too-large', place: path, what: 'the log is larger than 64 MiB', fix };
}

function noLog(path: string, [first]: readonly Fault[]): Fault {
  const why = first?.why === undefined ? {} : { why: `the first line: ${first.why}` };
  const fix = 'name the log of an answers file, such as aiops-answers.yaml.log';
  return { code: 'log-empty', place: path, what: 'there is no entry of an answers log in it', ...why, fix };
}

/** A file that another one names; where it cannot be opened, the fault is told where it is named. */
async function openNamed(
  path: string,
  what: string,
  place: string,
  openBeside: OpenBeside,
): Promise<Input | { readonly fault: Fault }> {
  try {
    return await openBeside(path);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof UsageError)) throw error;
    return { fault: { ...error.fault, place, what: `${what}: ${error.fault.what} (${path})` } };
  }
}

function noSchema(located: Located, schema: unknown): Fault {
  const known = [QUESTIONNAIRE_SCHEMA, TRANSLATION_SCHEMA, ANSWERS_SCHEMA, UNITS_SCHEMA, BASELINE_SCHEMA];
  return {
    code: 'document-schema',
    place: located.placeOf(['schema']),
    what:
      schema === undefined
        ? 'the file does not say what it is'
        : `${JSON.stringify(schema)} is no schema of this version`,
    fix: `begin with schema: and one of ${known.join(', ')}`,
  };
}
