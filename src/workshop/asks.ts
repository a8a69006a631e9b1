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

/** Why a gate is not applicable, who approved it and until when; undefined when any of it was left with Esc. */
export async function askNa(
  sitting: Sitting,
  criterion: Criterion,
  before?: NaParts,
): Promise<NaParts | undefined> {
  const { words, date } = sitting;
  const about = claim(criterion);
  const reason = await sitting.conversation.show(
    choiceScreen(
      {
        head: [...about, '', words.na.heading],
        options: naReasons.map((value) => ({ value, label: words.naReasons[value] })),
        start: before?.reason,
      },
      words,
    ),
  );
  if (reason === 'cancel') return undefined;
  const approver = await typed(sitting, about, { label: words.na.approver, initial: before?.approver });
  if (approver === undefined) return undefined;
  const expires = await typed(sitting, about, {
    label: words.na.expires,
    hint: words.na.expiresHint,
    initial: before?.expires,
    check: (day) => (isDate(day) ? (day > date ? undefined : words.checks.dateAhead) : words.checks.date),
  });
  return expires === undefined ? undefined : { reason, approver, expires };
}

/** A piece of evidence; undefined when it was left with Esc. */
export async function askEvidence(sitting: Sitting, criterion: Criterion): Promise<Evidence | undefined> {
  const { words, date } = sitting;
  const { accept, examples } = criterion.evidence;
  const kinds = accept.map((kind) => words.help.acceptedKinds[kind]);
  const about = [...claim(criterion), ...(examples === undefined ? [] : ['', examples])];
  const kind = await sitting.conversation.show(
    choiceScreen(
      {
        head: [...about, '', words.evidence.accepts(words.list(kinds)), '', words.evidence.heading],
        options: (['demo', 'artefact', 'link'] as const).map((value) => ({
          value,
          label: words.evidence.kinds[value],
        })),
      },
      words,
    ),
  );
  if (kind === 'cancel') return undefined;
  const isArtefact = kind === 'artefact';
  const what = await typed(sitting, about, { label: words.evidence.what });
  if (what === undefined) return undefined;
  const day = await typed(sitting, about, {
    label: words.evidence.date,
    hint: words.evidence.dateHint,
    initial: kind === 'demo' ? date : '',
    check: (text) => {
      if (text === '') return isArtefact ? words.checks.required : undefined;
      return isDate(text) ? (text > date ? words.checks.dateTooLate : undefined) : words.checks.date;
    },
  });
  if (day === undefined) return undefined;
  const owner = await typed(sitting, about, { label: words.evidence.owner, isOptional: !isArtefact });
  if (owner === undefined) return undefined;
  const link = await typed(sitting, about, { label: words.evidence.link, isOptional: kind !== 'link' });
  if (link === undefined) return undefined;
  const given = Object.entries({ date: day, owner, link }).filter(([, value]) => value !== '');
  return { kind, what, ...Object.fromEntries(given) };
}

/** A comment, changed or taken away; undefined when it was left with Esc. */
export function askComment(sitting: Sitting, criterion: Criterion, before = ''): Promise<string | undefined> {
  const { comment: label } = sitting.words;
  return typed(sitting, claim(criterion), { label, initial: before, isOptional: true });
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
  return [`${id}  ${text}`];
}

function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}
