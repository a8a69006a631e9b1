import { resolutions } from '../maturity/answers.ts';
import { assessed } from '../maturity/assessment.ts';
import type { Contradiction } from '../maturity/contradictions.ts';
import { contradictionText } from '../report/assessment/contradiction-text.ts';
import type { AssessmentWords } from '../report/assessment/words.ts';
import { choiceScreen } from '../report/interview/choice-screen.ts';
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
export async function settle(sitting: Sitting, assessmentWords: AssessmentWords): Promise<void> {
  const { words } = sitting;
  for (const found of openContradictions(sitting)) {
    const head = [
      words.contradictions.heading,
      '',
      `${found.id}: ${contradictionText(found, assessmentWords)}`,
    ];
    const resolution = await sitting.conversation.show(
      choiceScreen<(typeof resolutions)[number] | 'open'>(
        {
          head,
          options: [
            ...resolutions.map((value) => ({ value, label: words.contradictions[value] })),
            { value: 'open', label: words.whole.leaveOpen },
          ],
        },
        words,
      ),
    );
    if (resolution === 'cancel') return;
    if (resolution === 'open') continue;
    const reason = await typed(sitting, head, { label: words.contradictions.reason });
    if (reason === undefined) continue;
    await save(sitting, {
      event: 'told',
      now: { contradictions: { [found.id]: { resolution, reason } } },
    });
  }
}
