import { gradeNames } from '../../maturity/questionnaire.ts';
import type { ReportedGate } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** First answers without names, and what became of them. */
export function answersText(gate: ReportedGate, words: AssessmentWords): string {
  const { votes, agreed } = gate;
  const first = votes.length === 0 ? [] : [firstAnswersText(gate, words)];
  const settled = agreed === null ? [] : [agreedText(gate, agreed, words)];
  return [...first, ...settled].join('; ') || '–';
}

function agreedText(
  gate: ReportedGate,
  { answer, reason }: NonNullable<ReportedGate['agreed']>,
  words: AssessmentWords,
): string {
  const na = answer === 'na' ? naText(gate, words) : '';
  return words.agreed(`${voteText(answer, words)}${na}`, reason.replace(/\.$/, ''));
}

function firstAnswersText(gate: ReportedGate, words: AssessmentWords): string {
  const { votes, agreed, isDisputed, consensus } = gate;
  const said = words.list(votes.map((vote) => voteText(vote, words)));
  const na = agreed === null ? naText(gate, words) : '';
  const spread =
    consensus === null ? '' : `; ${words.consensus} ${words.number(Number(consensus.toFixed(2)))}`;
  return `${said}${na}${spread}${isDisputed ? `, ${words.disputed}` : ''}`;
}

function naText({ notApplicable }: ReportedGate, words: AssessmentWords): string {
  if (notApplicable === null) return '';
  return ` (${words.naReasons[notApplicable.reason]}, ${notApplicable.expires})`;
}

export function voteText(vote: ReportedGate['votes'][number], words: AssessmentWords): string {
  return typeof vote === 'number' ? String(vote) : words.votes[vote];
}

export function evidenceText({ evidence, grade, status }: ReportedGate, words: AssessmentWords): string {
  if (evidence.length === 0) return status === 'answered' ? words.grades[grade] : '–';
  return evidence
    .map((piece) => {
      const told = [piece.date, piece.owner, worthText(piece, words)].filter((fact) => fact !== null);
      return `${piece.what} (${told.join(', ')})`;
    })
    .join('; ');
}

/** What a piece is worth, and why it is not worth more. */
export function worthText(
  { kind, grade, isStale, isAccepted }: ReportedGate['evidence'][number],
  words: AssessmentWords,
): string {
  if (kind === 'link') return words.named;
  if (!isAccepted) return words.notCounted;
  const worth = words.grades[gradeNames[grade] ?? 'said'];
  return isStale ? `${words.stale}: ${words.countsAs(worth)}` : worth;
}
