import type { Score } from '../../maturity/ratings.ts';
import type { ModelFile } from '../../model-file.ts';
import { TOLD_ONCE } from '../../read/answers/joined-keys.ts';
import type { AssessmentResult } from '../../report/assessment/result.ts';
import { wordsOf } from '../../report/assessment/words.ts';
import { choiceScreen } from '../../report/interview/choice-screen.ts';
import type { EarlierAnswer } from '../../report/interview/views.ts';
import { type InterviewWords, interviewWordsOf } from '../../report/interview/words.ts';
import { AnswerStore } from '../../workshop/answer-store.ts';
import { type Conversation, Interrupted } from '../../workshop/conversation.ts';
import { type Sitting, save } from '../../workshop/sitting.ts';
import { isMovedToToday, type Turn, type WorkshopOptions, workshop } from '../../workshop/workshop.ts';
import type { TypedAssess } from '../assess-options.ts';
import type { LockHeld } from '../doors/locks.ts';
import { faultMessage, signalCodes } from '../exit.ts';
import type { Io } from '../io.ts';
import type { OpenConversation } from '../keyboard/conversation.ts';
import { type HeldLock, holdAnswers, momentOf } from '../locked-answers.ts';
import { emptyAnswers } from './assess-save.ts';
import { brokenOff, type Left, left, type Resume } from './workshop-end.ts';

/** What a sitting at the keyboard is about. */
export interface WorkshopRun {
  readonly path: string;
  readonly model: ModelFile;
  readonly typed: TypedAssess;
  /** Day of the sitting, where neither an option nor the file tells one. */
  readonly today: string;
  readonly begin: WorkshopOptions['begin'];
  readonly previous: AssessmentResult | undefined;
  readonly again: Resume['again'];
  readonly paint: Parameters<Io['converse']>[0];
}

/**
 * A sitting at the keyboard. The exit code where it was left; else what is there is to be scored.
 * What there is to say is said once the terminal is given back.
 * @throws UsageError when somebody else holds the file
 * @throws InputError when it is no answers to the model
 */
export async function holdWorkshop(run: WorkshopRun, io: Io): Promise<Left['end']> {
  await io.checkWritable(run.path);
  const words = await interviewWordsOf(run.model.language);
  const by = run.typed.facilitator ?? run.typed.respondent ?? io.user();
  let conversation: OpenConversation | undefined;
  let lock: HeldLock | undefined;
  const said: string[] = [];
  try {
    lock = await holdAnswers(run.path, by, io, async (held) => {
      conversation = await io.converse(run.paint);
      return isTakenOver(run.path, held, { conversation, words });
    });
    conversation ??= await io.converse(run.paint);
    const sitting = await open(run, { conversation, words, lock, said }, io);
    const ended = await sit(run, sitting);
    said.push(...ended.said);
    return ended.end;
  } catch (error) {
    // Nothing was asked yet that could be saved.
    if (error instanceof Interrupted) return signalCodes[error.signal];
    throw error;
  } finally {
    conversation?.close();
    await lock?.letGo();
    for (const line of said) io.say(line);
  }
}

/** Asks whether a lock whose holder is gone is to be taken over. */
async function isTakenOver(
  path: string,
  held: LockHeld,
  { conversation, words }: Pick<Sitting, 'conversation' | 'words'>,
): Promise<boolean> {
  const { lock } = words;
  return conversation.show(
    choiceScreen(
      {
        head: [lock.heading, '', path, holderLine(held, words), lock.text, '', lock.asked],
        options: [
          { value: true, label: lock.takeOver },
          { value: false, label: lock.leave },
        ],
        isFinal: true,
      },
      words,
    ),
  ) as Promise<boolean>;
}

function holderLine({ holder }: LockHeld, { lock }: InterviewWords): string {
  if (holder === undefined) return lock.heldBySomebody;
  return lock.held(holder.by, momentOf(holder), String(holder.pid), holder.host);
}

interface Opening {
  readonly conversation: Conversation;
  readonly words: InterviewWords;
  readonly lock: HeldLock;
  /** Takes what there is to say. */
  readonly said: string[];
}

/** The file, with what the command line tells of the whole of it. */
async function open(
  run: WorkshopRun,
  { conversation, words, lock, said }: Opening,
  io: Io,
): Promise<Sitting> {
  const { path, model, typed, today } = run;
  const { questionnaire } = model;
  const log = `${await io.realPath(path)}.log`;
  const date = typed.date ?? today;
  const { store, recovered, faults } = await AnswerStore.open(
    {
      read: () => io.readText(path),
      write: (text) => io.writeFile(path, [text]),
      readLog: async () => (await io.readText(log)) ?? '',
      appendLog: (line) => io.appendLine(log, line),
      cutLog: (at) => io.cutFile(log, at),
      now: () => io.now(),
      isOurs: () => lock.isOurs(),
    },
    { path, questionnaire, empty: emptyAnswers(questionnaire.model, { ...typed, date }) },
  );
  const [fault] = faults;
  if (fault !== undefined) said.push(faultMessage(fault, 'warning'));
  if (recovered?.gate !== undefined) said.push(words.recovered(recovered.gate));
  return {
    conversation,
    store,
    model,
    words,
    date: typed.date ?? (await dateOf(store.answers.date ?? date, today, { conversation, words })),
    target: typed.target,
    earlier: earlierAnswers(run.previous),
  };
}

/** An assessment that was begun on an earlier day may become one of today: evidence counts up to its date. */
async function dateOf(
  date: string,
  today: string,
  asked: Pick<Sitting, 'conversation' | 'words'>,
): Promise<string> {
  return date < today && (await isMovedToToday(asked, date, today)) ? today : date;
}

/** What the command line tells and the file does not say yet, where there is one already. */
async function tellOptions(sitting: Sitting, typed: TypedAssess): Promise<void> {
  const { answers } = sitting.store;
  if (answers.respondents.length === 0) return;
  const told = { ...typed, date: sitting.date };
  const news = TOLD_ONCE.filter((key) => told[key] !== undefined && told[key] !== answers[key]);
  if (news.length === 0) return;
  await save(sitting, { event: 'told', now: Object.fromEntries(news.map((key) => [key, told[key]])) });
}

async function sit(run: WorkshopRun, sitting: Sitting): Promise<Left> {
  let turn: Turn = { phase: run.begin === 'interview' ? 'interview' : 'discussion' };
  const options: WorkshopOptions = {
    ...run.typed,
    begin: run.begin,
    assessmentWords: await wordsOf(run.model.language),
    onTurn: (now) => {
      turn = now;
    },
  };
  try {
    await tellOptions(sitting, run.typed);
    const end = await workshop(sitting, options);
    await sitting.store.close();
    if (end !== 'quit') return { end, said: [] };
    return left(sitting, { again: run.again, turn }, run.typed);
  } catch (error) {
    const ended = brokenOff(error, sitting, { again: run.again, turn });
    await sitting.store.close().catch(() => {});
    return ended;
  }
}

function earlierAnswers(previous: AssessmentResult | undefined): ReadonlyMap<string, EarlierAnswer> {
  const { gates = [], date = '' } = previous ?? {};
  return new Map(gates.map((gate) => [gate.id, { answer: earlierAnswer(gate), date }]));
}

function earlierAnswer({ status, answer }: AssessmentResult['gates'][number]): EarlierAnswer['answer'] {
  if (status === 'unknown') return 'unknown';
  return status === 'not-applicable' ? 'na' : (answer as Score | null);
}
