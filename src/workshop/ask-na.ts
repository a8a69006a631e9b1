import { type NotApplicable, naReasons } from '../maturity/answers.ts';
import type { Criterion } from '../maturity/questionnaire.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { type AskStep, inSteps, part } from './ask-steps.ts';
import { claim, isDate, typed } from './asks.ts';
import type { Sitting } from './sitting.ts';

type NaParts = Pick<NotApplicable, 'reason' | 'approver' | 'expires'>;

/** Why a gate is not applicable, who approved it and until when; undefined when it was left with Esc. */
export async function askNa(
  sitting: Sitting,
  criterion: Criterion,
  before: Partial<NaParts> = {},
): Promise<NaParts | undefined> {
  return inSteps(naSteps(sitting, criterion, before)) as Promise<NaParts | undefined>;
}

/** The same of one respondent, who also says what the reason is where it is none of those with a name. */
export async function askOwnNa(
  sitting: Sitting,
  criterion: Criterion,
  before: Partial<NaParts> & { readonly comment?: string | undefined } = {},
): Promise<(NaParts & { readonly comment?: string }) | undefined> {
  const { na, commentHint: hint } = sitting.words;
  const otherReason: AskStep<NaParts & { comment: string }> = async ({
    reason,
    comment = before.comment,
  }) => {
    if (reason !== 'other') return {};
    return part(
      'comment',
      await typed(sitting, claim(criterion), { label: na.heading, hint, initial: comment }),
    );
  };
  const steps = [...naSteps(sitting, criterion, before), otherReason];
  return inSteps(steps) as ReturnType<typeof askOwnNa>;
}

function naSteps(sitting: Sitting, criterion: Criterion, before: Partial<NaParts>): AskStep<NaParts>[] {
  const { words, date } = sitting;
  const about = claim(criterion);
  const reasons = naReasons.map((value) => ({ value, label: words.naReasons[value] }));
  return [
    async ({ reason = before.reason }) => {
      const head = [...about, '', words.na.heading];
      const screen = choiceScreen({ head, options: reasons, start: reason }, words);
      return part('reason', await sitting.conversation.show(screen));
    },
    async ({ approver = before.approver }) =>
      part('approver', await typed(sitting, about, { label: words.na.approver, initial: approver })),
    async ({ expires = before.expires }) => {
      const check = (day: string): string | undefined =>
        isDate(day) ? (day > date ? undefined : words.checks.dateAhead) : words.checks.date;
      const field = { label: words.na.expires, hint: words.na.expiresHint, initial: expires, check };
      return part('expires', await typed(sitting, about, field));
    },
  ];
}
