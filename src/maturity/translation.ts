import { z } from 'zod';
import { digestOf } from '../digest.ts';
import type { Problem } from './problem.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Name and version of the contract of a translation; additive changes keep it. */
export const TRANSLATION_SCHEMA = 'aiops-translation/1';

/** A text and the hash of the one it was made from: when that changes, the translation is stale. */
const translated = z.strictObject({ of: z.string(), text: z.string().trim().min(1) });

export const translationSchema = z.strictObject({
  schema: z.literal(TRANSLATION_SCHEMA),
  model: z.string(),
  language: z.string(),
  texts: z.record(z.string(), translated),
});

export type Translation = z.infer<typeof translationSchema>;

/** Keys whose values people read, wherever they stand. */
const TEXT_KEYS = [
  'title',
  'about',
  'text',
  'why',
  'examples',
  'name',
  'shown',
  'meaning',
  'next',
  'advice',
  'owner',
  'risk',
  'guard',
  'done',
  'unit',
  'howToAnswer',
];

/**
 * Every text of a model that people read, by its key: the path to it, entries of lists by their id.
 * @example translatableTexts(ladder).get('criteria/DQ-2/text')
 */
export function translatableTexts(questionnaire: Questionnaire): Map<string, string> {
  const texts = new Map<string, string>();
  visit(questionnaire, [], (key, text) => {
    texts.set(key, text);
    return text;
  });
  return texts;
}

/** The model in another language; a text without a translation stays as it is. */
export function translate(questionnaire: Questionnaire, { texts }: Translation): Questionnaire {
  return visit(questionnaire, [], (key, text) => texts[key]?.text ?? text) as Questionnaire;
}

/** Eight characters that change when the text does. */
export async function textHash(text: string): Promise<string> {
  return (await digestOf(text)).slice(0, 8);
}

/** Texts that are missing, stale, or of something that is no longer there. */
export async function translationProblems(
  questionnaire: Questionnaire,
  translation: Translation,
): Promise<Problem[]> {
  const { id } = questionnaire.model;
  if (translation.model !== id) {
    const what = `the translation is of the model ${JSON.stringify(translation.model)}, not of ${id}`;
    return [{ code: 'translation-model', path: ['model'], what, fix: `write model: ${id}` }];
  }
  const sources = translatableTexts(questionnaire);
  const problems: Problem[] = [];
  for (const [key, source] of sources) {
    const given = translation.texts[key];
    const hash = await textHash(source);
    const entry = `${key}: { of: "${hash}", text: … }`;
    if (given === undefined) {
      problems.push({
        code: 'translation-missing',
        path: ['texts'],
        what: `${key} is not translated`,
        why: `it says ${JSON.stringify(source)}`,
        fix: `add ${entry}`,
      });
    } else if (given.of !== hash) {
      problems.push({
        code: 'translation-stale',
        path: ['texts', key, 'of'],
        what: `${key} has changed since it was translated`,
        fix: `translate it again, then write of: "${hash}"`,
      });
    }
  }
  for (const key of Object.keys(translation.texts)) {
    if (!sources.has(key))
      problems.push({
        code: 'translation-unknown',
        path: ['texts', key],
        what: `the model has no text ${key}`,
        fix: 'take it out',
      });
  }
  return problems;
}

/** Walks a value and hands every text to `take`, whose answer stands in its place in the copy. */
function visit(
  value: unknown,
  path: readonly string[],
  take: (key: string, text: string) => string,
): unknown {
  if (Array.isArray(value)) return value.map((entry, at) => visit(entry, [...path, nameOf(entry, at)], take));
  if (typeof value === 'string') return isText(path) ? take(path.join('/'), value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, visit(inner, [...path, key], take)]),
  );
}

function nameOf(entry: unknown, at: number): string {
  const { id, level } = (typeof entry === 'object' && entry !== null ? entry : {}) as {
    id?: string;
    level?: number;
  };
  return id ?? String(level ?? at);
}

function isText(path: readonly string[]): boolean {
  return TEXT_KEYS.includes(path.at(-1) ?? '') || path.at(-2) === 'anchors';
}
