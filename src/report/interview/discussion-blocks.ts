import { lowerMedian } from '../../maturity/ratings.ts';
import type { Standing, Vote } from '../../maturity/standing.ts';
import { readableWidth } from '../assessment/readable-width.ts';
import type { DiscussionState } from './discussion-screen.ts';
import { headerBlocks, noticeBlocks } from './header.ts';
import { fullHints } from './hints.ts';
import { type Block, blankBlock, endingEarly } from './layout.ts';
import { lineOf, paragraph } from './lines.ts';
import { naText } from './na-text.ts';
import { discussionHints } from './question-keys.ts';
import { anchorsOf, scaleRows } from './scale-rows.ts';
import { otherVotes, voteMarks } from './spread.ts';
import type { DiscussionView } from './views.ts';
import type { InterviewWords } from './words.ts';

/** What stands on the screen of a discussion, from top to bottom. */
export function discussionBlocks(
  { questionnaire, standing, place, notice: news }: DiscussionView,
  { chosen, notice }: DiscussionState,
  words: InterviewWords,
  columns: number,
): Block[] {
  const width = readableWidth(columns);
  const { criterion, votes } = standing;
  const here = `${words.discussion.title(place.at, place.of)} · ${criterion.id}`;
  const { chooseFirst, neverNa } = words.question;
  const notices = { 'choose-first': chooseFirst, 'never-na': neverNa };
  return [
    ...headerBlocks([`${here}, ${words.level(criterion.level)}`, here], { notice: news }, words, columns),
    endingEarly('claim', paragraph(criterion.text, { columns: width, role: 'strong' })),
    blankBlock,
    ...scaleRows(anchorsOf(questionnaire, criterion), { chosen, columns, marks: voteMarks(votes) }),
    { part: 'anchors', forms: [otherVotes(votes, words, width)] },
    blankBlock,
    {
      part: 'facts',
      forms: [factLines(standing, words).flatMap((text) => paragraph(text, { columns: width }))],
    },
    ...agreedBlocks(standing, words, width),
    ...commentBlocks(standing, words, width),
    blankBlock,
    ...noticeBlocks(notice === null ? [] : [notices[notice]], columns),
    fullHints(discussionHints(standing, words), columns, 'ways'),
  ];
}

/** How far apart the answers are, what counts as long as nothing is agreed, and whether the sides differ. */
function factLines(
  { votes, range, consensus, roleGap, evidence }: Standing,
  words: InterviewWords,
): string[] {
  const { discussion: say, number } = words;
  const middle = lowerMedian(votes);
  const facts = [
    ...(consensus === null ? [] : [say.range(number(range), number(Number(consensus.toFixed(2))))]),
    ...(middle === undefined ? [] : [say.asItStands(voteText(middle, words))]),
    ...(evidence.length === 0 ? [] : [say.evidence(evidence.length)]),
  ];
  return [facts.join(' · '), ...roleGapLines(roleGap, words)].filter((line) => line !== '');
}

function roleGapLines(roleGap: Standing['roleGap'], { discussion: say }: InterviewWords): string[] {
  if (roleGap === null) return [];
  if (roleGap.medians === null) return [say.roleGapHidden(roleGap.steps)];
  const { manager, practitioner } = roleGap.medians;
  return [say.roleGap(roleGap.steps, manager > practitioner, manager, practitioner)];
}

function agreedBlocks({ agreed, na }: Standing, words: InterviewWords, columns: number): Block[] {
  if (agreed === null) return [];
  const answer = na === null ? voteText(agreed.answer, words) : naText(na, words);
  const lines = paragraph(words.discussion.agreed(answer, agreed.reason), { columns, role: 'strong' });
  return [endingEarly('facts', lines)];
}

/** Nobody's name is known here; the comments stand in an order of their own. */
function commentBlocks({ comments }: Standing, words: InterviewWords, columns: number): Block[] {
  if (comments.length === 0) return [];
  const heading = lineOf(words.discussion.comments, 'dim');
  const entries = comments.map((text) => paragraph(text, { columns, lead: '– ' }));
  const shorter = entries.map((_, gone) => {
    const kept = entries.slice(0, entries.length - gone).flat();
    return gone === 0 ? [heading, ...kept] : [heading, ...kept, lineOf(`… ${words.more(gone)}`, 'dim')];
  });
  const counted = lineOf(words.discussion.commentsCounted(comments.length), 'dim');
  return [{ part: 'comments', forms: [...shorter, [counted], []] }];
}

function voteText(vote: Vote, { answers }: InterviewWords): string {
  return typeof vote === 'number' ? String(vote) : answers[vote];
}
