import { z } from 'zod';
import {
  type Agreed,
  type Answer,
  type Evidence,
  type NotApplicable,
  naReasons,
  type SaidAnswer,
} from '../maturity/answers.ts';
import type { Criterion } from '../maturity/questionnaire.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { type FieldOptions, textField } from '../report/interview/text-field.ts';
import type { Sitting } from './sitting.ts';

type NaParts = Pick<NotApplicable, 'reason' | 'approver' | 'expires'>;

/** Why a gate is not applicable, who approved it and until when; undefined when it was left with Esc. */
export async function askNa(
  sitting: Sitting,
  criterion: Criterion,
  before?: NaParts,
): Promise<NaParts | undefined> {
  const { words, date } = sitting;
  const about = claim(criterion);
  const told = await inSteps<NaParts>([
    async ({ reason = before?.reason }) =>
      unlessCancelled(
        'reason',
        await sitting.conversation.show(
          choiceScreen(
            {
              head: [...about, '', words.na.heading],
              options: naReasons.map((value) => ({ value, label: words.naReasons[value] })),
              start: reason,
            },
            words,
          ),
        ),
      ),
    async ({ approver = before?.approver }) =>
      given('approver', await typed(sitting, about, { label: words.na.approver, initial: approver })),
    async ({ expires = before?.expires }) =>
      given(
        'expires',
        await typed(sitting, about, {
          label: words.na.expires,
          hint: words.na.expiresHint,
          initial: expires,
          check: (day) =>
            isDate(day) ? (day > date ? undefined : words.checks.dateAhead) : words.checks.date,
        }),
      ),
  ]);
  return told as NaParts | undefined;
}

/** A piece of evidence; undefined when it was left with Esc. */
export async function askEvidence(sitting: Sitting, criterion: Criterion): Promise<Evidence | undefined> {
  const { words, date } = sitting;
  const { accept, examples } = criterion.evidence;
  const kinds = accept.map((kind) => words.help.acceptedKinds[kind]);
  const about = [...claim(criterion), ...(examples === undefined ? [] : ['', examples])];
  const told = await inSteps<Evidence>([
    async ({ kind }) =>
      unlessCancelled(
        'kind',
        await sitting.conversation.show(
          choiceScreen(
            {
              head: [...about, '', words.evidence.accepts(words.list(kinds)), '', words.evidence.heading],
              options: (['demo', 'artefact', 'link'] as const).map((value) => ({
                value,
                label: words.evidence.kinds[value],
              })),
              start: kind,
            },
            words,
          ),
        ),
      ),
    async ({ what }) =>
      given('what', await typed(sitting, about, { label: words.evidence.what, initial: what })),
    async ({ kind, date: day = kind === 'demo' ? date : '' }) =>
      given(
        'date',
        await typed(sitting, about, {
          label: words.evidence.date,
          hint: words.evidence.dateHint,
          initial: day,
          check: (text) => {
            if (text === '') return kind === 'artefact' ? words.checks.required : undefined;
            return isDate(text) ? (text > date ? words.checks.dateTooLate : undefined) : words.checks.date;
          },
        }),
      ),
    async ({ kind, owner }) =>
      given(
        'owner',
        await typed(sitting, about, {
          label: words.evidence.owner,
          initial: owner,
          isOptional: kind !== 'artefact',
        }),
      ),
    async ({ kind, link }) =>
      given(
        'link',
        await typed(sitting, about, {
          label: words.evidence.link,
          initial: link,
          isOptional: kind !== 'link',
        }),
      ),
  ]);
  if (told === undefined) return undefined;
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')) as Evidence;
}

/** One part of what is asked for, with what was told so far; undefined: back to the part before. */
type AskStep<T> = (told: Partial<T>) => Promise<Partial<T> | undefined>;

/** Asks part by part; Esc goes back a part, whose text still stands there. Undefined when the first was left. */
async function inSteps<T>(steps: readonly AskStep<T>[]): Promise<Partial<T> | undefined> {
  let told: Partial<T> = {};
  for (let at = 0; at < steps.length; ) {
    const part = await steps[at]?.(told);
    if (part === undefined && at === 0) return undefined;
    at += part === undefined ? -1 : 1;
    told = { ...told, ...part };
  }
  return told;
}

function given<K extends string, V>(key: K, value: V | undefined): Record<K, V> | undefined {
  return value === undefined ? undefined : ({ [key]: value } as Record<K, V>);
}

function unlessCancelled<K extends string, V extends string>(
  key: K,
  value: V,
): Record<K, Exclude<V, 'cancel'>> | undefined {
  return value === 'cancel' ? undefined : given(key, value as Exclude<V, 'cancel'>);
}

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

function claim({ id, text }: Criterion): string[] {
  return [`${id} ${text}`];
}

function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}
