import { z } from 'zod';
import type { Agreed, Answer, SaidAnswer } from '../maturity/answers.ts';
import type { Criterion } from '../maturity/questionnaire.ts';
import { type FieldOptions, textField } from '../report/interview/text-field.ts';
import type { Sitting } from './sitting.ts';

/** A comment, changed or taken away; undefined when it was left with Esc. */
export function askComment(sitting: Sitting, criterion: Criterion, before = ''): Promise<string | undefined> {
  const { comment: label, commentHint: hint } = sitting.words;
  return typed(sitting, claim(criterion), { label, hint, initial: before, isOptional: true });
}

/** Why the room agreed; undefined when it was left with Esc. */
export function askReason(
  sitting: Sitting,
  criterion: Criterion,
  before?: Agreed,
): Promise<string | undefined> {
  return typed(sitting, claim(criterion), {
    label: sitting.words.agreementReason,
    initial: before?.reason,
  });
}

/** A line of text under some lines that tell what it is for; undefined when it was left with Esc. */
export function typed(
  { conversation, words }: Sitting,
  head: readonly string[],
  field: Omit<FieldOptions, 'head'>,
): Promise<string | undefined> {
  return conversation.type(textField({ head, ...field }, words));
}

/** One answer in the shape of a file: bare where nothing stands behind it. */
export function answerOf({ value, comment, evidence, na }: SaidAnswer): Answer {
  const told = comment === undefined || comment === '' ? {} : { comment };
  if (value === 'na' && na !== undefined) {
    const { reason, approver, expires } = na;
    return { answer: 'na', reason, approver, expires, ...told };
  }
  const answer = value === 'na' ? null : value;
  if (Object.keys(told).length + evidence.length === 0) return answer;
  return { answer, ...told, ...(evidence.length === 0 ? {} : { evidence: [...evidence] }) };
}

/** The gate that something is told of. */
export function claim({ id, text }: Criterion): string[] {
  return [`${id} ${text}`];
}

/** Whether a text is a day, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}
