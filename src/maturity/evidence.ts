import type { Evidence } from './answers.ts';
import { daysBetween } from './days.ts';
import { type Criterion, type GradeName, gradeNames, type Placement } from './questionnaire.ts';
import { highestOf, type Score } from './ratings.ts';

/** 0 said, 1 shown live, 2 a dated and owned artefact, 3 measured. */
export type Grade = 0 | 1 | 2 | 3;

/** One piece, and what it is worth for one gate on the day of the assessment. */
export interface GradedEvidence extends Evidence {
  readonly grade: Grade;
  /** Older than the gate allows: one grade less. */
  readonly isStale: boolean;
  /** A kind that the gate does not accept, or a link that nobody looked at: worth nothing. */
  readonly isAccepted: boolean;
}

const gradeOfKind = { link: 0, demo: 1, artefact: 2 } as const satisfies Record<Evidence['kind'], Grade>;

export function gradedEvidence(
  piece: Evidence,
  { evidence: { accept, freshDays } }: Pick<Criterion, 'evidence'>,
  placement: Placement,
  date: string,
): GradedEvidence {
  const isAccepted = piece.kind !== 'link' && accept.includes(piece.kind);
  const age = piece.date === undefined ? 0 : daysBetween(piece.date, date);
  const isStale = age > (freshDays ?? placement.evidence.freshDays);
  const grade = isAccepted ? gradeOfKind[piece.kind] - (isStale ? 1 : 0) : 0;
  return { ...piece, grade: grade as Grade, isStale, isAccepted };
}

/** The best of what there is; without any, the answer was only said. */
export function bestGrade(pieces: readonly Pick<GradedEvidence, 'grade'>[]): Grade {
  return Math.max(0, ...pieces.map(({ grade }) => grade)) as Grade;
}

/** The best score that a gate of this level can show with evidence of this grade. */
export function evidenceCap(grade: Grade, level: number, { evidence }: Placement): Score {
  const name: GradeName = gradeNames[grade];
  if (name !== 'said' && name !== 'shown') return 4;
  const cap = evidence.caps[name][String(level)];
  return cap === undefined ? 4 : highestOf(cap);
}
