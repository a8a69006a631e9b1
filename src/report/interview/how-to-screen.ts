import type { Questionnaire } from '../../maturity/questionnaire.ts';
import { pagedScreen } from './pages.ts';
import type { Screen } from './screen.ts';
import type { InterviewWords } from './words.ts';

/** What the model is and how it is answered, read before the first question. */
export function howToScreen(
  { model, howToAnswer }: Questionnaire,
  words: InterviewWords,
): Screen<number, { readonly kind: 'go' | 'quit' }> {
  const paragraphs = howToAnswer
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text }));
  return pagedScreen(
    {
      title: model.title,
      sections: [{ texts: [{ text: model.about }] }, { heading: words.howTo.title, texts: paragraphs }],
      end: { outcome: { kind: 'go' as const }, does: words.keys.begin },
      leave: { outcome: { kind: 'quit' as const }, keys: ['q'], does: words.keys.leave },
    },
    words,
  );
}
