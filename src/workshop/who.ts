import { UsageError } from '../errors.ts';
import type { Answered } from '../maturity/asked.ts';
import { answeredCount, askedOf } from '../maturity/interview.ts';
import { nearest } from '../nearest.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { typed } from './asks.ts';
import { type Sitting, save } from './sitting.ts';

/** Who was named before anybody was asked. */
export interface NamedWho {
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
}

/**
 * Who answers: the one who was named, else whoever says so. They stand in the file from then on. Undefined when it
 * was left with Esc.
 * @throws UsageError when the role that was named is none of the model's, or not that of the respondent
 */
export async function whoAnswers(
  sitting: Sitting,
  { respondent, role }: NamedWho,
): Promise<string | undefined> {
  if (role !== undefined) checkRole(sitting, role, respondent);
  if (respondent !== undefined) return entered(sitting, respondent, role);
  return chosen(sitting, sitting.store.answers.respondents, role);
}

/** Who answers next on the same machine: nobody's finished answers are opened there. */
export async function whoIsNext(sitting: Sitting): Promise<string | undefined> {
  const open = sitting.store.answers.respondents.filter(({ id }) => {
    const { gates, of } = answered(sitting, id);
    return gates < of;
  });
  return chosen(sitting, open, undefined);
}

/** One of those who have begun, or somebody else; Esc at the role goes back to that. */
async function chosen(
  sitting: Sitting,
  known: readonly { readonly id: string }[],
  role: string | undefined,
): Promise<string | undefined> {
  let name = '';
  for (;;) {
    const choice = known.length === 0 ? SOMEBODY_ELSE : await choose(sitting, known);
    if (choice === undefined) return undefined;
    const who = choice.id ?? (await askName(sitting, name));
    if (who === undefined && known.length === 0) return undefined;
    if (who === undefined) continue;
    if ((await entered(sitting, who, role)) !== undefined) return who;
    name = who;
  }
}

/** The respondent stands in the file, in their role; undefined when that was left with Esc. */
async function entered(sitting: Sitting, id: string, named: string | undefined): Promise<string | undefined> {
  const known = sitting.store.respondent(id);
  const role = known?.role ?? named ?? (await askRole(sitting));
  if (role === undefined) return undefined;
  if (known === undefined) await save(sitting, { event: 'told', now: { respondents: [{ id, role }] } });
  return id;
}

/** Without an id: one who does not stand in the file yet. */
interface Chosen {
  readonly id?: string;
}

const SOMEBODY_ELSE: Chosen = {};

async function choose(
  sitting: Sitting,
  known: readonly { readonly id: string }[],
): Promise<Chosen | undefined> {
  const { conversation, words } = sitting;
  const options = known.map(({ id }) => ({ value: { id }, label: id, hint: countOf(sitting, id) }));
  const somebodyElse = { value: SOMEBODY_ELSE, label: words.who.somebodyElse };
  const who = await conversation.show(
    choiceScreen<Chosen>({ head: [words.who.heading], options: [...options, somebodyElse] }, words),
  );
  return who === 'cancel' ? undefined : who;
}

function countOf(sitting: Sitting, id: string): string {
  const { gates, of } = answered(sitting, id);
  return sitting.words.counted(gates, of);
}

function answered({ model, store, date }: Sitting, id: string): Answered {
  return answeredCount(askedOf(model.questionnaire, store.answers, id, date));
}

function askName(sitting: Sitting, initial: string): Promise<string | undefined> {
  const { words, store } = sitting;
  return typed(sitting, [words.who.heading], {
    label: words.who.name,
    hint: words.who.nameHint,
    initial,
    check: (name) => {
      if (name === '') return words.checks.required;
      const isTaken = store.answers.respondents.some(({ id }) => id.toLowerCase() === name.toLowerCase());
      return isTaken ? words.checks.taken : undefined;
    },
  });
}

async function askRole({ conversation, words, model }: Sitting): Promise<string | undefined> {
  const options = model.questionnaire.roles.map(({ id, title }) => ({ value: id, label: title }));
  const role = await conversation.show(choiceScreen({ head: [words.who.role], options }, words));
  return role === 'cancel' ? undefined : role;
}

function checkRole({ model, store }: Sitting, role: string, respondent: string | undefined): void {
  const roles = model.questionnaire.roles.map(({ id }) => id);
  const known = respondent === undefined ? undefined : store.respondent(respondent)?.role;
  if (known !== undefined && known !== role) {
    throw new UsageError({
      code: 'role-other',
      place: store.path,
      what: `--role ${JSON.stringify(role)}: ${JSON.stringify(respondent)} answers as ${known}`,
      fix: 'leave --role out, or change the role in the file',
    });
  }
  if (roles.includes(role)) return;
  const close = nearest(role, roles);
  throw new UsageError({
    code: 'role-unknown',
    place: 'aiops',
    what: `--role ${JSON.stringify(role)}: expected one of ${roles.join(', ')}`,
    ...(close === undefined ? {} : { fix: `did you mean ${close}?` }),
  });
}
