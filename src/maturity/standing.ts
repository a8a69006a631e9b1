import { byCodePoint } from '../code-point-order.ts';
import { type Agreed, type AnswerSet, type NotApplicable, type SaidAnswer, saidAnswer } from './answers.ts';
import { consensus, isDispersed, rangeOf } from './consensus.ts';
import { bestGrade, evidenceCap, type Grade, type GradedEvidence, gradedEvidence } from './evidence.ts';
import type { Criterion, Questionnaire, Side } from './questionnaire.ts';
import { lowerMedian, lowerQuartile, type Score, upperQuartile } from './ratings.ts';

/** What is known of a gate. */
export type Status = 'answered' | 'unknown' | 'not-applicable' | 'unanswered' | 'not-asked';

/** One vote, in ascending order of what it is worth: whoever does not know claims nothing. */
export type Vote = 'na' | 'unknown' | Score;

/** How far apart the two sides of the work see a gate. */
export interface RoleGap {
  /** Between their lower medians. */
  readonly steps: number;
  /** Null where a side is one person, whose answer it would be. */
  readonly medians: Readonly<Record<Side, Score>> | null;
}

/** One criterion with everything the answers say of it. */
export interface Standing {
  readonly criterion: Criterion;
  readonly status: Status;
  /** The agreed answer, else the lower median; null where it is no score. */
  readonly answer: Score | null;
  /** First answers in ascending order, without names. */
  readonly votes: readonly Vote[];
  readonly range: number;
  /** Null where fewer than two gave a score. */
  readonly consensus: number | null;
  readonly isDisputed: boolean;
  readonly agreed: Agreed | null;
  readonly roleGap: RoleGap | null;
  readonly comments: readonly string[];
  readonly evidence: readonly GradedEvidence[];
  readonly grade: Grade;
  /** The answer as far as the evidence carries it. */
  readonly demonstrated: Score | null;
  /** Where only one score is known to be possible, both are that one. */
  readonly lowest: Score;
  readonly highest: Score;
  readonly na: NotApplicable | null;
}

/** From so many respondents on, the two sides are told apart: with fewer, an answer would have a name. */
const LEAST_FOR_ROLES = 3;
/** Of one person alone, the median would be the answer. */
const LEAST_OF_A_SIDE = 2;
/** What is unknown might be this. */
const UNKNOWN_AT_BEST: Score = 3;

/**
 * Where each criterion stands; what was not asked is told apart later (`notAsked`).
 * @param date of the assessment, `YYYY-MM-DD`: evidence ages up to it
 */
export function standingsOf(questionnaire: Questionnaire, answers: AnswerSet, date: string): Standing[] {
  const sideOfRole = new Map(questionnaire.roles.map(({ id, side }) => [id, side]));
  return questionnaire.criteria.map((criterion) => {
    const said = answers.respondents.map(({ role, answers: given }) => ({
      side: sideOfRole.get(role),
      ...saidAnswer(given?.[criterion.id]),
    }));
    const brought = answers.evidence?.[criterion.id] ?? [];
    const pieces = distinct([...brought, ...said.flatMap(({ evidence }) => evidence)]).map((piece) =>
      gradedEvidence(piece, criterion, questionnaire.placement, date),
    );
    const agreed = answers.agreed?.[criterion.id] ?? null;
    const opinion = opinionOf(said, agreed);
    const grade = bestGrade(pieces);
    const cap = evidenceCap(grade, criterion.level, questionnaire.placement);
    const { answer } = opinion;
    const demonstrated = answer === null ? null : (Math.min(answer, cap) as Score);
    return { criterion, ...opinion, evidence: pieces, grade, demonstrated, ...boundsOf(opinion, cap) };
  });
}

type Opinion = Omit<Standing, 'criterion' | 'evidence' | 'grade' | 'demonstrated' | 'lowest' | 'highest'>;

/** What one respondent said, and from which side. */
type SaidBy = SaidAnswer & { readonly side: Side | undefined };

function opinionOf(said: readonly SaidBy[], agreed: Agreed | null): Opinion {
  const votes = votesOf(said);
  const scores = votes.filter((vote) => typeof vote === 'number');
  const middle: Vote | undefined = agreed?.answer ?? lowerMedian(votes);
  const na = agreed === null ? unanimousNa(said) : agreedNa(agreed);
  return {
    status: statusOf(middle, na !== null),
    answer: typeof middle === 'number' ? middle : null,
    votes,
    range: rangeOf(scores),
    consensus: scores.length < 2 ? null : consensus(scores),
    isDisputed: agreed === null && areDisputed(votes),
    agreed,
    roleGap: votes.length < LEAST_FOR_ROLES ? null : roleGapOf(said),
    comments: commentsOf(said),
    na,
  };
}

