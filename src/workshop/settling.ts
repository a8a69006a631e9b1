import { resolutions } from '../maturity/answers.ts';
import { assessed } from '../maturity/assessment.ts';
import type { Contradiction } from '../maturity/contradictions.ts';
import { contradictionText } from '../report/assessment/contradiction-text.ts';
import { reportedContradiction } from '../report/assessment/reported-contradiction.ts';
import type { AssessmentWords } from '../report/assessment/words.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
import type { InterviewWords } from '../report/interview/words.ts';
import { typed } from './asks.ts';
import { type Sitting, save } from './sitting.ts';

/** Contradictions that nobody has settled yet. */
export function openContradictions({ model, store, date, target }: Sitting): Contradiction[] {
  const { answers } = store;
  const { contradictions } = assessed(model.questionnaire, answers, {
    date,
    upto: answers.upto ?? undefined,
    target: target ?? answers.target ?? undefined,
  });
  return contradictions.filter(({ resolution }) => resolution === null);
}

/** Brings up claims that cannot all be true, one by one; each is settled with a reason, or left open. */
export async function settle(sitting: Sitting, assessmentWords: AssessmentWords): Promise<'done' | 'quit'> {
  const found = openContradictions(sitting);
  let at = 0;
  while (at < found.length) {
    const contradiction = found[at] as Contradiction;
    const head = headOf(sitting, contradiction, { at: at + 1, of: found.length }, assessmentWords);
    const next = await sitting.conversation.show(resolutionScreen(head, at === 0, sitting.words));
    if (next === 'quit') return 'quit';
    if (next === 'rest') return 'done';
    if (next === 'cancel') at = Math.max(0, at - 1);
    else if (next === 'open' || (await resolve(sitting, contradiction.id, next, head))) at += 1;
  }
  return 'done';
}

type Resolution = (typeof resolutions)[number];

function resolutionScreen(head: readonly string[], isFirst: boolean, words: InterviewWords) {
  return choiceScreen<Resolution | 'open' | 'rest' | 'quit'>(
    {
      head: [...head, '', words.contradictions.heading],
      options: [
        ...resolutions.map((value) => ({ value, label: words.contradictions[value] })),
        { value: 'open', label: words.whole.leaveOpen },
        { value: 'rest', label: words.contradictions.rest },
        { value: 'quit', label: words.keys.quit },
      ],
      start: 'open',
      isFinal: isFirst,
    },
    words,
  );
}

/** Asks why, and saves it; false when that was left. */
async function resolve(
  sitting: Sitting,
  id: string,
  resolution: Resolution,
  head: readonly string[],
): Promise<boolean> {
  const reason = await typed(sitting, head, { label: sitting.words.contradictions.reason });
  if (reason === undefined) return false;
  await save(sitting, { event: 'told', now: { contradictions: { [id]: { resolution, reason } } } });
  return true;
}

/** What contradicts what, with the words of the gates and not their signs alone. */
function headOf(
  { model: { questionnaire }, words }: Sitting,
  contradiction: Contradiction,
  place: { readonly at: number; readonly of: number },
  assessmentWords: AssessmentWords,
): string[] {
  const { gates } = reportedContradiction(contradiction, assessmentWords);
  const named = 'dimension' in contradiction ? [contradiction.dimension] : [];
  const held = contradiction.code === 'K3' ? contradiction.heldBy.map(({ dimension }) => dimension) : [];
  const dimensions = questionnaire.dimensions.filter(({ id }) => [...named, ...held].includes(id));
  const claims = questionnaire.criteria.filter(({ id }) => gates.includes(id));
  return [
    words.contradictions.title(place.at, place.of, contradiction.id),
    '',
    contradictionText(contradiction, assessmentWords),
    '',
    ...dimensions.map(({ id, title }) => `${id} ${title}`),
    ...claims.map(({ id, text }) => `${id} ${text}`),
  ];
}
