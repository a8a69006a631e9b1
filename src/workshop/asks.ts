import { z } from 'zod';
import type { Agreed } from '../maturity/answers.ts';
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

/** The gate that something is told of. */
export function claim({ id, text }: Criterion): string[] {
  return [`${id} ${text}`];
}

/** Whether a text is a day, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}