/** Whether first answers are to be talked about: far apart, or "not applicable" to some and not to others. */
export function areDisputed(votes: readonly Vote[]): boolean {
  const isSplit = votes.includes('na') && votes.some((vote) => vote !== 'na');
  return isSplit || isDispersed(votes.filter((vote) => typeof vote === 'number'));
}

function statusOf(middle: Vote | undefined, isNa: boolean): Status {
  if (middle === undefined) return 'unanswered';
  if (typeof middle === 'number') return 'answered';
  return isNa ? 'not-applicable' : 'unknown';
}

/** Low: what is unknown is not there, what is disputed as the cautious see it. High: the other way round. */
function boundsOf(
  { status, answer, votes, isDisputed }: Opinion,
  cap: Score,
): Pick<Standing, 'lowest' | 'highest'> {
  if (status === 'not-applicable') return { lowest: 0, highest: 0 };
  if (answer === null) return { lowest: 0, highest: UNKNOWN_AT_BEST };
  if (!isDisputed) return { lowest: Math.min(answer, cap) as Score, highest: answer };
  const atWorst = votes.map((vote) => (typeof vote === 'number' ? vote : 0)).toSorted(ascending);
  const atBest = votes.map((vote) => (typeof vote === 'number' ? vote : UNKNOWN_AT_BEST)).toSorted(ascending);
  return {
    lowest: Math.min(lowerQuartile(atWorst) ?? 0, answer, cap) as Score,
    highest: Math.max(upperQuartile(atBest) ?? 0, answer) as Score,
  };
}

function roleGapOf(said: readonly SaidBy[]): RoleGap | null {
  const scores = (wanted: Side): Score[] =>
    votesOf(said.filter(({ side }) => side === wanted)).filter((vote) => typeof vote === 'number');
  const [managers, practitioners] = [scores('manager'), scores('practitioner')];
  const [manager, practitioner] = [lowerMedian(managers), lowerMedian(practitioners)];
  if (manager === undefined || practitioner === undefined || manager === practitioner) return null;
  const isHidden = Math.min(managers.length, practitioners.length) < LEAST_OF_A_SIDE;
  return { steps: Math.abs(manager - practitioner), medians: isHidden ? null : { manager, practitioner } };
}

const belowScores: Readonly<Record<'na' | 'unknown', number>> = { na: -2, unknown: -1 };

function votesOf(said: readonly SaidAnswer[]): Vote[] {
  const worth = (vote: Vote): number => (typeof vote === 'number' ? vote : belowScores[vote]);
  return said.flatMap(({ value }) => (value === null ? [] : [value])).toSorted((a, b) => worth(a) - worth(b));
}

/** What was written, without names; the same words once. */
function commentsOf(said: readonly SaidAnswer[]): string[] {
  const comments = said.flatMap(({ comment }) => (comment === undefined ? [] : [comment]));
  return [...new Set(comments)].toSorted(byCodePoint);
}

/** The first to expire, where all who answered say so; what only some say is not known. */
function unanimousNa(said: readonly SaidAnswer[]): NotApplicable | null {
  const answered = said.filter(({ value }) => value !== null);
  const reasons = answered.flatMap(({ na }) => (na === undefined ? [] : [na]));
  return reasons.length < answered.length ? null : (reasons.toSorted(byExpiry)[0] ?? null);
}

function agreedNa(agreed: Agreed): NotApplicable | null {
  return agreed.answer === 'na' ? { answer: 'na', ...agreed.na } : null;
}

/** Each piece once, in an order that does not depend on who brought it first. */
function distinct<T extends object>(pieces: readonly T[]): T[] {
  const byText = new Map(pieces.map((piece) => [JSON.stringify(Object.entries(piece).sort()), piece]));
  return [...byText].toSorted(([a], [b]) => byCodePoint(a, b)).map(([, piece]) => piece);
}

const ascending = (a: number, b: number): number => a - b;
const byExpiry = (a: NotApplicable, b: NotApplicable): number =>
  byCodePoint(
    JSON.stringify([a.expires, a.reason, a.approver]),
    JSON.stringify([b.expires, b.reason, b.approver]),
  );
