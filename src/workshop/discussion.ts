import { type Agreed, saidAnswer } from '../maturity/answers.ts';
import { disputedGates } from '../maturity/discussion.ts';
import type { Score } from '../maturity/ratings.ts';
import { type Standing, standingsOf } from '../maturity/standing.ts';
import { commentsScreen } from '../report/interview/comments-screen.ts';
import { discussionScreen } from '../report/interview/discussion-screen.ts';
import { helpScreen } from '../report/interview/help-screen.ts';
import { discussionHints } from '../report/interview/question-keys.ts';
import type { DiscussionOutcome } from '../report/interview/views.ts';
import { askEvidence, askNa, askReason } from './asks.ts';
import { type Sitting, save } from './sitting.ts';

/** How a discussion ends. */
export type DiscussionEnd = 'done' | 'quit';

/** How many gates a room has to talk about, and how many of them it has settled. */
export function toDiscuss({ model, store, date }: Sitting): { open: number; settled: number } {
  const { open, settled } = disputedGates(standingsOf(model.questionnaire, store.answers, date));
  return { open: open.length, settled: settled.length };
}

/**
 * Brings the disputed gates up one by one, with the spread of the first answers and nobody's name. What the room
 * agrees on is saved beside the first answers, which stay.
 */
export async function discuss(sitting: Sitting): Promise<DiscussionEnd> {
  const { open, settled } = disputedGates(standings(sitting));
  const gates = (open.length > 0 ? open : settled).map(({ criterion }) => criterion.id);
  let at = 0;
  let notice: string | undefined;
  let chosen: Score | null | undefined;
  const goTo = (index: number): void => {
    at = index;
    chosen = undefined;
  };
  while (at < gates.length) {
    const gate = gates[at] as string;
    const standing = standings(sitting).find(({ criterion }) => criterion.id === gate) as Standing;
    const { criterion } = standing;
    const outcome = await sitting.conversation.show(
      discussionScreen(
        {
          questionnaire: sitting.model.questionnaire,
          standing,
          place: { at: at + 1, of: gates.length },
          chosen,
          notice,
        },
        sitting.words,
      ),
    );
    notice = undefined;
    chosen = chosenIn(outcome);
    switch (outcome.kind) {
      case 'agree':
        if (await agree(sitting, standing, { answer: outcome.value })) goTo(at + 1);
        break;
      case 'not-applicable': {
        const na = await askNa(sitting, criterion, standing.na ?? firstNa(sitting, gate));
        if (na !== undefined && (await agree(sitting, standing, { answer: 'na', na }))) goTo(at + 1);
        break;
      }
      case 'evidence': {
        const piece = await askEvidence(sitting, criterion);
        if (piece !== undefined)
          await save(sitting, { event: 'told', now: { evidence: { [gate]: [piece] } } });
        break;
      }
      case 'help':
        await sitting.conversation.show(
          helpScreen(
            sitting.model.questionnaire,
            criterion,
            sitting.words,
            discussionHints(standing, sitting.words),
          ),
        );
        break;
      case 'comments':
        await sitting.conversation.show(commentsScreen(standing, sitting.words));
        break;
      case 'keep':
      case 'skip':
        goTo(at + 1);
        break;
      case 'back':
        if (at === 0) notice = sitting.words.firstQuestion;
        goTo(Math.max(0, at - 1));
        break;
      case 'quit':
        return 'quit';
    }
  }
  return 'done';
}

/** What is still chosen when the same gate is shown again; undefined: what was agreed on. */
function chosenIn(outcome: DiscussionOutcome): Score | null | undefined {
  if (outcome.kind === 'agree') return outcome.value === 'unknown' ? undefined : outcome.value;
  return 'chosen' in outcome ? outcome.chosen : undefined;
}

type AgreedValue =
  | { readonly answer: Exclude<Agreed['answer'], 'na'> }
  | Pick<Extract<Agreed, { answer: 'na' }>, 'answer' | 'na'>;

/** Asks why, and saves it; false when that was left. */
async function agree(
  sitting: Sitting,
  { criterion, agreed }: Standing,
  value: AgreedValue,
): Promise<boolean> {
  const reason = await askReason(sitting, criterion, agreed ?? undefined);
  if (reason === undefined) return false;
  const now = { ...value, reason, date: sitting.date } as Agreed;
  await save(sitting, { event: 'agreed', gate: criterion.id, now });
  return true;
}

/** What somebody gave as the reason already, to begin with. */
function firstNa({ store }: Sitting, gate: string) {
  return store.answers.respondents
    .map(({ answers }) => saidAnswer(answers?.[gate]).na)
    .find((na) => na !== undefined);
}

function standings({ model, store, date }: Sitting): Standing[] {
  return standingsOf(model.questionnaire, store.answers, date);
}
