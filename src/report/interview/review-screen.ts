import { readableWidth } from '../assessment/readable-width.ts';
import type { Dress } from '../formats/format.ts';
import { headerBlocks } from './header.ts';
import { fullHints, type Hint } from './hints.ts';
import { type Block, blankBlock, givingWay, laidOut, wholeOrNothing } from './layout.ts';
import { paragraph } from './lines.ts';
import { reviewCounts } from './review-counts.ts';
import { reviewGrid } from './review-grid.ts';
import type { Key, Screen, Size, Step } from './screen.ts';
import type { ReviewOutcome, ReviewView } from './views.ts';
import { windowOf } from './window.ts';
import type { InterviewWords } from './words.ts';

/** What stands in a file before it is scored; its state is the dimension that is in sight. */
export function reviewScreen(view: ReviewView, words: InterviewWords): Screen<number, ReviewOutcome> {
  return {
    start: 0,
    draw: (at, size, paint) => drawn(view, at, words, { size, paint }),
    press: (key, at) => pressed(key, at, view),
  };
}

/** Header, rule, counts and keys: what is left of the rows is for the dimensions. */
const AROUND = 5;

function drawn(
  view: ReviewView,
  at: number,
  words: InterviewWords,
  { size, paint }: { size: Size; paint: Dress['paint'] },
): readonly string[] {
  const { columns, rows } = size;
  const width = readableWidth(columns);
  const grid = reviewGrid(view, width);
  const { review: say } = words;
  const { answered, unknown, na, open, notAsked } = reviewCounts(view);
  const counts = [
    ...paragraph(say.counts(answered, unknown, na), { columns: width }),
    ...paragraph(open === 0 ? say.complete : say.left(open, notAsked), { columns: width, role: 'strong' }),
  ];
  const room = Math.max(3, rows - AROUND - counts.length);
  const blocks: Block[] = [
    ...headerBlocks([say.title], view, words, columns),
    { part: 'list', forms: [windowOf(grid, at, room)] },
    blankBlock,
    wholeOrNothing('scale', paragraph(say.legend, { columns: width, role: 'dim' })),
    { part: 'notice', forms: [counts, counts.slice(-1)] },
    givingWay('comments', paragraph(say.respondents(view.respondents), { columns: width, role: 'dim' })),
    blankBlock,
    fullHints(hintsOf(open > 0, words), columns, 'ways'),
  ];
  return laidOut(blocks, size, paint);
}

function hintsOf(isOpen: boolean, { keys }: InterviewWords): Hint[] {
  return [
    isOpen
      ? { key: 'Enter', does: keys.firstOpen, short: keys.firstOpenShort }
      : { key: 'Enter', does: keys.score },
    ...(isOpen ? [{ key: 'a', does: keys.scoreNow, short: keys.scoreNowShort }] : []),
    { key: 'g', does: keys.goTo },
    { key: 'r', does: keys.nextRespondent },
    { key: 'm', does: keys.more },
    { key: '?', does: keys.how },
    { key: 'q', does: keys.quit, short: keys.quitShort },
  ];
}

const ways: Readonly<Record<string, ReviewOutcome['kind']>> = {
  a: 'score',
  g: 'go-to',
  m: 'more',
  r: 'next-respondent',
  '?': 'how',
  q: 'quit',
};

function pressed(key: Key, at: number, view: ReviewView): Step<number, ReviewOutcome> {
  const last = view.questionnaire.dimensions.length - 1;
  if (key === 'up') return { state: Math.max(0, at - 1) };
  if (key === 'down') return { state: Math.min(last, at + 1) };
  if (key === 'enter') return { done: { kind: reviewCounts(view).open > 0 ? 'open' : 'score' } };
  const kind = Object.hasOwn(ways, key) ? ways[key] : undefined;
  return kind === undefined ? { state: at } : { done: { kind } };
}
