import type { NotApplicable } from '../../maturity/answers.ts';
import type { InterviewWords } from './words.ts';

/** A "not applicable" with why and until when; who approved it is not told. */
export function naText(
  { reason, expires }: Pick<NotApplicable, 'reason' | 'expires'>,
  words: InterviewWords,
): string {
  return words.notApplicable(words.naReasons[reason], expires);
}
