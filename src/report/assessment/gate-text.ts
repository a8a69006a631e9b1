import { gradeNames } from '../../maturity/questionnaire.ts';
import type { ReportedGate } from './result.ts';
import type { AssessmentWords } from './words.ts';

/** First answers without names, and what became of them. */
export function answersText(gate: ReportedGate, words: AssessmentWords): string {
  const { votes, agreed } = gate;
  const first = votes.length === 0 ? [] : [firstAnswersText(gate, words)];
  const settled =
    agreed === null ? [] : [words.agreed(voteText(agreed.answer, words), agreed.reason.replace(/\.$/, ''))];
  return [...first, ...settled].join('; ') || '–';
}

function firstAnswersText(
  { votes, notApplicable, isDisputed, consensus }: ReportedGate,
  words: AssessmentWords,
): string {
  const said = words.list(votes.map((vote) => voteText(vote, words)));
  const na =
    notApplicable === null ? '' : ` (${words.naReasons[notApplicable.reason]}, ${notApplicable.expires})`;
  const spread =
    consensus === null ? '' : `; ${words.consensus} ${words.number(Number(consensus.toFixed(2)))}`;
  return `${said}${na}${spread}${isDisputed ? `, ${words.disputed}` : ''}`;
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
function worthText(
  { kind, grade, isStale, isAccepted }: ReportedGate['evidence'][number],
  words: AssessmentWords,
): string {
  if (kind === 'link') return words.named;
  if (!isAccepted) return words.notCounted;
  const worth = words.grades[gradeNames[grade] ?? 'said'];
  return isStale ? `${words.stale}: ${words.countsAs(worth)}` : worth;
}
