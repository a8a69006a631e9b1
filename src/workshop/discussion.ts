import { type Agreed, saidAnswer } from '../maturity/answers.ts';
import { disputedGates } from '../maturity/discussion.ts';
import type { Score } from '../maturity/ratings.ts';
import { type Standing, standingsOf } from '../maturity/standing.ts';
import { commentsScreen } from '../report/interview/comments-screen.ts';
import { discussionScreen } from '../report/interview/discussion-screen.ts';
import { helpScreen } from '../report/interview/help-screen.ts';
import { discussionHints } from '../report/interview/question-keys.ts';
import type { DiscussionView } from '../report/interview/views.ts';
import { askEvidence } from './ask-evidence.ts';
import { askNa } from './ask-na.ts';
import { askReason } from './asks.ts';
import { type Sitting, save } from './sitting.ts';

/** How a discussion ends. */
export type DiscussionEnd = 'done' | 'quit';

/** How many gates a room has to talk about, and how many of them it has settled. */
export function toDiscuss(sitting: Sitting): { open: number; settled: number } {
  const { open, settled } = disputedGates(standings(sitting));
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
  while (at < gates.length) {
    const place = { at: at + 1, of: gates.length };
    const next = await talkAbout(sitting, gates[at] as string, place, notice);
    if (next === 'quit') return 'quit';
    notice = next === 'back' && at === 0 ? sitting.words.firstQuestion : undefined;
    at = Math.max(0, at + (next === 'back' ? -1 : 1));
  }
  return 'done';
}

/** One gate until the room leaves it. */
async function talkAbout(
  sitting: Sitting,
  gate: string,
  place: DiscussionView['place'],
  notice: string | undefined,
): Promise<'on' | 'back' | 'quit'> {
  let chosen: Score | null | undefined;
  for (let news = notice; ; news = undefined) {
    const standing = standings(sitting).find(({ criterion }) => criterion.id === gate) as Standing;
    const { questionnaire } = sitting.model;
    const outcome = await sitting.conversation.show(
      discussionScreen({ questionnaire, standing, place, chosen, notice: news }, sitting.words),
    );
    if ('chosen' in outcome) chosen = outcome.chosen;
    if (outcome.kind === 'agree') {
      chosen = outcome.value === 'unknown' ? null : outcome.value;
      if (await agree(sitting, standing, { answer: outcome.value })) return 'on';
      continue;
    }
    const { kind } = outcome;
    if (kind === 'back' || kind === 'quit') return kind;
    if (kind === 'keep' || kind === 'skip') return 'on';
    if (kind !== 'not-applicable') await turnAside(sitting, standing, kind);
    else if (await agreeNotApplicable(sitting, standing)) return 'on';
  }
}

/** What is told to a gate, or read, before it is shown again. */
async function turnAside(
  sitting: Sitting,
  standing: Standing,
  kind: 'evidence' | 'help' | 'comments',
): Promise<void> {
  const { conversation, words, model } = sitting;
  const { criterion } = standing;
  if (kind === 'comments') await conversation.show(commentsScreen(standing, words));
  else if (kind === 'help') {
    const hints = discussionHints(standing, words);
    await conversation.show(helpScreen(model.questionnaire, criterion, words, hints));
  } else {
    const piece = await askEvidence(sitting, criterion);
    if (piece !== undefined)
      await save(sitting, { event: 'told', now: { evidence: { [criterion.id]: [piece] } } });
  }
}

async function agreeNotApplicable(sitting: Sitting, standing: Standing): Promise<boolean> {
  const { criterion, na: agreed } = standing;
  const na = await askNa(sitting, criterion, agreed ?? firstNa(sitting, criterion.id));
  return na !== undefined && agree(sitting, standing, { answer: 'na', na });
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
