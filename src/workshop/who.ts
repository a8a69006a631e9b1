import { UsageError } from '../errors.ts';
import { answeredCount, askedOf } from '../maturity/interview.ts';
import { nearest } from '../nearest.ts';
import type { Who } from '../read/answers/answers-edit.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { typed } from './asks.ts';
import { type Sitting, save } from './sitting.ts';

/** Who was named before anybody was asked. */
export interface NamedWho {
  readonly respondent?: string | undefined;
  readonly role?: string | undefined;
}

/**
 * Who answers: the one who was named, else the only one there is, else whoever says so. They stand in the file from
 * then on. Undefined when it was left with Esc.
 * @throws UsageError when the role that was named is none of the model's
 */
export async function whoAnswers(sitting: Sitting, named: NamedWho): Promise<string | undefined> {
  if (named.role !== undefined) checkRole(sitting, named.role);
  const { respondents } = sitting.store.answers;
  const only = respondents.length === 1 ? respondents[0]?.id : undefined;
  const id = named.respondent ?? only ?? (await choose(sitting));
  if (id === undefined) return undefined;
  const known = sitting.store.respondent(id);
  const role = named.role ?? known?.role ?? (await askRole(sitting));
  if (role === undefined) return undefined;
  if (known?.role !== role) await enter(sitting, { id, role });
  return id;
}

/** Who answers next on the same machine; undefined when it was left with Esc. */
export async function whoIsNext(sitting: Sitting): Promise<string | undefined> {
  const id = await choose(sitting);
  if (id === undefined) return undefined;
  return whoAnswers(sitting, { respondent: id });
}

async function choose(sitting: Sitting): Promise<string | undefined> {
  const { conversation, words, store } = sitting;
  const { respondents } = store.answers;
  if (respondents.length === 0) return askName(sitting);
  const chosen = await conversation.show(
    choiceScreen<{ readonly id: string | undefined }>(
      {
        head: [words.who.heading],
        options: [
          { value: { id: undefined }, label: words.who.somebodyElse },
          ...respondents.map(({ id }) => ({ value: { id }, label: id, hint: countOf(sitting, id) })),
        ],
      },
      words,
    ),
  );
  if (chosen === 'cancel') return undefined;
  return chosen.id ?? askName(sitting);
}

function countOf({ model, store, words, date }: Sitting, id: string): string {
  const { gates, of } = answeredCount(askedOf(model.questionnaire, store.answers, id, date));
  return words.counted(gates, of);
}

function askName(sitting: Sitting): Promise<string | undefined> {
  const { words, store } = sitting;
  return typed(sitting, [words.who.heading], {
    label: words.who.name,
    hint: words.who.nameHint,
    check: (name) => {
      if (name === '') return words.checks.required;
      return store.respondent(name) === undefined ? undefined : words.checks.taken;
    },
  });
}

async function askRole({ conversation, words, model }: Sitting): Promise<string | undefined> {
  const options = model.questionnaire.roles.map(({ id, title }) => ({ value: id, label: title }));
  const role = await conversation.show(choiceScreen({ head: [words.who.role], options }, words));
  return role === 'cancel' ? undefined : role;
}

async function enter(sitting: Sitting, who: Who): Promise<void> {
  await save(sitting, { event: 'told', now: { respondents: [who] } });
}

function checkRole({ model }: Sitting, role: string): void {
  const roles = model.questionnaire.roles.map(({ id }) => id);
  if (roles.includes(role)) return;
  const close = nearest(role, roles);
  throw new UsageError({
    code: 'role-unknown',
    place: 'aiops',
    what: `--role ${JSON.stringify(role)}: expected one of ${roles.join(', ')}`,
    ...(close === undefined ? {} : { fix: `did you mean ${close}?` }),
  });
}
