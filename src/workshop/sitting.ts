import { InputError, OutputError } from '../errors.ts';
import type { Target } from '../maturity/targets.ts';
import type { ModelFile } from '../model-file.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import type { EarlierAnswer } from '../report/interview/views.ts';
import type { InterviewWords } from '../report/interview/words.ts';
import { type AnswerStore, TakenOver } from './answer-store.ts';
import type { Change } from './change.ts';
import { type Conversation, Interrupted, type InterruptSignal } from './conversation.ts';

/** What every part of a sitting shares: who is asked, in which words, and where the answers go. */
export interface Sitting {
  readonly conversation: Conversation;
  readonly store: AnswerStore;
  readonly model: ModelFile;
  readonly words: InterviewWords;
  /** Of the assessment, `YYYY-MM-DD`. */
  readonly date: string;
  /** Undefined: the one of the file, else none is shown. */
  readonly target: Target | undefined;
  /** What an earlier assessment says of a gate. */
  readonly earlier: ReadonlyMap<string, EarlierAnswer>;
}

/** An answer that could not be saved, and was left so. */
export class NotSaved extends Error {
  readonly change: Change;
  readonly reason: OutputError | InputError | TakenOver;
  /** What broke off the sitting while it was not decided whether to try again. */
  readonly signal: InterruptSignal | undefined;

  constructor(change: Change, reason: OutputError | InputError | TakenOver, signal?: InterruptSignal) {
    super(reason.message);
    this.change = change;
    this.reason = reason;
    this.signal = signal;
  }
}

/**
 * Saves a change before anything else is asked. While the disk refuses it, or somebody has made no answers of the
 * file, whoever sits there may try again.
 * @throws NotSaved
 */
export async function save(sitting: Sitting, change: Change): Promise<void> {
  for (;;) {
    try {
      return await sitting.store.change(change);
    } catch (error) {
      if (error instanceof TakenOver) throw new NotSaved(change, error);
      if (!(error instanceof OutputError || error instanceof InputError)) throw error;
      if (!(await isTriedAgain(sitting, change, error))) throw new NotSaved(change, error);
    }
  }
}

/** @throws NotSaved when the sitting is broken off instead */
async function isTriedAgain(
  { conversation, words }: Sitting,
  change: Change,
  error: OutputError | InputError,
): Promise<boolean> {
  const { place, what } = error.fault;
  const screen = choiceScreen(
    {
      head: [`${place}: ${what}`, '', describe(change), '', words.notSaved],
      options: [
        { value: 'again', label: words.tryAgain },
        { value: 'leave', label: words.leaveUnsaved },
      ],
      isFinal: true,
    },
    words,
  );
  try {
    return (await conversation.show(screen)) === 'again';
  } catch (broken) {
    throw broken instanceof Interrupted ? new NotSaved(change, error, broken.signal) : broken;
  }
}

/** A change in one line, so that it can be typed again elsewhere. */
export function describe(change: Change): string {
  const where = change.event === 'told' ? [] : [change.gate];
  return [...where, JSON.stringify(change.now)].join(' = ');
}
