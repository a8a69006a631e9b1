import { UsageError } from '../../errors.ts';
import { findingKinds } from '../../findings/finding.ts';
import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { detectorNames, detectors } from '../../model/detectors/index.ts';
import { type ModelFile, readModel } from '../../model-file.ts';
import { nearest } from '../../nearest.ts';
import { inputFormatNames, inputFormats } from '../../read/formats.ts';
import { explainedContradictions } from '../../report/assessment/explained-contradictions.ts';
import { explainedAction, explainedGate } from '../../report/assessment/explained-gate.ts';
import type { AssessmentResult } from '../../report/assessment/result.ts';
import { wordsOf } from '../../report/assessment/words.ts';
import { explainedKind, explainedKinds } from '../../report/explained-kinds/explained-kinds.ts';
import { wrapped } from '../../report/table.ts';
import { measures } from '../../thresholds.ts';
import { readDate } from '../assess-options.ts';
import { openModel } from '../documents.ts';
import type { TypedFlags } from '../flag.ts';
import type { Io } from '../io.ts';
import { readResult } from '../results.ts';

/** One word that can be explained. */
interface Entry {
  readonly name: string;
  readonly about: string;
  readonly example?: string;
}

/** The lists that can be asked for, each loaded when it is. All names share one space: no two may be equal. */
export const topics = {
  formats: async (): Promise<Entry[]> =>
    Promise.all(
      inputFormatNames.map(async (name) => {
        const { title, example } = await inputFormats[name]();
        return { name, about: title, ...(example === undefined ? {} : { example }) };
      }),
    ),
  kinds: async (): Promise<Entry[]> =>
    findingKinds.map((name) => ({ name, about: explainedKinds[name].means })),
  thresholds: async (): Promise<Entry[]> =>
    Object.entries(measures).map(([name, { about }]) => ({ name, about })),
  contradictions: async (): Promise<Entry[]> =>
    Object.entries(explainedContradictions).map(([name, about]) => ({ name, about })),
  detectors: async (): Promise<Entry[]> =>
    Promise.all(detectorNames.map(async (name) => ({ name, about: (await detectors[name]()).title }))),
} as const;

/** The lists of a model: its names share the same space. */
export const modelTopics = ['dimensions', 'gates', 'actions', 'patterns'] as const;

const WIDTH = 80;
const INDENT = 2;

/** `aiops explain [TOPIC]`: a list, or one word of it; without a topic, all lists. */
export async function explainCommand(topic: string | undefined, flags: TypedFlags, io: Io): Promise<number> {
  const lists = Object.keys(topics) as (keyof typeof topics)[];
  const asked = lists.filter((list) => topic === undefined || list === topic);
  if (topic === undefined) {
    await io.out([...(await explainedLists(asked)), ...modelNames(await explainedModel(flags, io))]);
  } else if (asked.length > 0) await io.out(await explainedLists(asked));
  else await io.out(await explainedName(topic, flags, io));
  return 0;
}

async function explainedLists(lists: readonly (keyof typeof topics)[]): Promise<string[]> {
  const pieces: string[] = [];
  for (const list of lists) {
    const entries = await topics[list]();
    if (lists.length > 1) pieces.push(`${pieces.length === 0 ? '' : '\n'}${list}:\n`);
    pieces.push(entries.map(entryText).join('\n'));
  }
  return pieces;
}

/** What a model has to explain, by name alone: its texts are longer than all the rest. */
function modelNames({ questionnaire }: ModelFile): string[] {
  return modelTopics.flatMap((list) => {
    const names = entriesOf(questionnaire, list).map(({ name }) => name);
    return [
      `\n${list}:\n`,
      ...wrapped(names.join(' '), WIDTH - INDENT).map((line) => `${' '.repeat(INDENT)}${line}\n`),
    ];
  });
}

export function entriesOf(questionnaire: Questionnaire, list: (typeof modelTopics)[number]): Entry[] {
  if (list === 'gates') return questionnaire.criteria.map(({ id, text }) => ({ name: id, about: text }));
  if (list === 'actions')
    return questionnaire.actions.map(({ id, title, text }) => ({ name: id, about: `${title}. ${text}` }));
  if (list === 'patterns')
    return questionnaire.antiPatterns.map(({ id, title, text, advice }) => ({
      name: id,
      about: `${title}. ${text} ${advice}`,
    }));
  return questionnaire.dimensions.map(({ id, title, about }) => ({ name: id, about: `${title}: ${about}` }));
}

/** @throws UsageError */
export async function explainedModel(flags: TypedFlags, io: Io): Promise<ModelFile> {
  const { input, openBeside } = await openModel(flags['model'] as string | undefined, io);
  return readModel(input, flags['lang'] as string | undefined, openBeside);
}

/** The model is read where nothing else has the name. @throws UsageError with the nearest name */
async function explainedName(name: string, flags: TypedFlags, io: Io): Promise<Iterable<string>> {
  const kind = findingKinds.find((one) => one === name);
  if (kind !== undefined) return explainedKind(kind, WIDTH);
  const lists = Object.keys(topics) as (keyof typeof topics)[];
  const entries = (await Promise.all(lists.map((list) => topics[list]()))).flat();
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry !== undefined) return [entryText(entry)];
  const model = await explainedModel(flags, io);
  const ofModel = await explainedOfModel(name, model, flags, io);
  if (ofModel !== undefined) return ofModel;
  const known = modelTopics.flatMap((list) => entriesOf(model.questionnaire, list));
  const close = nearest(name, [...lists, ...modelTopics, ...[...entries, ...known].map((one) => one.name)]);
  throw new UsageError({
    code: 'explain-topic',
    place: 'aiops',
    what: `there is nothing called ${JSON.stringify(name)} to explain`,
    fix: close === undefined ? 'see: aiops explain' : `did you mean ${close}?`,
  });
}

/** A list of the model, or one of its gates, actions, dimensions and patterns. */
async function explainedOfModel(
  name: string,
  model: ModelFile,
  flags: TypedFlags,
  io: Io,
): Promise<Iterable<string> | undefined> {
  const { questionnaire } = model;
  const words = await wordsOf(model.language);
  const list = modelTopics.find((one) => one === name);
  if (list !== undefined) return [entriesOf(questionnaire, list).map(entryText).join('\n')];
  const gate = questionnaire.criteria.find(({ id }) => id === name);
  if (gate !== undefined) return explainedGate(questionnaire, gate, words, await answered(flags, model, io));
  if (questionnaire.actions.some(({ id }) => id === name)) return explainedAction(questionnaire, name, words);
  const entry = modelTopics.flatMap((one) => entriesOf(questionnaire, one)).find((one) => one.name === name);
  return entry === undefined ? undefined : [entryText(entry)];
}

/** What was answered, where `--answers` names it: a saved assessment, or answers as far as they go. */
async function answered(flags: TypedFlags, model: ModelFile, io: Io): Promise<AssessmentResult | undefined> {
  const path = flags['answers'] as string | undefined;
  return path === undefined ? undefined : readResult(path, model, readDate(flags, 'aiops explain'), io);
}

function entryText({ name, about, example }: Entry): string {
  const lines = [...wrapped(about, WIDTH - INDENT), ...(example === undefined ? [] : [`$ ${example}`])];
  return `${name}\n${lines.map((line) => `${' '.repeat(INDENT)}${line}\n`).join('')}`;
}
