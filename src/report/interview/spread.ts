import stringWidth from 'string-width';
import type { Vote } from '../../maturity/standing.ts';
import { type Line, lineOf, paragraph } from './lines.ts';
import { type Mark, scores } from './scale-rows.ts';
import type { InterviewWords } from './words.ts';

const MARK = '▪';

/** One mark a vote; where there is no room for all, one and how many it stands for. */
function marksFor(count: number): string[] {
  return [MARK.repeat(count), `${MARK}×${count}`];
}

/** The votes beside the five answers. */
export function voteMarks(votes: readonly Vote[]): Mark[] {
  return scores.flatMap((at) => {
    const count = votes.filter((vote) => vote === at).length;
    return count === 0 ? [] : [{ at, forms: marksFor(count), otherwise: `${at}: ${MARK}×${count}` }];
  });
}

/** A row each for those who do not know, and those to whom it does not apply; none where nobody said so. */
export function otherVotes(votes: readonly Vote[], { answers }: InterviewWords, columns: number): Line[] {
  return (['unknown', 'na'] as const).flatMap((other) => {
    const count = votes.filter((vote) => vote === other).length;
    if (count === 0) return [];
    const lead = `  ${other === 'unknown' ? 'u' : 'n'}  ${answers[other]}   `;
    const [all = '', counted = ''] = marksFor(count);
    const marks = stringWidth(lead + all) <= columns ? all : counted;
    return stringWidth(lead + marks) <= columns
      ? [lineOf(lead + marks)]
      : paragraph(lead + marks, { columns });
  });
}
