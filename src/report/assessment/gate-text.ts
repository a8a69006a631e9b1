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

function voteText(vote: ReportedGate['votes'][number], words: AssessmentWords): string {
  return typeof vote === 'number' ? String(vote) : words.votes[vote];
}

export function evidenceText({ evidence, grade, status }: ReportedGate, words: AssessmentWords): string {
  if (evidence.length === 0) return status === 'answered' ? words.grades[grade] : '–';
  return evidence
    .map(({ what, date, owner, isStale, isAccepted }) => {
      const facts = [date, owner, isStale ? words.stale : null, isAccepted ? null : words.notCounted];
      const told = facts.filter((fact) => fact !== null);
      return told.length === 0 ? what : `${what} (${told.join(', ')})`;
    })
    .join('; ');
}
