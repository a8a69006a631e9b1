import type { GatheredAnswers } from './answer-files.ts';
import { UsageError } from './errors.ts';
import type { Answer, Respondent } from './maturity/answers.ts';
import type { Questionnaire } from './maturity/questionnaire.ts';
import { unknownNames } from './maturity/references.ts';

/** An answer given on the command line. */
export interface SetAnswer {
  readonly gate: string;
  readonly value: 0 | 1 | 2 | 3 | 4 | 'unknown';
}

/** Whose answers are given; left out where there is only one respondent. */
export interface SetBy {
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
}

/** Somebody who answers from the command line alone. */
const NOBODY = 'respondent';

/**
 * Whose answers are set: the one who is named, else the only one there is.
 * @throws UsageError when it is not clear who answers, or in which role
 */
export function whoSets(
  { answers: { respondents } }: Pick<GatheredAnswers, 'answers'>,
  { respondent, role }: SetBy,
  questionnaire: Questionnaire,
): Pick<Respondent, 'id' | 'role'> {
  if (respondent === undefined && respondents.length > 1) {
    const what = `--set: there are ${respondents.length} respondents`;
    throw wrong('set-respondent', what, 'say whose answer it is: --respondent ID');
  }
  const id = respondent ?? respondents[0]?.id ?? NOBODY;
  const known = respondents.find((one) => one.id === id);
  const shown = role ?? known?.role;
  const roles = questionnaire.roles.map((one) => one.id);
  if (shown === undefined) {
    throw wrong(
      'set-role',
      `--set: the role of ${JSON.stringify(id)} is missing`,
      `pass --role: ${roles.join(', ')}`,
    );
  }
  if (roles.includes(shown)) return { id, role: shown };
  throw wrong('role-unknown', `--role ${JSON.stringify(shown)}: expected one of ${roles.join(', ')}`);
}

/**
 * The answers with those that were set; they win over what stood there.
 * @throws UsageError when a gate is not of the model
 */
export function withSet(
  gathered: GatheredAnswers,
  set: readonly SetAnswer[],
  who: Pick<Respondent, 'id' | 'role'>,
  questionnaire: Questionnaire,
): GatheredAnswers {
  const ids = questionnaire.criteria.map(({ id }) => id);
  const [stray] = unknownNames(
    set.map(({ gate: name }) => ({ path: [], name })),
    ids,
    'gate',
    'gate-unknown',
  );
  if (stray !== undefined) throw new UsageError({ ...stray, place: 'aiops', what: `--set: ${stray.what}` });
  const { respondents } = gathered.answers;
  const there = respondents.find(({ id }) => id === who.id);
  const given = set.map(({ gate, value }) => [gate, keptBehind(there?.answers?.[gate], value)]);
  const answered = { ...(there?.answers ?? {}), ...Object.fromEntries(given) };
  const changed: Respondent = { ...who, answers: answered };
  return {
    placeOf: gathered.placeOf,
    answers: {
      ...gathered.answers,
      respondents:
        there === undefined
          ? [...respondents, changed]
          : respondents.map((one) => (one === there ? changed : one)),
    },
  };
}

/** A new value with the comment and the evidence of the old one. */
function keptBehind(before: Answer | undefined, value: SetAnswer['value']): Answer {
  const isTold = typeof before === 'object' && before !== null && before.answer !== 'na';
  return isTold ? ({ ...before, answer: value } as Answer) : value;
}

function wrong(code: string, what: string, fix?: string): UsageError {
  return new UsageError({ code, place: 'aiops', what, ...(fix === undefined ? {} : { fix }) });
}
