import type { Standing } from '../../maturity/standing.ts';
import { pagedScreen } from './pages.ts';
import type { Screen } from './screen.ts';
import type { InterviewWords } from './words.ts';

/** All that was written to one gate, page by page, without names. */
export function commentsScreen(
  { criterion, comments }: Pick<Standing, 'criterion' | 'comments'>,
  words: InterviewWords,
): Screen<number, { readonly kind: 'close' }> {
  const outcome = { kind: 'close' as const };
  const { discussion, keys } = words;
  return pagedScreen(
    {
      title: `${discussion.comments} · ${criterion.id}`,
      sections: comments.map((text) => ({ texts: [{ text, lead: '– ' }] })),
      end: { outcome, does: keys.close },
      leave: { outcome, keys: ['q', 'escape', 'c'], does: keys.close },
    },
    words,
  );
}
