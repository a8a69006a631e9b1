import { type Answer, type SaidAnswer, saidAnswer } from '../maturity/answers.ts';
import type { Asked } from '../maturity/interview.ts';
import { ChangedMeanwhile } from './answer-store.ts';
import { type Sitting, save } from './sitting.ts';

/** What becomes of what stands there: the part that somebody has told is another one, the others stay. */
export type SayingChange = (said: SaidAnswer) => SaidAnswer;

/**
 * Saves what one respondent says of a gate. What others have written beside it since it was shown stays.
 * @returns whether they had
 */
export async function say(
  sitting: Sitting,
  respondent: string,
  { criterion: { id: gate }, said }: Asked,
  change: SayingChange,
): Promise<{ readonly wasChanged: boolean }> {
  let there = said;
  for (let wasChanged = false; ; wasChanged = true) {
    const answers = { now: answerOf(change(there)), expected: answerOf(there) };
    try {
      await save(sitting, { event: 'answered', respondent, gate, ...answers });
      return { wasChanged };
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      there = saidAnswer(sitting.store.respondent(respondent)?.answers?.[gate]);
    }
  }
}

/** One answer in the shape of a file: bare where nothing stands behind it. */
function answerOf({ value, comment, evidence, na }: SaidAnswer): Answer {
  const told = comment === undefined || comment === '' ? {} : { comment };
  if (value === 'na' && na !== undefined) {
    const { reason, approver, expires } = na;
    return { answer: 'na', reason, approver, expires, ...told };
  }
  const answer = value === 'na' ? null : value;
  if (Object.keys(told).length + evidence.length === 0) return answer;
  return { answer, ...told, ...(evidence.length === 0 ? {} : { evidence: [...evidence] }) };
}
