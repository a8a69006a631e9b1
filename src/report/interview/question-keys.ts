import type { Criterion } from '../../maturity/questionnaire.ts';
import type { Standing } from '../../maturity/standing.ts';
import type { Hint } from './hints.ts';
import type { InterviewWords } from './words.ts';

/** The keys of a question, in the order in which their meaning is understood without words. */
export function questionHints({ na }: Criterion, { keys }: InterviewWords): Hint[] {
  return [
    { key: '0–4 ↑↓', does: keys.choose },
    { key: 'Enter', does: keys.confirm },
    { key: 'b', does: keys.back },
    { key: 's', does: keys.skip },
    { key: 'e', does: keys.evidence },
    { key: 'c', does: keys.comment },
    { key: 'g', does: keys.goTo },
    ...(na.allowed ? [{ key: 'n', does: keys.na, short: keys.naShort }] : []),
    { key: 'u', does: keys.unknown },
    { key: '?', does: keys.help },
    { key: 'q', does: keys.quit, short: keys.quitShort },
  ];
}

/** The keys of a discussion, in the same order. */
export function discussionHints(
  { criterion: { na }, comments }: Pick<Standing, 'criterion' | 'comments'>,
  { keys }: InterviewWords,
): Hint[] {
  return [
    { key: '0–4 ↑↓', does: keys.choose },
    { key: 'Enter', does: keys.agree },
    { key: 'b', does: keys.back },
    { key: 's', does: keys.leaveOpen },
    { key: 'e', does: keys.evidence },
    ...(comments.length === 0 ? [] : [{ key: 'c', does: keys.readComments, short: keys.comment }]),
    ...(na.allowed ? [{ key: 'n', does: keys.na, short: keys.naShort }] : []),
    { key: 'u', does: keys.unknown },
    { key: '?', does: keys.help },
    { key: 'q', does: keys.quit, short: keys.quitShort },
  ];
}
