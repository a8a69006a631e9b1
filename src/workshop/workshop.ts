import type { AssessmentWords } from '../report/assessment/words.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import { howToScreen } from '../report/interview/how-to-screen.ts';
import { discuss, toDiscuss } from './discussion.ts';
import { interview } from './interview.ts';
import { openContradictions, settle } from './settling.ts';
import type { Sitting } from './sitting.ts';
import { type NamedWho, whoAnswers, whoIsNext } from './who.ts';

/** How a sitting ends; `nothing-to-ask`: nobody saw a screen, so that nobody decided anything either. */
export type SittingEnd = 'score' | 'nothing-to-ask' | 'quit';

export interface WorkshopOptions extends NamedWho {
  /** `interview`: somebody answers; `discussion`: the room talks about what stands; `offer`: if it wants to. */
  readonly begin: 'interview' | 'discussion' | 'offer';
  readonly assessmentWords: AssessmentWords;
  /** Told whose turn it is, so that it is known where a sitting was left. */
  onTurn(turn: Turn): void;
}

/** Whose turn it is: one respondent's, or the room's. */
export interface Turn {
  readonly phase: 'interview' | 'discussion';
  readonly respondent?: string;
}

/**
 * A sitting from its beginning to its end: one respondent after the other, each in private, then what the room has
 * to talk about.
 */
export async function workshop(sitting: Sitting, options: WorkshopOptions): Promise<SittingEnd> {
  if (options.begin === 'interview' && (await interviews(sitting, options)) === 'quit') return 'quit';
  return talk(sitting, options);
}

/** Whether an assessment that was begun on an earlier day becomes one of today. */
export async function isMovedToToday(
  { conversation, words }: Pick<Sitting, 'conversation' | 'words'>,
  date: string,
  today: string,
): Promise<boolean> {
  const { heading, keep, move } = words.dated;
  const next = await conversation.show(
    choiceScreen(
      {
        head: [heading(date, today)],
        options: [
          { value: 'keep', label: keep },
          { value: 'move', label: move },
        ],
        isFinal: true,
      },
      words,
    ),
  );
  return next === 'move';
}

async function interviews(sitting: Sitting, options: WorkshopOptions): Promise<'score' | 'quit'> {
  let who = await whoAnswers(sitting, options);
  for (;;) {
    if (who === undefined) return 'quit';
    options.onTurn({ phase: 'interview', respondent: who });
    if ((await begin(sitting, who)) === 'quit') return 'quit';
    const end = await interview(sitting, who);
    if (end !== 'next-respondent') return end;
    options.onTurn({ phase: 'interview' });
    await handOver(sitting);
    who = await whoIsNext(sitting);
  }
}

/** How to answer is told before the first question of everybody. */
async function begin({ conversation, store, model, words }: Sitting, who: string): Promise<'go' | 'quit'> {
  await store.note({ event: 'opened', respondent: who });
  if (Object.keys(store.respondent(who)?.answers ?? {}).length > 0) return 'go';
  const { kind } = await conversation.show(howToScreen(model.questionnaire, words));
  return kind;
}

/** An empty screen between two who answer in private. */
async function handOver({ conversation, words }: Sitting): Promise<void> {
  await conversation.show(
    choiceScreen(
      {
        head: [words.thanks.text, words.thanks.hint, '', words.handOver.text],
        options: [{ value: 'on', label: words.handOver.enter }],
        isFinal: true,
      },
      words,
    ),
  );
}

/** Offers to talk about what is disputed, and then about what cannot all be true. */
async function talk(
  sitting: Sitting,
  { begin: from, assessmentWords, onTurn }: WorkshopOptions,
): Promise<SittingEnd> {
  onTurn({ phase: 'discussion' });
  const { open, settled } = toDiscuss(sitting);
  const isAsked = from === 'discussion';
  const isDiscussed = open > 0 || (isAsked && settled > 0);
  const wasAsked = from === 'interview' || isDiscussed;
  if (isDiscussed) {
    const next = isAsked ? 'discuss' : await offer(sitting, sitting.words.disputed(open));
    if (next === 'quit') return 'quit';
    if (next === 'discuss' && (await discuss(sitting)) === 'quit') return 'quit';
  }
  const contradictions =
    sitting.store.answers.respondents.length === 0 ? 0 : openContradictions(sitting).length;
  if (contradictions === 0) return wasAsked ? 'score' : 'nothing-to-ask';
  const next = await offer(sitting, sitting.words.contradicting(contradictions));
  if (next === 'discuss' && (await settle(sitting, assessmentWords)) === 'quit') return 'quit';
  return next === 'quit' ? 'quit' : 'score';
}

async function offer(
  { conversation, words }: Sitting,
  heading: string,
): Promise<'discuss' | 'score' | 'quit'> {
  const next = await conversation.show(
    choiceScreen<'discuss' | 'score' | 'quit'>(
      {
        head: [heading],
        options: [
          { value: 'discuss', label: words.offer.discuss },
          { value: 'score', label: words.offer.score },
          { value: 'quit', label: words.keys.quit },
        ],
        isFinal: true,
      },
      words,
    ),
  );
  return next === 'cancel' ? 'quit' : next;
}
