import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SaidAnswer } from '../../../src/maturity/answers.ts';
import type { Questionnaire } from '../../../src/maturity/questionnaire.ts';
import { standingsOf } from '../../../src/maturity/standing.ts';
import { translate, translationSchema } from '../../../src/maturity/translation.ts';
import type { Key, Screen, Size } from '../../../src/report/interview/screen.ts';
import type { DiscussionView, QuestionView, ReviewView } from '../../../src/report/interview/views.ts';
import { type InterviewWords, interviewWordsOf } from '../../../src/report/interview/words.ts';
import { artefact, DATE, ladder, roomOf } from '../../maturity/ladder.ts';

export const LANGUAGES = ['en', 'pt-BR', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

export const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 20 },
  { columns: 100, rows: 40 },
];

export const golden = (name: string): string =>
  new URL(`../../../fixtures/golden/interview/${name}`, import.meta.url).pathname;

/** The bundled model in a language. */
export const models: Readonly<Record<Language, Questionnaire>> = {
  en: ladder,
  'pt-BR': inLanguage('pt-BR'),
  ko: inLanguage('ko'),
};

function inLanguage(language: string): Questionnaire {
  const file = new URL(`../../../questionnaires/locales/${language}.yaml`, import.meta.url);
  return translate(ladder, translationSchema.parse(parse(readFileSync(file, 'utf8'))));
}

export const words: Readonly<Record<Language, InterviewWords>> = {
  en: await interviewWordsOf('en'),
  'pt-BR': await interviewWordsOf('pt-BR'),
  ko: await interviewWordsOf('ko'),
};

export const nothing: SaidAnswer = { value: null, evidence: [] };

/** COL-2 in the middle of a sitting, with everything that can stand beside a question. */
export function questionOf(language: Language, rest: Partial<QuestionView> = {}): QuestionView {
  return { ...bareQuestionOf(language, 'COL-2'), ...rest };
}

/** A gate with nothing said of it. */
export function bareQuestionOf(language: Language, gate: string): QuestionView {
  const questionnaire = models[language];
  const criterion = questionnaire.criteria.find(({ id }) => id === gate);
  if (criterion === undefined) throw new Error(gate);
  return {
    questionnaire,
    criterion,
    place: { at: 2, of: 5 },
    said: nothing,
    answered: { gates: 12, of: 54 },
  };
}

/** Everything that can stand beside a question. */
export const full: Partial<QuestionView> = {
  said: {
    value: 2,
    comment: 'two services are still missing',
    evidence: [artefact('list of targets'), artefact('golden signals dashboard', '2026-11-02')],
  },
  earlier: { answer: 2, date: '2026-05-12' },
  target: 3,
};

const COMMENTS = [
  'the platform team gets a list of gaps every Monday',
  'the linter runs in every pipeline',
  'nobody looks at the mainframe feed',
];

/** DQ-2 as a room of six sees it. */
export function discussionOf(language: Language, rest: Partial<DiscussionView> = {}): DiscussionView {
  const questionnaire = models[language];
  const said = [4, 4, 1, 1, 'unknown', 'unknown'] as const;
  const room = roomOf({
    rules: said.map((answer, at) => ({
      'DQ-2': COMMENTS[at] === undefined ? answer : { answer, comment: COMMENTS[at] },
    })),
    roles: ['manager', 'executive', 'operations', 'development', 'data', 'security'],
    evidence: { 'DQ-2': [artefact('gap report'), artefact('clock report')] },
  });
  const standing = standingsOf(questionnaire, room, DATE).find(({ criterion }) => criterion.id === 'DQ-2');
  if (standing === undefined) throw new Error('DQ-2');
  return { questionnaire, standing, place: { at: 2, of: 7 }, ...rest };
}

/** A file with an answer of each kind, and gates that were not asked. */
export function reviewOf(language: Language, rest: Partial<ReviewView> = {}): ReviewView {
  const values = [4, 3, 'unknown', 'na', null, 2] as const;
  const asked = ladder.criteria.filter(({ level, dimension }) => level < 5 || dimension === 'AUT');
  const said = new Map(
    asked.map(({ id }, at): [string, SaidAnswer] => [
      id,
      { value: values[at % values.length] ?? null, evidence: [] },
    ]),
  );
  return {
    questionnaire: models[language],
    said,
    answered: { gates: 39, of: 47 },
    respondents: 3,
    ...rest,
  };
}

/** Without colours. */
export const paint = (_: string, text: string): string => text;

export function drawn<State, Outcome>(
  screen: Screen<State, Outcome>,
  size: Size = { columns: 80, rows: 24 },
  state: State = screen.start,
): readonly string[] {
  return screen.draw(state, size, paint);
}

/** Where keys lead one after the other: the last state, or how it ended. */
export function afterKeys<State, Outcome>(
  screen: Screen<State, Outcome>,
  keys: readonly Key[],
  size: Size = { columns: 80, rows: 24 },
): { readonly state: State } | { readonly done: Outcome } {
  let state = screen.start;
  for (const key of keys) {
    const step = screen.press(key, state, size);
    if ('done' in step) return step;
    state = step.state;
  }
  return { state };
}
