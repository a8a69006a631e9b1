import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  type Answer,
  type AnswerSet,
  answersSchema,
  type Evidence,
  naReasons,
  saidAnswer,
} from '../../src/maturity/answers.ts';
import { ladder } from '../maturity/ladder.ts';
import type { Act } from './scripted.ts';

const file = new URL('../../questionnaires/samples/aurora-bank.yaml', import.meta.url);

/** The made bank that is bundled. */
export const aurora: AnswerSet = answersSchema.parse(parse(readFileSync(file, 'utf8')));

export interface Person {
  readonly name: string;
  readonly role: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** The five of the bank under names of people, so that a name on a screen is a name. */
export const people: readonly Person[] = [
  'Ana Moreira',
  'Bruno Costa',
  'Célia Prado',
  'Davi Nunes',
  'Elena Rocha',
].map((name, at) => {
  const { role, answers } = aurora.respondents[at]!;
  return { name, role, answers: answers ?? {} };
});

/** The pages before the first question. */
export const readHowTo = (screen: string): readonly Act[] =>
  screen.includes('Enter begin') ? ['enter'] : ['enter', readHowTo];

/** Types an answer to each gate as it comes up, until the questions are over. */
export function answering(
  answers: Person['answers'],
  evidence: AnswerSet['evidence'] = {},
): (screen: string) => readonly Act[] {
  return (screen) => {
    const [, gate] = /· ([A-Z]+-\w+), level/.exec(screen.split('\n')[0] ?? '') ?? [];
    if (gate === undefined) return [];
    return [...typing(answers[gate], evidence?.[gate]), answering(answers, evidence)];
  };
}

/** What is told once of the whole file, from the review on and back to it. */
export function tellingMore({ measures, signs, observations }: AnswerSet): Act[] {
  const ticks = (isTicked: readonly boolean[]): Act[] => [
    ...isTicked.flatMap((ticked, at) => [...(at === 0 ? [] : ['down']), ...(ticked ? ['space'] : [])]),
    'enter',
  ];
  return [
    ...['m #4', ...ticks(ladder.signs.map(({ id }) => signs?.[id] === true))],
    ...['#5', ...ladder.measures.map(({ id }) => ({ type: String(measures?.[id] ?? '') }))],
    ...['#6', ...ticks(ladder.antiPatterns.map(({ id }) => observations?.includes(id) === true))],
    'escape',
  ];
}

/** Evidence and comment first: whatever is chosen ends the question. */
function typing(answer: Answer | undefined, brought: readonly Evidence[] = []): Act[] {
  const { value, comment, evidence, na } = saidAnswer(answer);
  const aside: Act[] = [
    ...[...brought, ...evidence].flatMap(piece),
    ...(comment === undefined ? [] : ['c', { type: comment }]),
  ];
  if (na !== undefined) {
    const reason = `n #${naReasons.indexOf(na.reason) + 1}`;
    return [...aside, reason, { type: na.approver }, { type: na.expires }];
  }
  return [...aside, typeof value === 'number' ? `${value} enter` : 'u'];
}

function piece({ kind, what, date = '', owner = '', link = '' }: Evidence): Act[] {
  const digit = { demo: 1, artefact: 2, link: 3 }[kind];
  return [`e #${digit}`, ...[what, date, owner, link].map((type) => ({ type }))];
}
