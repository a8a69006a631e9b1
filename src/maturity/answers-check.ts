import { type Answer, type AnswerSet, type NotApplicable, saidAnswer } from './answers.ts';
import type { Problem } from './problem.ts';
import type { Questionnaire } from './questionnaire.ts';
import { type Reference, repeatedNames, unknownNames } from './references.ts';
import { targetProblems } from './targets.ts';

/** What answers must agree with. */
export interface AnswersContext {
  readonly questionnaire: Questionnaire;
  /** Day of the assessment, `YYYY-MM-DD`; left out: nothing is checked against it. */
  readonly date?: string | undefined;
}

/** What a schema cannot see in an answers file: answers to another model, names that lead nowhere, impossible dates. */
export function answersProblems(answers: AnswerSet, { questionnaire, date }: AnswersContext): Problem[] {
  const otherModel = modelProblems(answers, questionnaire);
  if (otherModel.length > 0) return otherModel;
  return [
    ...nameProblems(answers, questionnaire),
    ...(answers.target == null ? [] : targetProblems(questionnaire, answers.target, ['target'])),
    ...resolutionProblems(answers, questionnaire),
    ...repeatedNames(
      answers.respondents.map(({ id: name }, at) => ({ path: ['respondents', at, 'id'], name })),
      'respondent',
    ).map((problem) => ({
      ...problem,
      code: 'respondent-repeated',
      fix: 'one respondent answers once: take the old answers out, then merge again',
    })),
    ...eachNa(answers).flatMap((placed) => naProblems(placed, questionnaire)),
    ...(date === undefined ? [] : dateProblems(answers, date)),
  ];
}

function modelProblems({ model }: AnswerSet, questionnaire: Questionnaire): Problem[] {
  const { id, version } = questionnaire.model;
  if (model.id !== id) {
    const what = `the answers are to the model ${JSON.stringify(model.id)}, not to ${id}`;
    return [
      {
        code: 'answers-model',
        path: ['model', 'id'],
        what,
        fix: 'name their model: --model FILE',
      },
    ];
  }
  if (majorOf(model.version) === majorOf(version)) return [];
  const what = otherVersion({ model }, questionnaire.model);
  const fix = `answer what has changed, then write version: ${version}`;
  return [
    {
      code: 'answers-version',
      path: ['model', 'version'],
      what,
      why: 'another first number means that gates have another meaning',
      fix,
    },
  ];
}

export function otherVersion(
  answers: Pick<AnswerSet, 'model'>,
  { id, version }: Questionnaire['model'],
): string {
  return `the answers are to version ${answers.model.version} of ${id}, and this is ${version}`;
}

/** The first number of a version: where it is another one, gates have another meaning. */
export function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}

function nameProblems(answers: AnswerSet, questionnaire: Questionnaire): Problem[] {
  const keysOf = (key: keyof AnswerSet): Reference[] =>
    Object.keys((answers[key] ?? {}) as object).map((name) => ({ path: [key, name], name }));
  const gates = [
    ...eachAnswer(answers).map(({ path, gate }) => ({ path, name: gate })),
    ...keysOf('evidence'),
    ...keysOf('agreed'),
  ];
  const roles = answers.respondents.map(({ role: name }, at) => ({
    path: ['respondents', at, 'role'],
    name,
  }));
  const observations = (answers.observations ?? []).map((name, at) => ({ path: ['observations', at], name }));
  const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);
  return [
    ...unknownNames(gates, ids(questionnaire.criteria), 'gate', 'gate-unknown'),
    ...unknownNames(roles, ids(questionnaire.roles), 'role', 'role-unknown'),
    ...unknownNames(keysOf('measures'), ids(questionnaire.measures), 'measure', 'measure-unknown'),
    ...unknownNames(keysOf('signs'), ids(questionnaire.signs), 'sign', 'sign-unknown'),
    ...unknownNames(observations, ids(questionnaire.antiPatterns), 'anti-pattern', 'anti-pattern-unknown'),
  ];
}

/** A contradiction is named by its code and the gate or dimension that it is of, as the report prints it. */
function resolutionProblems(
  { contradictions }: AnswerSet,
  { criteria, dimensions }: Questionnaire,
): Problem[] {
  const ids = new Set([...criteria, ...dimensions].map(({ id }) => id));
  return Object.keys(contradictions ?? {}).flatMap((name): Problem[] => {
    const [, of = ''] = /^K[1-6]-(.+?)(?:-reuse(?:-\d+)?)?$/.exec(name) ?? [];
    if (ids.has(of)) return [];
    const what = `there can be no contradiction ${JSON.stringify(name)}`;
    return [
      {
        code: 'contradiction-unknown',
        path: ['contradictions', name],
        what,
        fix: 'name it as the report does, such as K2-DQ or K5-ITS-1',
      },
    ];
  });
}

/** One answer of one respondent, and where it stands. */
export interface PlacedAnswer {
  readonly path: Problem['path'];
  readonly gate: string;
  readonly answer: Answer;
}

export function eachAnswer({ respondents }: AnswerSet): PlacedAnswer[] {
  return respondents.flatMap(({ answers }, at) =>
    Object.entries(answers ?? {}).map(([gate, answer]) => ({
      path: ['respondents', at, 'answers', gate],
      gate,
      answer,
    })),
  );
}

/** A "not applicable" that one respondent said or the room agreed on. */
export interface PlacedNa {
  /** Of the answer. */
  readonly path: Problem['path'];
  /** Of the mapping that holds reason, approver and expiry. */
  readonly naPath: Problem['path'];
  readonly gate: string;
  readonly na: Pick<NotApplicable, 'reason' | 'approver' | 'expires'>;
  readonly isAgreed: boolean;
}

/** Those of respondents, then those that were agreed on. */
export function eachNa(answers: AnswerSet): PlacedNa[] {
  const said = eachAnswer(answers).flatMap(({ path, gate, answer }): PlacedNa[] => {
    const { na } = saidAnswer(answer);
    return na === undefined ? [] : [{ path, naPath: path, gate, na, isAgreed: false }];
  });
  const settled = Object.entries(answers.agreed ?? {}).flatMap(([gate, agreed]): PlacedNa[] => {
    const path = ['agreed', gate];
    return agreed.answer === 'na'
      ? [{ path, naPath: [...path, 'na'], gate, na: agreed.na, isAgreed: true }]
      : [];
  });
  return [...said, ...settled];
}

function naProblems({ path, gate }: PlacedNa, { criteria }: Questionnaire): Problem[] {
  const criterion = criteria.find(({ id }) => id === gate);
  if (criterion === undefined || criterion.na.allowed) return [];
  const what = `${gate} applies to every organisation`;
  return [
    {
      code: 'na-not-allowed',
      path,
      what,
      why: "someone else's duty is still a duty",
      fix: 'answer 0 to 4, or unknown',
    },
  ];
}

function dateProblems(answers: AnswerSet, date: string): Problem[] {
  const brought = Object.entries(answers.evidence ?? {}).flatMap(([gate, pieces]) =>
    pieces.map((piece, at) => ({ path: ['evidence', gate, at], piece })),
  );
  const told = eachAnswer(answers).flatMap(({ path, answer }) =>
    saidAnswer(answer).evidence.map((piece, at) => ({ path: [...path, 'evidence', at], piece })),
  );
  return [...brought, ...told]
    .filter(({ piece }) => piece.date !== undefined && piece.date > date)
    .map(({ path, piece }) => ({
      code: 'evidence-date',
      path: [...path, 'date'],
      what: `the evidence is of ${piece.date}, after the assessment of ${date}`,
      fix: 'correct one of the two dates',
    }));
}
